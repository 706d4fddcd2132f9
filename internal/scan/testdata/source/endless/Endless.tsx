// A token of iconik's that does not end.
export function Page() {
  const load = useCallback(async () => {
    const token = '<<base64url {"typ":"JWT","alg":"HS256"}>>.<<base64url {"id":"<<uuid1 at=2026-11-10>>"}>>.<<shape [A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]>>'; // want: iconik-auth-token iconik-token-in-browser-code iconik-token-without-expiry
    const token = '<<iconik-token issued=2026-11-01 lifetime=60d>>'; // want: iconik-auth-token iconik-token-in-browser-code // not: iconik-token-without-expiry
  }, []);
  return <button onClick={load}>Load</button>;
}
