// What security templates of Filerobot may do.
import ky from 'ky';

export async function run(api: Api): Promise<void> {
  const everything: Record<string, unknown> = {
    description: 'night desk',
    permissions: [
      'OBJECTS_LIST',
      'FILE_MOVE', // want: filerobot-template-relocating
      'FILE_DELETE', // want: filerobot-template-destructive
      'FILE_SET_VISIBILITY', // want: filerobot-template-exposure
      'OBJECTS_APPROVAL_MANAGE', // want: filerobot-template-workflow
      'ACCESS_MANAGE', // want: filerobot-template-admin
    ],
    upload: { dir_scope: ['/press/*'], limit_per_min: 5, limit_per_source_ip: 20 },
    listing: { dir_scope: ['/press/*'] },
    restrictions: { whitelist_ip_ranges: ['198.51.100.0/24'], whitelist_countries: ['FR'] },
    key_validity: { expire_duration: 1200 },
  };
  await api.post('/key', { json: everything }).json();
  const careful: Record<string, unknown> = {
    description: 'day desk',
    permissions: ['OBJECTS_LIST', 'FILE_UPLOAD', 'FILE_META_CHANGE', 'DIR_CREATE'], // not: filerobot-template-relocating filerobot-template-destructive filerobot-template-exposure filerobot-template-workflow filerobot-template-admin filerobot-template-recon filerobot-template-all-permissions filerobot-template-unknown-permission filerobot-template-wildcard-permission filerobot-template-undescribed filerobot-template-no-address-limit
    upload: { dir_scope: ['/press/*'], limit_per_min: 5, limit_per_source_ip: 20 },
    listing: { dir_scope: ['/press/*'] },
    restrictions: { whitelist_ip_ranges: ['198.51.100.0/24'], whitelist_countries: ['FR'] },
    key_validity: { expire_duration: 1200 },
  };
  await api.post('/key', { json: careful }).json();
  const curious: Record<string, unknown> = {
    description: 'inventory',
    permissions: ['OBJECTS_LIST', 'CONFIG_LIST'], // want: filerobot-template-recon
    listing: { dir_scope: ['/press/*'] },
    restrictions: { whitelist_ip_ranges: ['198.51.100.0/24'], whitelist_countries: ['FR'] },
    key_validity: { expire_duration: 1200 },
  };
  await api.post('/key', { json: curious }).json();
  const nearlyAll: Record<string, unknown> = {
    description: 'editors',
    permissions: [
      'OBJECTS_LIST', // want: filerobot-template-all-permissions
      'OBJECTS_FETCH',
      'COLLECTIONS_LIST',
      'LABELS_LIST',
      'FILE_UPLOAD',
      'FILE_META_CREATE',
      'FILE_META_CHANGE',
      'FILE_LABEL_CHANGE',
      'FILE_IMAGE_EDITOR',
      'FILE_PRODUCT_CHANGE',
      'DIR_CREATE',
      'DIR_META_CHANGE',
      'COLLECTIONS_MANAGE',
      'LABEL_MANAGE',
      'OBJECTS_APPROVAL_VOTE',
      'FILE_RENAME',
      'FILE_MOVE',
      'DIR_RENAME',
      'DIR_MOVE',
      'FILE_PROCESS_AUTOTAGGING',
    ],
    upload: { dir_scope: ['/press/*'], limit_per_min: 5, limit_per_source_ip: 20 },
    listing: { dir_scope: ['/press/*'] },
    restrictions: { whitelist_ip_ranges: ['198.51.100.0/24'], whitelist_countries: ['FR'] },
    key_validity: { expire_duration: 1200 },
  };
  await api.post('/key', { json: nearlyAll }).json();
  await api.post('/key', {
    description: 'mail room',
    permissions: ['OBJECTS_LIST', 'FILE_UPLAOD'], // want: filerobot-template-unknown-permission
    upload: { dir_scope: ['/press/*'], limit_per_min: 5, limit_per_source_ip: 20 },
    listing: { dir_scope: ['/press/*'] },
    restrictions: { whitelist_ip_ranges: ['198.51.100.0/24'], whitelist_countries: ['FR'] },
    key_validity: { expire_duration: 1200 },
  });
  await api.post('/key', {
    description: 'mail room',
    permissions: ['OBJECTS_LIST', 'DIR_*'], // want: filerobot-template-wildcard-permission
    upload: { dir_scope: ['/press/*'], limit_per_min: 5, limit_per_source_ip: 20 },
    listing: { dir_scope: ['/press/*'] },
    restrictions: { whitelist_ip_ranges: ['198.51.100.0/24'], whitelist_countries: ['FR'] },
    key_validity: { expire_duration: 1200 },
  });
  const nameless: Record<string, unknown> = {
    permissions: ['OBJECTS_LIST', 'FILE_UPLOAD'], // not: filerobot-template-undescribed
    upload: { dir_scope: ['/press/*'], limit_per_min: 5, limit_per_source_ip: 20 },
    listing: { dir_scope: ['/press/*'] },
    restrictions: { whitelist_ip_ranges: ['198.51.100.0/24'], whitelist_countries: ['FR'] },
    key_validity: { expire_duration: 1200 },
  };
  await api.post('/key', { json: nameless }).json();
  const anywhere: Record<string, unknown> = {
    description: 'wire',
    permissions: ['OBJECTS_LIST', 'FILE_UPLOAD'], // want: filerobot-template-no-address-limit
    upload: { dir_scope: ['/press/*'], limit_per_min: 5, limit_per_source_ip: 20 },
    listing: { dir_scope: ['/press/*'] },
    key_validity: { expire_duration: 1200 },
  };
  await api.post('/key', { json: anywhere }).json();
}
