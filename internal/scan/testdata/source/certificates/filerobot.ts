// Which certificates the client of Filerobot trusts.
import got from 'got';

export async function run(): Promise<void> {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'; // want: filerobot-tls-verification-off
  await got.get('https://api.filerobot.com/<<filerobot-container>>/v4/files');
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1'; // not: filerobot-tls-verification-off
}
