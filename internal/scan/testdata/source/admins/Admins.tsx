// Whose keys the integration of iconik and ImageKit uses.
export function Page() {
  const load = useCallback(async () => {
    const token = process.env.ICONIK_ADMIN_TOKEN; // want: iconik-admin-credential
    const url = process.env.ICONIK_ADMIN_URL; // not: iconik-admin-credential






    const client = new Tsonik({
      appId: appId,
      authToken: process.env.ADMIN_TOKEN, // want: iconik-admin-credential-nearby
    });






    const client = new Tsonik({
      appId: appId,
      authToken: process.env.INGEST_TOKEN, // not: iconik-admin-credential-nearby
    });






    const key = process.env.IMAGEKIT_ADMIN_PRIVATE_KEY; // want: imagekit-admin-key-name
    const mail = process.env.IMAGEKIT_ADMIN_EMAIL; // not: imagekit-admin-key-name
  }, []);
  return <button onClick={load}>Load</button>;
}
