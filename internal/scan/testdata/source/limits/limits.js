// How long keys of Filerobot's security templates live, and from where they work.
import axios from 'axios';

export async function run(api = axios.create({ baseURL })) {
  await api.post('/key', {
    description: 'eternal',
    permissions: ['OBJECTS_LIST', 'FILE_UPLOAD'],
    upload: { dir_scope: ['/press/*'], limit_per_min: 5, limit_per_source_ip: 20 },
    listing: { dir_scope: ['/press/*'] },
    restrictions: { whitelist_ip_ranges: ['198.51.100.0/24'], whitelist_countries: ['FR'] },
    key_validity: {
      expire_duration: 0, // want: filerobot-template-never-expires
    },
  });
  await api.post('/key', {
    description: 'hasty',
    permissions: ['OBJECTS_LIST', 'FILE_UPLOAD'],
    upload: { dir_scope: ['/press/*'], limit_per_min: 5, limit_per_source_ip: 20 },
    listing: { dir_scope: ['/press/*'] },
    restrictions: { whitelist_ip_ranges: ['198.51.100.0/24'], whitelist_countries: ['FR'] },
    key_validity: {
      expire_duration: 1200000, // want: filerobot-template-lifetime-in-milliseconds
    },
  });
  const monthly = {
    description: 'monthly',
    permissions: ['OBJECTS_LIST'],
    listing: { dir_scope: ['/press/*'] },
    restrictions: { whitelist_ip_ranges: ['198.51.100.0/24'], whitelist_countries: ['FR'] },
    key_validity: {
      expire_duration: 2678400, // want: filerobot-template-long-lived
    },
  };
  await fetch(`${base}/key`, { method: 'POST', headers, body: JSON.stringify(monthly) });
  const shift = {
    description: 'shift',
    permissions: ['OBJECTS_LIST', 'FILE_UPLOAD'],
    upload: { dir_scope: ['/press/*'], limit_per_min: 5, limit_per_source_ip: 20 },
    listing: { dir_scope: ['/press/*'] },
    restrictions: { whitelist_ip_ranges: ['198.51.100.0/24'], whitelist_countries: ['FR'] },
    key_validity: {
      expire_duration: 28800, // want: filerobot-template-long-lived-write
    },
  };
  await fetch(`${base}/key`, { method: 'POST', headers, body: JSON.stringify(shift) });
  const visit = {
    description: 'visit',
    permissions: ['OBJECTS_LIST', 'FILE_UPLOAD'],
    upload: { dir_scope: ['/press/*'], limit_per_min: 5, limit_per_source_ip: 20 },
    listing: { dir_scope: ['/press/*'] },
    restrictions: { whitelist_ip_ranges: ['198.51.100.0/24'], whitelist_countries: ['FR'] },
    key_validity: {
      expire_duration: 1200, // not: filerobot-template-never-expires filerobot-template-lifetime-in-milliseconds filerobot-template-long-lived filerobot-template-long-lived-write
    },
  };
  await fetch(`${base}/key`, { method: 'POST', headers, body: JSON.stringify(visit) });
  const openDoor = {
    description: 'open door',
    permissions: ['OBJECTS_LIST', 'FILE_UPLOAD'],
    upload: { dir_scope: ['/press/*'], limit_per_min: 5, limit_per_source_ip: 20 },
    listing: { dir_scope: ['/press/*'] },
    restrictions: {
      whitelist_ip_ranges: ['0.0.0.0/0'], // want: filerobot-template-any-address
      whitelist_countries: ['UK'], // want: filerobot-template-bad-country
    },
    key_validity: { expire_duration: 1200 },
  };
  await fetch(`${base}/key`, { method: 'POST', headers, body: JSON.stringify(openDoor) });
  await api.post('/key', {
    description: 'wide door',
    permissions: ['OBJECTS_LIST', 'FILE_UPLOAD'],
    upload: { dir_scope: ['/press/*'], limit_per_min: 5, limit_per_source_ip: 20 },
    listing: { dir_scope: ['/press/*'] },
    restrictions: {
      whitelist_ip_ranges: ['10.0.0.0/8'], // want: filerobot-template-wide-address-range
      whitelist_countries: [ // want: filerobot-template-every-country
        'AD',
        'AE',
        'AF',
        'AG',
        'AL',
        'AM',
        'AO',
        'AR',
        'AT',
        'AU',
        'AZ',
        'BA',
        'BB',
        'BD',
        'BE',
        'BF',
        'BG',
        'BH',
        'BI',
        'BJ',
        'BN',
        'BO',
        'BR',
        'BS',
        'BT',
        'BW',
        'BY',
        'BZ',
        'CA',
        'CD',
        'CF',
        'CG',
        'CH',
        'CI',
        'CL',
        'CM',
        'CN',
        'CO',
        'CR',
        'CU',
        'CV',
        'CY',
        'CZ',
        'DE',
        'DJ',
        'DK',
        'DM',
        'DO',
        'DZ',
        'EC',
        'EE',
        'EG',
        'ER',
        'ES',
        'ET',
        'FI',
        'FJ',
        'FM',
        'FR',
        'GA',
        'GB',
        'GD',
        'GE',
        'GH',
        'GM',
        'GN',
        'GQ',
        'GR',
        'GT',
        'GW',
        'GY',
        'HN',
        'HR',
        'HT',
        'HU',
        'ID',
        'IE',
        'IL',
        'IN',
        'IQ',
        'IR',
        'IS',
        'IT',
        'JM',
        'JO',
        'JP',
        'KE',
        'KG',
        'KH',
        'KI',
        'KM',
        'KN',
        'KP',
        'KR',
        'KW',
        'KZ',
        'LA',
        'LB',
        'LC',
        'LI',
        'LK',
        'LR',
        'LS',
        'LT',
        'LU',
        'LV',
        'LY',
        'MA',
        'MC',
        'MD',
        'ME',
        'MG',
        'MH',
        'MK',
        'ML',
        'MM',
        'MN',
        'MR',
        'MT',
        'MU',
        'MV',
        'MW',
        'MX',
        'MY',
        'MZ',
        'NA',
        'NE',
        'NG',
        'NI',
        'NL',
        'NO',
        'NP',
        'NR',
        'NZ',
        'OM',
        'PA',
        'PE',
        'PG',
        'PH',
        'PK',
        'PL',
        'PT',
        'PW',
        'PY',
        'QA',
        'RO',
        'RS',
        'RU',
        'RW',
        'SA',
        'SB',
        'SC',
        'SD',
        'SE',
        'SG',
        'SI',
        'SK',
        'SL',
        'SM',
        'SN',
        'SO',
      ],
    },
    key_validity: { expire_duration: 1200 },
  });
  await api.post('/key', {
    description: 'office',
    permissions: ['OBJECTS_LIST', 'FILE_UPLOAD'],
    upload: { dir_scope: ['/press/*'], limit_per_min: 5, limit_per_source_ip: 20 },
    listing: { dir_scope: ['/press/*'] },
    restrictions: {
      whitelist_ip_ranges: ['198.51.100.0/24', '203.0.113.7'], // not: filerobot-template-any-address filerobot-template-wide-address-range
      whitelist_countries: ['FR', 'GB'], // not: filerobot-template-bad-country filerobot-template-every-country
    },
    key_validity: { expire_duration: 1200 },
  });
  const forgotten = {
    description: 'forgotten',
    permissions: ['OBJECTS_LIST', 'FILE_UPLOAD'], // want: filerobot-template-unused
    upload: { dir_scope: ['/press/*'], limit_per_min: 5, limit_per_source_ip: 20 },
    listing: { dir_scope: ['/press/*'] },
    restrictions: { whitelist_ip_ranges: ['198.51.100.0/24'], whitelist_countries: ['FR'] },
    key_validity: { expire_duration: 1200 },
    id: '<<filerobot-template-id>>', // want: filerobot-security-template
    updated_at: '2023-01-05T08:00:00Z', // want: filerobot-template-not-reviewed
  };
  await fetch(`${base}/key`, { method: 'POST', headers, body: JSON.stringify(forgotten) });
  const kept = {
    description: 'kept',
    permissions: ['OBJECTS_LIST', 'FILE_UPLOAD'], // not: filerobot-template-unused
    upload: { dir_scope: ['/press/*'], limit_per_min: 5, limit_per_source_ip: 20 },
    listing: { dir_scope: ['/press/*'] },
    restrictions: { whitelist_ip_ranges: ['198.51.100.0/24'], whitelist_countries: ['FR'] },
    key_validity: { expire_duration: 1200 },
    active: false,
    updated_at: '2026-10-05T08:00:00Z', // not: filerobot-template-not-reviewed
  };
  await fetch(`${base}/key`, { method: 'POST', headers, body: JSON.stringify(kept) });
}
