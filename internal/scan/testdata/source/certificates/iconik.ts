// Which certificates the client of iconik trusts.
import got from 'got';

export async function run(): Promise<void> {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'; // want: iconik-tls-verification-off
  await got.get('https://app.iconik.io/API/users/v1/users/current/');
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1'; // not: iconik-tls-verification-off
}
