// Signatures for uploads to ImageKit.
import cors from 'cors';
import express from 'express';
import ImageKit from 'imagekit';

const imagekit = new ImageKit({ publicKey, privateKey: process.env.IMAGEKIT_PRIVATE_KEY, urlEndpoint });
const app = express();
app.use(cors()); // want: imagekit-upload-signature-for-any-origin

app.get('/sign', (req, res) => {
  res.json(imagekit.getAuthenticationParameters()); // want: imagekit-open-upload-auth
});
app.get('/sign/again', (req, res) => {
  res.json(imagekit.getAuthenticationParameters(req.query.token, req.query.expire)); // want: imagekit-upload-expiry-from-request
});
app.get('/sign/day', (req, res) => {
  const expire = Math.floor(Date.now() / 1000) + 86400; // want: imagekit-long-upload-signature
  res.json(imagekit.getAuthenticationParameters(uuid(), expire));
});
