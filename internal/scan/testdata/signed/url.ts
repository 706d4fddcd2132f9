const imagekit = new ImageKit({ privateKey: process.env.IMAGEKIT_PRIVATE_KEY });
const open = imagekit.helper.buildSrc({ urlEndpoint, src: '/contract.jpg' });
const ever = imagekit.helper.buildSrc({ urlEndpoint, src: '/contract.jpg', signed: true }); // want: imagekit-signed-url-without-expiry
const hour = imagekit.helper.buildSrc({ urlEndpoint, src: '/contract.jpg', signed: true, expiresIn: 3600 });
const never = imagekit.helper.buildSrc({ urlEndpoint, src: '/contract.jpg', signed: true, expiresIn: 0 }); // want: imagekit-signed-url-with-zero-expiry
