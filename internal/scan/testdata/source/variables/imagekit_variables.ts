// A credential of ImageKit under a short name.
const key = process.env.IMAGEKIT_PRIVATE_KEY;
console.log(`key ${key}`); // want: imagekit-logged-variable
console.log(`key ${key ? 'set' : 'missing'}`); // not: imagekit-logged-variable
