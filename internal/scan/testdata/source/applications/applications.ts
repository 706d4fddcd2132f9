// Applications and tokens as iconik's auth service answers.
import ky from 'ky';

export async function run(api: Api): Promise<void> {
  const mine: Record<string, unknown> = {
    id: '<<uuid1 at=2026-03-02 n=2>>',
    name: 'acme ingest',
    default_user_id: '<<uuid1 at=2026-03-02 n=7>>', // want: iconik-admin-app
    system_domain_id: '<<uuid1 at=2019-05-06>>',
  };
  await api.post('/auth/v1/apps/', { json: mine }).json();
  const marked: Record<string, unknown> = {
    name: 'acme proxies',
    default_user_id: '<<uuid1 at=2026-03-02 n=11>>',
    system_domain_id: '<<uuid1 at=2019-05-06>>',
    is_admin: true, // want: iconik-app-marked-admin
  };
  await api.post('/auth/v1/apps/', { json: marked }).json();
  const loose: Record<string, unknown> = {
    name: 'acme export', // want: iconik-app-without-user
    system_domain_id: '<<uuid1 at=2019-05-06>>',
    oauth_client_type: 'confidential',
  };
  await api.post('/auth/v1/apps/', { json: loose }).json();
  const plain: Record<string, unknown> = {
    name: 'acme captions', // not: iconik-app-without-user
    default_user_id: '<<uuid1 at=2026-03-02 n=10>>', // not: iconik-admin-app
    system_domain_id: '<<uuid1 at=2019-05-06>>',
    is_admin: false, // not: iconik-app-marked-admin
  };
  await api.post('/auth/v1/apps/', { json: plain }).json();
  await api.post('/users/v1/users/', {
    id: '<<uuid1 at=2026-03-02 n=7>>',
    system_domain_id: '<<uuid1 at=2019-05-06>>',
    primary_group: '<<uuid1 at=2019-05-06 n=3>>',
    is_admin: true, // want: iconik-admin-user
  });
  await api.post('/recorded/', {
    app_id: '<<uuid1 at=2026-03-02 n=4>>',
    user_id: '<<uuid1 at=2026-03-02 n=8>>',
    system_domain_id: '<<uuid1 at=2019-05-06>>',
    is_admin: true, // want: iconik-admin-token
    is_super_admin: true, // want: iconik-super-admin-token
  });
  const night: Record<string, unknown> = {
    app_id: '<<uuid1 at=2026-03-02 n=5>>',
    user_id: '<<uuid1 at=2026-03-02 n=7>>', // want: iconik-token-of-admin
    system_domain_id: '<<uuid1 at=2019-05-06>>',
  };
  await api.post('/recorded/', { json: night }).json();
  const day: Record<string, unknown> = {
    app_id: '<<uuid1 at=2026-03-02 n=6>>',
    user_id: '<<uuid1 at=2026-03-02 n=10>>', // not: iconik-token-of-admin
    system_domain_id: '<<uuid1 at=2019-05-06>>',
    is_admin: false, // not: iconik-admin-token
    is_super_admin: false, // not: iconik-super-admin-token
  };
  await api.post('/recorded/', { json: day }).json();
}
