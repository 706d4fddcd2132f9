// What iconik answers to a log-in, and who reads it.
export async function run(body) {
  const res = await fetch('https://app.iconik.io/API/auth/v1/auth/simple/login/', { method: 'POST', body });
  console.log(res.status); // not: iconik-logged-login-answer
  const text = await res.text();
  console.log(text); // want: iconik-logged-login-answer
}
