// Applications and tokens as iconik's auth service answers.
export function Form({ api }: Props) {
  const submit = useCallback(async () => {
    const mine = {
      id: '<<uuid1 at=2026-03-02 n=2>>',
      name: 'acme ingest',
      default_user_id: '<<uuid1 at=2026-03-02 n=7>>', // want: iconik-admin-app
      system_domain_id: '<<uuid1 at=2019-05-06>>',
    };
    await fetch(`${base}/auth/v1/apps/`, { method: 'POST', headers, body: JSON.stringify(mine) });
    const marked = {
      name: 'acme proxies',
      default_user_id: '<<uuid1 at=2026-03-02 n=11>>',
      system_domain_id: '<<uuid1 at=2019-05-06>>',
      is_admin: true, // want: iconik-app-marked-admin
    };
    await fetch(`${base}/auth/v1/apps/`, { method: 'POST', headers, body: JSON.stringify(marked) });
    await api.post('/auth/v1/apps/', {
      name: 'acme export', // want: iconik-app-without-user
      system_domain_id: '<<uuid1 at=2019-05-06>>',
      oauth_client_type: 'confidential',
    });
    await api.post('/auth/v1/apps/', {
      name: 'acme captions', // not: iconik-app-without-user
      default_user_id: '<<uuid1 at=2026-03-02 n=10>>', // not: iconik-admin-app
      system_domain_id: '<<uuid1 at=2019-05-06>>',
      is_admin: false, // not: iconik-app-marked-admin
    });
    const adminUser = {
      id: '<<uuid1 at=2026-03-02 n=7>>',
      system_domain_id: '<<uuid1 at=2019-05-06>>',
      primary_group: '<<uuid1 at=2019-05-06 n=3>>',
      is_admin: true, // want: iconik-admin-user
    };
    await fetch(`${base}/users/v1/users/`, { method: 'POST', headers, body: JSON.stringify(adminUser) });
    const session = {
      app_id: '<<uuid1 at=2026-03-02 n=4>>',
      user_id: '<<uuid1 at=2026-03-02 n=8>>',
      system_domain_id: '<<uuid1 at=2019-05-06>>',
      is_admin: true, // want: iconik-admin-token
      is_super_admin: true, // want: iconik-super-admin-token
    };
    await fetch(`${base}/recorded/`, { method: 'POST', headers, body: JSON.stringify(session) });
    const night = {
      app_id: '<<uuid1 at=2026-03-02 n=5>>',
      user_id: '<<uuid1 at=2026-03-02 n=7>>', // want: iconik-token-of-admin
      system_domain_id: '<<uuid1 at=2019-05-06>>',
    };
    await fetch(`${base}/recorded/`, { method: 'POST', headers, body: JSON.stringify(night) });
    const day = {
      app_id: '<<uuid1 at=2026-03-02 n=6>>',
      user_id: '<<uuid1 at=2026-03-02 n=10>>', // not: iconik-token-of-admin
      system_domain_id: '<<uuid1 at=2019-05-06>>',
      is_admin: false, // not: iconik-admin-token
      is_super_admin: false, // not: iconik-super-admin-token
    };
    await fetch(`${base}/recorded/`, { method: 'POST', headers, body: JSON.stringify(day) });
  }, [api]);
  return <button onClick={submit}>Save</button>;
}
