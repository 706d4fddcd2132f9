// iconik's tokens and passwords, as they should not be written down.
import got from 'got';

export async function run(): Promise<void> {
  const token: string = '<<iconik-token issued=2026-11-01 lifetime=60d>>'; // want: iconik-auth-token // not: iconik-token-long-lived iconik-token-never-rotated
  const session: string = '<<jwt-other>>'; // not: iconik-auth-token
  const oldToken: string = '<<iconik-token issued=2024-11-20>>'; // want: iconik-auth-token iconik-token-long-lived iconik-token-never-rotated
  const staleToken: string = '<<iconik-token issued=2026-09-20 lifetime=80d>>'; // want: iconik-auth-token iconik-token-never-rotated

  const client = new Tsonik({
    appId: '<<uuid1 at=2026-03-02>>',
    authToken: '<<iconik-opaque-token>>', // want: iconik-token-pair
  });

  // The same, as it should be.



  const client = new Tsonik({
    appId: '<<uuid1 at=2026-03-02>>',
    authToken: process.env.ICONIK_AUTH_TOKEN!, // not: iconik-token-pair
  });






  const iconikApiToken: string = '<<iconik-opaque-token n=2>>'; // want: iconik-hardcoded-token
  const iconikAuthToken: string = process.env.ICONIK_AUTH_TOKEN ?? '<<iconik-opaque-token n=3>>'; // want: iconik-hardcoded-token
  const iconikAppToken: string = process.env.ICONIK_APP_TOKEN!; // not: iconik-hardcoded-token
  const iconikAccessToken: string = 'your-iconik-token-here'; // not: iconik-hardcoded-token






  await got.post(search, {
    headers: {
      'App-ID': appId,
      'Auth-Token': '<<iconik-opaque-token n=4>>', // want: iconik-header-token
    },
  });
  await got.post(search, {
    headers: {
      'App-ID': appId,
      'Auth-Token': token, // not: iconik-header-token
    },
  });
  await fetch(current, {
    headers: {
      'Auth-Token': '<<iconik-opaque-token n=5>>', // want: iconik-header-token
    },
  });






  const client = new Tsonik({
    appId: process.env.ICONIK_APP_ID!,
    authToken: '<<iconik-opaque-token n=6>>', // want: iconik-config-token
    baseUrl: 'https://app.iconik.io',
  });
  const client = new Tsonik({
    appId: process.env.ICONIK_APP_ID!,
    authToken: token, // not: iconik-config-token
    baseUrl: 'https://app.iconik.io',
  });






  await got.get('https://app.iconik.io/API/auth/v1/oauth/token/', {
    headers: {
      Authorization: 'Bearer <<iconik-opaque-token n=7>>', // want: iconik-token-nearby
    },
  });
  await got.get('https://app.iconik.io/API/auth/v1/oauth/token/', {
    headers: {
      Authorization: `Bearer ${token}`, // not: iconik-token-nearby
    },
  });






  const iconikClientSecret: string = '<<iconik-client-secret>>'; // want: iconik-oauth-client-secret
  const iconikClientSecret: string = process.env.ICONIK_CLIENT_SECRET!; // not: iconik-oauth-client-secret






  const iconikPassword: string = '<<iconik-password>>'; // want: iconik-login-password
  const iconikPassword: string = process.env.ICONIK_PASSWORD!; // not: iconik-login-password
}
