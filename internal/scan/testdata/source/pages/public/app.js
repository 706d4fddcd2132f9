// A page of pictures.
import { IKContext } from 'imagekit-javascript';

const iconikToken = process.env.REACT_APP_ICONIK_AUTH_TOKEN; // want: iconik-client-exposed-credential
const iconikUrl = process.env.REACT_APP_ICONIK_URL; // not: iconik-client-exposed-credential
const imagekitKey = process.env.REACT_APP_IMAGEKIT_PRIVATE_KEY; // want: imagekit-client-exposed-key
const publicKey = process.env.REACT_APP_IMAGEKIT_PUBLIC_KEY; // not: imagekit-client-exposed-key
const pictures = new ImageKit({ publicKey, privateKey: key, urlEndpoint }); // want: imagekit-browser-private-key
const safe = new ImageKit({ publicKey, authenticationEndpoint, urlEndpoint }); // not: imagekit-browser-private-key
const filerobotKey = process.env.REACT_APP_FILEROBOT_API_KEY; // want: filerobot-exposed-key-name
const filerobotToken = process.env.REACT_APP_FILEROBOT_TOKEN; // not: filerobot-exposed-key-name
const fallback = { REACT_APP_FILEROBOT_KEY: '<<filerobot-api-key>>' }; // want: filerobot-exposed-api-key filerobot-api-key
const container = { REACT_APP_FILEROBOT_TOKEN: '<<filerobot-container>>' }; // not: filerobot-exposed-api-key

export async function load(user) {
  await fetch('https://app.iconik.io/API/search/v1/search/', { headers: { 'Auth-Token': ICONIK_TOKEN } }); // want: iconik-browser-call
  await fetch('https://app.iconik.io/API/search/v1/search/', { headers: { 'Auth-Token': user.token } }); // not: iconik-browser-call
}

