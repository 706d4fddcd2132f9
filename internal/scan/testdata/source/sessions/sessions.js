// A log-in to the archive.
import axios from 'axios';

export async function run() {
  const client = new IconikSession({
    user: 'ingest',
    password: '<<iconik-password n=5>>', // want: iconik-password-nearby
  });






  const client = new IconikSession({
    user: 'ingest',
    password: password, // not: iconik-password-nearby
  });
  const iconikScheme = 'http'; // want: iconik-plain-http-setting
  const iconikScheme = 'https'; // not: iconik-plain-http-setting
}
