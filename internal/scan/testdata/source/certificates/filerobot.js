// Which certificates the client of Filerobot trusts.
import axios from 'axios';

export async function run() {
  const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false }); // want: filerobot-tls-verification-off
  await fetch('https://api.filerobot.com/<<filerobot-container>>/v4/files');
  const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: true }); // not: filerobot-tls-verification-off
}
