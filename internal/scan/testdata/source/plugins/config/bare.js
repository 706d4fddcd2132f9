export default () => ({
  imagekit: {
    config: {
      urlEndpoint: 'https://ik.imagekit.io/acme',
      useSignedUrls: true, // want: imagekit-plugin-url-without-expiry
    },
  },
});
