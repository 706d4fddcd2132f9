// A new token for the application in iconik.
import axios from 'axios';

export async function run() {
  await fetch(`https://app.iconik.io/API/auth/v1/apps/${appId}/token/`, { // want: iconik-token-minted-without-expiry iconik-token-not-ended
    method: 'POST',
    headers: {
      'App-ID': appId,
      'Auth-Token': token,
    },
  });
  await axios.get('https://app.iconik.io/API/auth/v1/auth/tokens/', { // not: iconik-token-minted-without-expiry iconik-token-not-ended
    headers: {
      'App-ID': appId,
      'Auth-Token': token,
    },
  });
}
