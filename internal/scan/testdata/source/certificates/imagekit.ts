// Which certificates the client of ImageKit trusts.
import got from 'got';

export async function run(): Promise<void> {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'; // want: imagekit-tls-verification-off
  await got.get('https://api.imagekit.io/v1/files');
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1'; // not: imagekit-tls-verification-off
}
