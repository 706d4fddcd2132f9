// Shares of assets: https://app.iconik.io/API/assets/v1/.
export function Form({ api }: Props) {
  const submit = useCallback(async () => {
    const ever = { // want: iconik-share-without-expiry
      allow_download: false,
      allow_comments: true,
      emails: ['ada@acme.tv'],
    };
    await fetch(`${base}/assets/v1/assets/share/`, { method: 'POST', headers, body: JSON.stringify(ever) });
    const week = { // not: iconik-share-without-expiry
      allow_download: false,
      allow_comments: true,
      emails: ['ada@acme.tv'],
      expires: '2026-12-03T00:00:00Z',
    };
    await fetch(`${base}/assets/v1/assets/share/`, { method: 'POST', headers, body: JSON.stringify(week) });
    await api.post('/assets/v1/assets/share/url/', {
      title: 'rushes',
      allow_download: true, // want: iconik-share-without-password
      allow_comments: false,
      expires: '2026-12-03T00:00:00Z',
    });
    await api.post('/assets/v1/assets/share/url/', {
      title: 'rushes',
      allow_download: true, // not: iconik-share-without-password
      allow_comments: false,
      has_password: true,
      expires: '2026-12-03T00:00:00Z',
    });
  }, [api]);
  return <button onClick={submit}>Save</button>;
}
