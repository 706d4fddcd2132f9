// Where security templates of Filerobot reach, and how often.
export function Form({ api }: Props) {
  const submit = useCallback(async () => {
    const inbox = {
      description: 'inbox',
      permissions: ['FILE_UPLOAD'], // want: filerobot-template-unscoped-upload
      upload: { limit_per_min: 5, limit_per_source_ip: 20 },
      restrictions: { whitelist_ip_ranges: ['198.51.100.0/24'], whitelist_countries: ['FR'] },
      key_validity: { expire_duration: 1200 },
    };
    await fetch(`${base}/key`, { method: 'POST', headers, body: JSON.stringify(inbox) });
    const gallery = {
      description: 'gallery',
      permissions: ['OBJECTS_LIST'], // want: filerobot-template-unscoped-listing
      restrictions: { whitelist_ip_ranges: ['198.51.100.0/24'], whitelist_countries: ['FR'] },
      key_validity: { expire_duration: 1200 },
    };
    await fetch(`${base}/key`, { method: 'POST', headers, body: JSON.stringify(gallery) });
    await api.post('/key', {
      description: 'root',
      permissions: ['OBJECTS_LIST', 'FILE_UPLOAD'], // want: filerobot-template-no-upload-limit
      upload: {
        dir_scope: ['/*'], // want: filerobot-template-root-upload
        limit_per_min: 5,
      },
      listing: {
        dir_scope: ['/'], // want: filerobot-template-root-listing
      },
      restrictions: { whitelist_ip_ranges: ['198.51.100.0/24'], whitelist_countries: ['FR'] },
      key_validity: { expire_duration: 1200 },
    });
    await api.post('/key', {
      description: 'flood',
      permissions: ['OBJECTS_LIST', 'FILE_UPLOAD'], // want: filerobot-template-no-upload-limit
      upload: { dir_scope: ['/press/*'] },
      listing: { dir_scope: ['/press/*'] },
      restrictions: { whitelist_ip_ranges: ['198.51.100.0/24'], whitelist_countries: ['FR'] },
      key_validity: { expire_duration: 1200 },
    });
    const unlimited = {
      description: 'unlimited',
      permissions: ['OBJECTS_LIST', 'FILE_UPLOAD'],
      upload: {
        dir_scope: ['/press/*'],
        limit_per_min: 0, // want: filerobot-template-no-upload-limit
        limit_per_source_ip: -1,
      },
      listing: { dir_scope: ['/press/*'] },
      restrictions: { whitelist_ip_ranges: ['198.51.100.0/24'], whitelist_countries: ['FR'] },
      key_validity: { expire_duration: 1200 },
    };
    await fetch(`${base}/key`, { method: 'POST', headers, body: JSON.stringify(unlimited) });
    const enormous = {
      description: 'enormous',
      permissions: ['OBJECTS_LIST', 'FILE_UPLOAD'],
      upload: {
        dir_scope: ['/press/*'],
        limit_per_min: 1000000, // want: filerobot-template-enormous-upload-limit
        limit_per_source_ip: 1000000,
      },
      listing: { dir_scope: ['/press/*'] },
      restrictions: { whitelist_ip_ranges: ['198.51.100.0/24'], whitelist_countries: ['FR'] },
      key_validity: { expire_duration: 1200 },
    };
    await fetch(`${base}/key`, { method: 'POST', headers, body: JSON.stringify(enormous) });
    const free = {
      description: 'free',
      permissions: ['OBJECTS_LIST', 'FILE_UPLOAD'], // want: filerobot-template-unconfined
      listing: { dir_scope: ['/press/*'] },
      key_validity: { expire_duration: 1200 },
    };
    await fetch(`${base}/key`, { method: 'POST', headers, body: JSON.stringify(free) });
    const crooked = {
      description: 'crooked',
      permissions: ['OBJECTS_LIST', 'FILE_UPLOAD'], // want: filerobot-template-no-upload-limit
      upload: {
        dir_scope: ['press/*'], // want: filerobot-template-upload-scope-pattern
        limit_per_min: 5,
      },
      listing: {
        dir_scope: ['/press/**/kits'], // want: filerobot-template-list-scope-pattern
      },
      restrictions: { whitelist_ip_ranges: ['198.51.100.0/24'], whitelist_countries: ['FR'] },
      key_validity: { expire_duration: 1200 },
    };
    await fetch(`${base}/key`, { method: 'POST', headers, body: JSON.stringify(crooked) });
    await api.post('/key', {
      description: 'one folder',
      permissions: ['OBJECTS_LIST', 'FILE_UPLOAD'], // want: filerobot-template-no-upload-limit
      upload: {
        dir_scope: ['/press'], // want: filerobot-template-upload-folder-alone
        limit_per_min: 5,
      },
      listing: { dir_scope: ['/press/*'] },
      restrictions: { whitelist_ip_ranges: ['198.51.100.0/24'], whitelist_countries: ['FR'] },
      key_validity: { expire_duration: 1200 },
    });
    await api.post('/key', {
      description: 'below',
      permissions: ['OBJECTS_LIST', 'FILE_UPLOAD'], // want: filerobot-template-no-upload-limit
      upload: {
        dir_scope: ['/press/*'], // want: filerobot-template-list-folder-alone
        limit_per_min: 5,
      },
      listing: { dir_scope: ['/press'] },
      restrictions: { whitelist_ip_ranges: ['198.51.100.0/24'], whitelist_countries: ['FR'] },
      key_validity: { expire_duration: 1200 },
    });
    const narrow = {
      description: 'narrow',
      permissions: ['OBJECTS_LIST', 'FILE_UPLOAD'], // not: filerobot-template-unscoped-upload filerobot-template-unscoped-listing filerobot-template-no-upload-limit filerobot-template-unconfined
      upload: {
        dir_scope: ['/press/*'], // not: filerobot-template-root-upload filerobot-template-upload-scope-pattern filerobot-template-upload-folder-alone filerobot-template-list-folder-alone
        limit_per_min: 5, // not: filerobot-template-no-upload-limit filerobot-template-enormous-upload-limit
        limit_per_source_ip: 20, // not: filerobot-template-no-upload-limit filerobot-template-enormous-upload-limit
      },
      listing: {
        dir_scope: ['/press/*'], // not: filerobot-template-root-listing filerobot-template-list-scope-pattern
      },
      restrictions: { whitelist_ip_ranges: ['198.51.100.0/24'], whitelist_countries: ['FR'] },
      key_validity: { expire_duration: 1200 },
    };
    await fetch(`${base}/key`, { method: 'POST', headers, body: JSON.stringify(narrow) });
  }, [api]);
  return <button onClick={submit}>Save</button>;
}
