// Storages of the iconik domain, as they are set up.
import ky from 'ky';

export async function run(api: Api): Promise<void> {
  const archive: Record<string, unknown> = {
    name: 'archive',
    method: 'S3',
    purpose: 'ARCHIVE',
    settings: {
      bucket: 'acme-archive',
      access_key: '<<iconik-storage-key-id>>', // want: iconik-storage-static-key
      secret_key: '<<iconik-storage-secret>>', // want: iconik-storage-literal-secret
    },
  };
  await api.post('/files/v1/storages/', { json: archive }).json();
  const cold: Record<string, unknown> = {
    name: 'cold',
    method: 'B2',
    purpose: 'FILES',
    settings: {
      bucket_name: 'acme-cold',
      account_id: '4a48fe8875c6', // want: iconik-storage-master-key
    },
  };
  await api.post('/files/v1/storages/', { json: cold }).json();
  const role: Record<string, unknown> = {
    name: 'proxies',
    method: 'S3',
    purpose: 'PROXIES',
    settings: {
      bucket: 'acme-proxies',
      access_key: '', // not: iconik-storage-static-key
      secret_key: '', // not: iconik-storage-literal-secret
    },
  };
  await api.post('/files/v1/storages/', { json: role }).json();
  const warm: Record<string, unknown> = {
    name: 'warm',
    method: 'B2',
    purpose: 'FILES',
    settings: {
      bucket_name: 'acme-warm',
      account_id: '0024a48fe8875c60000000001', // not: iconik-storage-master-key
    },
  };
  await api.post('/files/v1/storages/', { json: warm }).json();
}
