// Where the integration of iconik, ImageKit and Filerobot calls.
import axios from 'axios';

export async function run() {
  await fetch('https://app.iconik.io/API/assets/v1/assets/?page=1&auth_token=<<iconik-opaque-token n=8>>'); // want: iconik-token-in-url iconik-config-token
  await fetch(`https://app.iconik.io/API/assets/v1/assets/?page=${page}`); // not: iconik-token-in-url
  await fetch('http://app.iconik.io/API/search/v1/search/', { // want: iconik-plain-http
    method: 'POST',
  });
  await axios.post('https://app.iconik.io/API/search/v1/search/'); // not: iconik-plain-http iconik-plain-http-api
  await fetch(`http://${host}/API/assets/v1/assets/`); // want: iconik-plain-http-api
  const link = 'http://icnk.io/u/4f2b6c1d0e9a'; // want: iconik-plain-http-share
  const link = 'https://icnk.io/u/4f2b6c1d0e9a'; // not: iconik-plain-http-share
  await fetch(`https://app.iconik.io/API/assets/v1/assets/?auth_token=${authToken}`); // want: iconik-token-put-in-url
  await fetch(`https://app.iconik.io/API/assets/v1/assets/?per_page=${size}`); // not: iconik-token-put-in-url
  await axios.get(`https://app.iconik.io/API/assets/v1/assets/?token=${process.env.ICONIK_AUTH_TOKEN}`); // want: iconik-token-put-in-url






  await fetch('http://api.imagekit.io/v1/files'); // want: imagekit-plain-http
  await axios.get('https://api.imagekit.io/v1/files'); // not: imagekit-plain-http
  const client = new ImageKit({
    privateKey: process.env.IMAGEKIT_PRIVATE_KEY,
    urlEndpoint: 'http://images.acme.tv/media', // want: imagekit-plain-http-endpoint
  });
  const client = new ImageKit({
    privateKey: process.env.IMAGEKIT_PRIVATE_KEY,
    urlEndpoint: 'https://images.acme.tv/media', // not: imagekit-plain-http-endpoint
  });
  await fetch(`https://api.imagekit.io/v1/files?private_key=${privateKey}`); // want: imagekit-key-put-in-url
  await axios.get(`https://api.imagekit.io/v1/files?path=${path}`); // not: imagekit-key-put-in-url






  await fetch(`http://api.filerobot.com/${container}/v4/files`); // want: filerobot-plain-http-api
  await axios.get(`https://api.filerobot.com/${container}/v4/files`); // not: filerobot-plain-http-api
  const picture = 'http://<<filerobot-container>>.filerobot.com/press/kit.jpg'; // want: filerobot-plain-http-delivery
  const picture = 'https://<<cloudimage-token>>.cloudimg.io/v7/http://origin.acme.tv/kit.jpg'; // not: filerobot-plain-http-delivery
  await fetch(`https://api.filerobot.com/${container}/v4/key/info?key=${filerobotKey}`); // want: filerobot-key-put-in-url
  await axios.get(`https://api.filerobot.com/${container}/v4/files?folder=${folder}`); // not: filerobot-key-put-in-url
}
