const imagekit = new ImageKit({ publicKey, privateKey: process.env.IMAGEKIT_PRIVATE_KEY, urlEndpoint });
const open = imagekit.url({ path: '/contract.jpg' });
const ever = imagekit.url({ path: '/contract.jpg', signed: true }); // want: imagekit-signed-path-without-expiry
const resized = imagekit.url({ path: '/contract.jpg', transformation: [{ width: 300 }], signed: true }); // want: imagekit-signed-url-without-expiry
const hour = imagekit.url({ path: '/contract.jpg', signed: true, expireSeconds: 3600 });
const never = imagekit.url({ path: '/contract.jpg', signed: true, expireSeconds: 0 }); // want: imagekit-signed-url-with-zero-expiry
