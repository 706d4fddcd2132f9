// Addresses that ImageKit signs.
import axios from 'axios';

export async function run() {
  // ImageKit
  imagekit.url({ urlEndpoint, path: '/contract.jpg', signed: true }); // want: imagekit-signed-url-without-expiry
  imagekit.url({ urlEndpoint, path: '/contract.jpg', signed: true, expireSeconds: 3600 }); // not: imagekit-signed-url-without-expiry imagekit-signed-url-with-zero-expiry imagekit-long-lived-signed-url imagekit-expiry-as-timestamp imagekit-signed-path-without-expiry
  imagekit.url({ urlEndpoint, path: '/contract.jpg', signed: true, expireSeconds: 0 }); // want: imagekit-signed-url-with-zero-expiry
  imagekit.url({ urlEndpoint, path: '/contract.jpg', signed: true, expireSeconds: 31536000 }); // want: imagekit-long-lived-signed-url
  imagekit.url({ urlEndpoint, path: '/contract.jpg', signed: true, expireSeconds: 1798761600 }); // want: imagekit-expiry-as-timestamp
  imagekit.url({ path: '/contract.jpg', signed: true }); // want: imagekit-signed-path-without-expiry
  imagekit.url({ urlEndpoint, path: '/contract.jpg', signed: false, expireSeconds: 600 }); // want: imagekit-expiry-without-signature
  imagekit.url({ urlEndpoint, path: '/contract.jpg', signed: true, expireSeconds: 600 }); // not: imagekit-expiry-without-signature
  imagekit.url({ path: '/contract.jpg', expireSeconds: 600 }); // want: imagekit-call-without-signature
  imagekit.url({ path: '/contract.jpg', signed: true, expireSeconds: 600 }); // not: imagekit-call-without-signature
}
