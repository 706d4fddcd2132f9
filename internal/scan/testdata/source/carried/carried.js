// A token for iconik that somebody hands over.
export function run(token) {
  const headers = { 'Auth-Token': token };
  console.log('token', token); // want: iconik-logged-variable
  console.log('token', token.length); // not: iconik-logged-variable
  return headers;
}
