// Applications and tokens as iconik's auth service answers.
import axios from 'axios';

export async function run(api = axios.create({ baseURL })) {
  await api.post('/auth/v1/apps/', {
    id: '<<uuid1 at=2026-03-02 n=2>>',
    name: 'acme ingest',
    default_user_id: '<<uuid1 at=2026-03-02 n=7>>', // want: iconik-admin-app
    system_domain_id: '<<uuid1 at=2019-05-06>>',
  });
  await api.post('/auth/v1/apps/', {
    name: 'acme proxies',
    default_user_id: '<<uuid1 at=2026-03-02 n=11>>',
    system_domain_id: '<<uuid1 at=2019-05-06>>',
    is_admin: true, // want: iconik-app-marked-admin
  });
  const loose = {
    name: 'acme export', // want: iconik-app-without-user
    system_domain_id: '<<uuid1 at=2019-05-06>>',
    oauth_client_type: 'confidential',
  };
  await fetch(`${base}/auth/v1/apps/`, { method: 'POST', headers, body: JSON.stringify(loose) });
  const plain = {
    name: 'acme captions', // not: iconik-app-without-user
    default_user_id: '<<uuid1 at=2026-03-02 n=10>>', // not: iconik-admin-app
    system_domain_id: '<<uuid1 at=2019-05-06>>',
    is_admin: false, // not: iconik-app-marked-admin
  };
  await fetch(`${base}/auth/v1/apps/`, { method: 'POST', headers, body: JSON.stringify(plain) });
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
  await api.post('/recorded/', {
    app_id: '<<uuid1 at=2026-03-02 n=5>>',
    user_id: '<<uuid1 at=2026-03-02 n=7>>', // want: iconik-token-of-admin
    system_domain_id: '<<uuid1 at=2019-05-06>>',
  });
  await api.post('/recorded/', {
    app_id: '<<uuid1 at=2026-03-02 n=6>>',
    user_id: '<<uuid1 at=2026-03-02 n=10>>', // not: iconik-token-of-admin
    system_domain_id: '<<uuid1 at=2019-05-06>>',
    is_admin: false, // not: iconik-admin-token
    is_super_admin: false, // not: iconik-super-admin-token
  });
}
