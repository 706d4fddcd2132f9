// What iconik answers to a log-in, and who reads it.
export async function run(body) {
  const res = await fetch('https://app.iconik.io/API/auth/v1/auth/simple/login/', { method: 'POST', body });
  console.log(res.status); // not: iconik-logged-login-answer
  const text = await res.text();
  console.log(text); // want: iconik-logged-login-answer
}

// What it answers to the minting of a token.
export async function mint(id) {
  const res = await axios.post(`https://app.iconik.io/API/auth/v1/apps/${id}/token/?expires_in=600`);
  console.log(res.data.expires); // not: iconik-logged-login-answer
  console.log('minted', res.data); // want: iconik-logged-login-answer
  await axios.delete(`https://app.iconik.io/API/auth/v1/auth/token/${res.data.id}/`);
}
