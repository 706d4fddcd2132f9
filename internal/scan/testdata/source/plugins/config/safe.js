export default () => ({
  imagekit: {
    config: {
      urlEndpoint: 'https://ik.imagekit.io/acme',
      useSignedUrls: true, // not: imagekit-plugin-signs-for-ever imagekit-plugin-url-without-expiry
      expiry: 3600, // not: imagekit-plugin-url-with-zero-expiry
    },
  },
});
