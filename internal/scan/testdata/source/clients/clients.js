// A client of ImageKit on a server.
const ik = new ImageKit({
  publicKey: process.env.IMAGEKIT_PUBLIC_KEY,
  privateKey: process.env.IMAGEKIT_PRIVATE_KEY,
  urlEndpoint: process.env.IMAGEKIT_URL_ENDPOINT,
});
console.log('client', ik); // want: imagekit-logged-client
console.log('client', ik.options.urlEndpoint); // not: imagekit-logged-client
console.log('client', Boolean(ik)); // not: imagekit-logged-client
