// Signatures for uploads to ImageKit, for those who are logged in.
import cors from 'cors';
import express from 'express';

const app = express();
app.use(cors({ origin: 'https://desk.acme.tv' })); // not: imagekit-upload-signature-for-any-origin

app.get('/sign', requireAuth, (req, res) => {
  const expire = Math.floor(Date.now() / 1000) + 1800; // not: imagekit-long-upload-signature
  res.json(imagekit.getAuthenticationParameters(uuid(), expire)); // not: imagekit-open-upload-auth imagekit-upload-expiry-from-request
});
