// A credential of Filerobot under a short name.
const key = process.env.FILEROBOT_KEY;
console.log('key', key); // want: filerobot-logged-variable
console.log('key', !!key); // not: filerobot-logged-variable
