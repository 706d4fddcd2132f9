// Which certificates the client of iconik trusts.
import axios from 'axios';

export async function run() {
  const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false }); // want: iconik-tls-verification-off
  await fetch('https://app.iconik.io/API/users/v1/users/current/');
  const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: true }); // not: iconik-tls-verification-off
}
