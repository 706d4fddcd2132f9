// Keys of ImageKit, Filerobot and Cloudimage, as they should not be written down.
import axios from 'axios';

export async function run() {
  const client = new ImageKit({
    publicKey: '<<imagekit-public-key>>', // not: imagekit-swapped-keys imagekit-private-key
    privateKey: '<<imagekit-private-key>>', // want: imagekit-private-key
    urlEndpoint: 'https://ik.imagekit.io/acme',
  });
  const client = new ImageKit({
    publicKey: '<<imagekit-private-key n=2>>', // want: imagekit-swapped-keys imagekit-private-key
    privateKey: process.env.IMAGEKIT_PRIVATE_KEY, // not: imagekit-private-key
  });


  const imagekitPrivateKey = '<<imagekit-bare-key>>'; // want: imagekit-unprefixed-key
  const joinedImagekitKey = 'private_' + '<<imagekit-bare-key n=4>>'; // want: imagekit-unprefixed-key
  const imagekitPrivateKey = process.env.IMAGEKIT_PRIVATE_KEY; // not: imagekit-unprefixed-key
  const imagekitWebhookSecret = '<<imagekit-webhook-secret>>'; // want: imagekit-webhook-secret
  const imagekitWebhookSecret = process.env.IMAGEKIT_WEBHOOK_SECRET; // not: imagekit-webhook-secret






  await fetch('https://api.imagekit.io/v1/files', {
    headers: {
      Authorization: 'Basic <<imagekit-basic>>', // want: imagekit-basic-auth
    },
  });
  await axios.get('https://api.imagekit.io/v1/files', {
    headers: {
      Authorization: `Basic ${key}`, // not: imagekit-basic-auth
    },
  });
  await fetch('https://<<imagekit-private-key n=3>>:@api.imagekit.io/v1/files'); // want: imagekit-key-in-url imagekit-private-key
  await axios.get('https://api.imagekit.io/v1/files?limit=100'); // not: imagekit-key-in-url






  await fetch('https://api.filerobot.com/<<filerobot-container>>/v4/files', {
    headers: {
      'X-Filerobot-Key': '<<filerobot-api-key>>', // want: filerobot-api-key
    },
  });
  await axios.get('https://api.filerobot.com/<<filerobot-container>>/v4/files', {
    headers: {
      'X-Filerobot-Key': process.env.FILEROBOT_KEY, // not: filerobot-api-key
    },
  });
  await axios.get('https://api.filerobot.com/<<filerobot-container>>/v4/files', {
    headers: {
      'X-Filerobot-Key': '<<filerobot-api-key n=4>>', // want: filerobot-api-key
    },
  });






  // Whoever has this fills the container of the press office, and nobody finds out who it was, since the uploads of all desks come with the same one and from the same few addresses.
  const uploadKey = '<<filerobot-api-key n=2>>'; // want: filerobot-api-key-nearby
  const base = 'https://api.filerobot.com/<<filerobot-container>>/v4/';
  const checksum = '<<filerobot-api-key n=3>>'; // not: filerobot-api-key-nearby
  const template = '<<filerobot-template-id>>'; // want: filerobot-security-template
  const template = 'SECU_YOUR_TEMPLATE_ID'; // not: filerobot-security-template
  const session = '<<filerobot-sass issued=2026-11-05 age=1200 permissions=3 udir=/press/* ldir=/press/* ips=198.51.100.7>>'; // want: filerobot-session-key // not: filerobot-session-key-overbroad filerobot-session-key-long-lived filerobot-session-key-endless filerobot-session-key-unscoped
  const session = 'SASS__YOUR_KEY'; // not: filerobot-session-key
  const broad = '<<filerobot-sass issued=2026-11-05 age=86400 permissions=28>>'; // want: filerobot-session-key filerobot-session-key-overbroad filerobot-session-key-long-lived
  const endless = '<<filerobot-sass issued=2026-11-05 age=0 permissions=3>>'; // want: filerobot-session-key filerobot-session-key-endless filerobot-session-key-unscoped
  await fetch('https://api.filerobot.com/<<filerobot-container>>/v4/files?folder=/&key=<<filerobot-api-key n=5>>'); // want: filerobot-key-in-url filerobot-api-key
  await axios.get('https://api.filerobot.com/<<filerobot-container>>/v4/files?folder=/press'); // not: filerobot-key-in-url






  const client = new Cloudimage({
    token: '<<cloudimage-token>>',
    salt: '<<cloudimage-salt>>', // want: filerobot-cloudimage-salt
    apiKey: '<<cloudimage-invalidation-key>>', // want: filerobot-cloudimage-invalidation-key
  });
  const client = new Cloudimage({
    token: '<<cloudimage-token>>',
    salt: process.env.CLOUDIMAGE_SALT, // not: filerobot-cloudimage-salt
    apiKey: process.env.CLOUDIMAGE_API_KEY, // not: filerobot-cloudimage-invalidation-key
  });
}
