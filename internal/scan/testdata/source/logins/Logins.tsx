// Programs that log in to iconik, and what they set up there.
export function Form({ api }: Props) {
  const submit = useCallback(async () => {
    const editor = {
      app_name: 'sync',
      email: 'ada@acme.tv',
      password: '<<iconik-password>>', // want: iconik-login-body
    };
    await fetch(`${base}/auth/v1/auth/simple/login/`, { method: 'POST', headers, body: JSON.stringify(editor) });
    const boss = {
      app_name: 'sync',
      email: 'admin@acme.tv', // want: iconik-admin-login
      password: '', // not: iconik-login-body
    };
    await fetch(`${base}/auth/v1/auth/simple/login/`, { method: 'POST', headers, body: JSON.stringify(boss) });
    await api.post('/auth/v1/auth/simple/login/', {
      app_name: 'sync',
      email: 'team@acme.tv', // want: iconik-shared-login
      password: '', // not: iconik-login-body
    });
    await api.post('/auth/v1/auth/simple/login/', {
      app_name: 'sync',
      email: 'ada.lovelace@acme.tv', // not: iconik-admin-login iconik-shared-login
      password: '', // not: iconik-login-body
    });
    const mounted = {
      name: 'mounted',
      method: 'SFTP',
      purpose: 'FILES',
      settings: {
        address: 'ftp.acme.tv',
        user: 'ingest',
        password: '<<iconik-password n=2>>', // want: iconik-storage-literal-secret
      },
    };
    await fetch(`${base}/files/v1/storages/`, { method: 'POST', headers, body: JSON.stringify(mounted) });
    const speech = {
      type: 'REKOGNITION',
      name: 'speech',
      secret_key: '<<iconik-storage-secret n=3>>', // want: iconik-service-key
    };
    await fetch(`${base}/files/v1/analysis/service_accounts/`, { method: 'POST', headers, body: JSON.stringify(speech) });
    const silent = {
      type: 'REKOGNITION',
      name: 'silent',
      secret_key: 'your-secret-key', // not: iconik-service-key
    };
    await fetch(`${base}/files/v1/analysis/service_accounts/`, { method: 'POST', headers, body: JSON.stringify(silent) });
  }, [api]);
  return <button onClick={submit}>Save</button>;
}
