export default () => ({
  imagekit: {
    config: {
      urlEndpoint: 'https://ik.imagekit.io/acme',
      useSignedUrls: true, // want: imagekit-plugin-signs-for-ever
      expiry: 0, // want: imagekit-plugin-url-with-zero-expiry
    },
  },
});
