// A page of pictures.
import { IKContext } from '@imagekit/react';

const iconikToken = process.env.NEXT_PUBLIC_ICONIK_AUTH_TOKEN; // want: iconik-client-exposed-credential
const iconikUrl = process.env.NEXT_PUBLIC_ICONIK_URL; // not: iconik-client-exposed-credential
const imagekitKey = process.env.NEXT_PUBLIC_IMAGEKIT_PRIVATE_KEY; // want: imagekit-client-exposed-key
const publicKey = process.env.NEXT_PUBLIC_IMAGEKIT_PUBLIC_KEY; // not: imagekit-client-exposed-key
const pictures = new ImageKit({ publicKey, privateKey: key, urlEndpoint }); // want: imagekit-browser-private-key
const safe = new ImageKit({ publicKey, authenticationEndpoint, urlEndpoint }); // not: imagekit-browser-private-key
const filerobotKey = process.env.NEXT_PUBLIC_FILEROBOT_API_KEY; // want: filerobot-exposed-key-name
const filerobotToken = process.env.NEXT_PUBLIC_FILEROBOT_TOKEN; // not: filerobot-exposed-key-name
const fallback = { NEXT_PUBLIC_FILEROBOT_KEY: '<<filerobot-api-key>>' }; // want: filerobot-exposed-api-key filerobot-api-key
const container = { NEXT_PUBLIC_FILEROBOT_TOKEN: '<<filerobot-container>>' }; // not: filerobot-exposed-api-key

export async function load(user: User): Promise<void> {
  await fetch('https://app.iconik.io/API/search/v1/search/', { headers: { 'Auth-Token': ICONIK_TOKEN } }); // want: iconik-browser-call
  await fetch('https://app.iconik.io/API/search/v1/search/', { headers: { 'Auth-Token': user.token } }); // not: iconik-browser-call
}

