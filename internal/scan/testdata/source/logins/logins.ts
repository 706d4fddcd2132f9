// Programs that log in to iconik, and what they set up there.
import ky from 'ky';

export async function run(api: Api): Promise<void> {
  const editor: Record<string, unknown> = {
    app_name: 'sync',
    email: 'ada@acme.tv',
    password: '<<iconik-password>>', // want: iconik-login-body
  };
  await api.post('/auth/v1/auth/simple/login/', { json: editor }).json();
  const boss: Record<string, unknown> = {
    app_name: 'sync',
    email: 'admin@acme.tv', // want: iconik-admin-login
    password: '', // not: iconik-login-body
  };
  await api.post('/auth/v1/auth/simple/login/', { json: boss }).json();
  const everybody: Record<string, unknown> = {
    app_name: 'sync',
    email: 'team@acme.tv', // want: iconik-shared-login
    password: '', // not: iconik-login-body
  };
  await api.post('/auth/v1/auth/simple/login/', { json: everybody }).json();
  const ada: Record<string, unknown> = {
    app_name: 'sync',
    email: 'ada.lovelace@acme.tv', // not: iconik-admin-login iconik-shared-login
    password: '', // not: iconik-login-body
  };
  await api.post('/auth/v1/auth/simple/login/', { json: ada }).json();
  await api.post('/files/v1/storages/', {
    name: 'mounted',
    method: 'SFTP',
    purpose: 'FILES',
    settings: {
      address: 'ftp.acme.tv',
      user: 'ingest',
      password: '<<iconik-password n=2>>', // want: iconik-storage-literal-secret
    },
  });
  await api.post('/files/v1/analysis/service_accounts/', {
    type: 'REKOGNITION',
    name: 'speech',
    secret_key: '<<iconik-storage-secret n=3>>', // want: iconik-service-key
  });
  const silent: Record<string, unknown> = {
    type: 'REKOGNITION',
    name: 'silent',
    secret_key: 'your-secret-key', // not: iconik-service-key
  };
  await api.post('/files/v1/analysis/service_accounts/', { json: silent }).json();
}
