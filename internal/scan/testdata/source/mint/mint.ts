// A new token for the application in iconik.
import got from 'got';

export async function run(): Promise<void> {
  await got.post(`https://app.iconik.io/API/auth/v1/apps/${appId}/token/`, { // want: iconik-token-minted-without-expiry iconik-token-not-ended
    headers: {
      'App-ID': appId,
      'Auth-Token': token,
    },
  });
  await fetch('https://app.iconik.io/API/auth/v1/auth/tokens/', { // not: iconik-token-minted-without-expiry iconik-token-not-ended
    headers: {
      'App-ID': appId,
      'Auth-Token': token,
    },
  });
}
