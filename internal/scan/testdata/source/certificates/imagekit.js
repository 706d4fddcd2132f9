// Which certificates the client of ImageKit trusts.
import axios from 'axios';

export async function run() {
  const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false }); // want: imagekit-tls-verification-off
  await fetch('https://api.imagekit.io/v1/files');
  const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: true }); // not: imagekit-tls-verification-off
}
