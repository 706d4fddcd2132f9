// A credential of iconik under a short name.
const key = process.env.ICONIK_AUTH_TOKEN;
console.log('key', key); // want: iconik-logged-key
console.log('key', !!key); // not: iconik-logged-key
