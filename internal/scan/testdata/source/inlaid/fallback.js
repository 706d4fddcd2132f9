// What goes to iconik, and what is written of it.
const headers = { 'Auth-Token': process.env.ICONIK_AUTH_TOKEN }; // want: iconik-logged-headers
console.log('headers', headers ?? {});
const quiet = { 'Auth-Token': process.env.ICONIK_AUTH_TOKEN }; // not: iconik-logged-headers
console.log('headers', Object.keys(quiet ?? {}));
