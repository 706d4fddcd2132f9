// Addresses that ImageKit signs.
import got from 'got';

export async function run(): Promise<void> {
  // ImageKit
  client.helper.buildSrc({ urlEndpoint: 'https://ik.imagekit.io/acme', src: '/contract.jpg', signed: true }); // want: imagekit-signed-url-without-expiry
  client.helper.buildSrc({ urlEndpoint: 'https://ik.imagekit.io/acme', src: '/contract.jpg', signed: true, expiresIn: 3600 }); // not: imagekit-signed-url-without-expiry imagekit-signed-url-with-zero-expiry imagekit-long-lived-signed-url imagekit-expiry-as-timestamp imagekit-signed-path-without-expiry
  client.helper.buildSrc({ urlEndpoint: 'https://ik.imagekit.io/acme', src: '/contract.jpg', signed: true, expiresIn: 0 }); // want: imagekit-signed-url-with-zero-expiry
  client.helper.buildSrc({ urlEndpoint: 'https://ik.imagekit.io/acme', src: '/contract.jpg', signed: true, expiresIn: 31536000 }); // want: imagekit-long-lived-signed-url
  client.helper.buildSrc({ urlEndpoint: 'https://ik.imagekit.io/acme', src: '/contract.jpg', signed: true, expiresIn: 1798761600 }); // want: imagekit-expiry-as-timestamp
  client.helper.buildSrc({ src: '/contract.jpg', signed: true }); // want: imagekit-signed-path-without-expiry
}
