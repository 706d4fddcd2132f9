// iconik's tokens and passwords, as they should not be written down.
export function Page() {
  const load = useCallback(async () => {
    const token = '<<iconik-token issued=2026-11-01 lifetime=60d>>'; // want: iconik-auth-token iconik-token-in-browser-code // not: iconik-token-long-lived iconik-token-never-rotated
    const session = '<<jwt-other>>'; // not: iconik-auth-token iconik-token-in-browser-code
    const oldToken = '<<iconik-token issued=2024-11-20>>'; // want: iconik-auth-token iconik-token-in-browser-code iconik-token-long-lived iconik-token-never-rotated
    const staleToken = '<<iconik-token issued=2026-09-20 lifetime=80d>>'; // want: iconik-auth-token iconik-token-in-browser-code iconik-token-never-rotated

    const client = new Tsonik({
      appId: '<<uuid1 at=2026-03-02>>',
      authToken: '<<iconik-opaque-token>>', // want: iconik-token-pair
    });

    // The same, as it should be.



    const client = new Tsonik({
      appId: '<<uuid1 at=2026-03-02>>',
      authToken: process.env.ICONIK_AUTH_TOKEN, // not: iconik-token-pair
    });






    const iconikApiToken = '<<iconik-opaque-token n=2>>'; // want: iconik-hardcoded-token
    const iconikAuthToken = process.env.ICONIK_AUTH_TOKEN || '<<iconik-opaque-token n=3>>'; // want: iconik-hardcoded-token
    const iconikAppToken = process.env.ICONIK_APP_TOKEN; // not: iconik-hardcoded-token
    const iconikAccessToken = 'your-iconik-token-here'; // not: iconik-hardcoded-token






    await fetch(search, {
      method: 'POST',
      headers: {
        'App-ID': appId,
        'Auth-Token': '<<iconik-opaque-token n=4>>', // want: iconik-header-token
      },
    });
    await fetch(search, {
      method: 'POST',
      headers: {
        'App-ID': appId,
        'Auth-Token': token, // not: iconik-header-token
      },
    });
    await axios.get(current, {
      headers: {
        'Auth-Token': '<<iconik-opaque-token n=5>>', // want: iconik-header-token
      },
    });






    const client = new Tsonik({
      appId: process.env.ICONIK_APP_ID,
      authToken: '<<iconik-opaque-token n=6>>', // want: iconik-config-token
      baseUrl: 'https://app.iconik.io',
    });
    const client = new Tsonik({
      appId: process.env.ICONIK_APP_ID,
      authToken: token, // not: iconik-config-token
      baseUrl: 'https://app.iconik.io',
    });






    await fetch('https://app.iconik.io/API/auth/v1/oauth/token/', {
      headers: {
        Authorization: 'Bearer <<iconik-opaque-token n=7>>', // want: iconik-token-nearby
      },
    });
    await fetch('https://app.iconik.io/API/auth/v1/oauth/token/', {
      headers: {
        Authorization: `Bearer ${token}`, // not: iconik-token-nearby
      },
    });






    const iconikClientSecret = '<<iconik-client-secret>>'; // want: iconik-oauth-client-secret
    const iconikClientSecret = process.env.ICONIK_CLIENT_SECRET; // not: iconik-oauth-client-secret






    const iconikPassword = '<<iconik-password>>'; // want: iconik-login-password
    const iconikPassword = process.env.ICONIK_PASSWORD; // not: iconik-login-password
  }, []);
  return <button onClick={load}>Load</button>;
}
