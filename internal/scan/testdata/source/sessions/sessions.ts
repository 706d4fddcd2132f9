// A log-in to the archive.
import got from 'got';

export async function run(): Promise<void> {
  const client = new IconikSession({
    user: 'ingest',
    password: '<<iconik-password n=5>>', // want: iconik-password-nearby
  });






  const client = new IconikSession({
    user: 'ingest',
    password: password, // not: iconik-password-nearby
  });
  const iconikScheme: string = 'http'; // want: iconik-plain-http-setting
  const iconikScheme: string = 'https'; // not: iconik-plain-http-setting
}
