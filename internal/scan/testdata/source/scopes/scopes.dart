// Where security templates of Filerobot reach, and how often.
Future<void> run(Dio api) async {
  final inbox = {
    'description': 'inbox',
    'permissions': ['FILE_UPLOAD'], // want: filerobot-template-unscoped-upload
    'upload': { 'limit_per_min': 5, 'limit_per_source_ip': 20 },
    'restrictions': { 'whitelist_ip_ranges': ['198.51.100.0/24'], 'whitelist_countries': ['FR'] },
    'key_validity': { 'expire_duration': 1200 },
  };
  await http.post(Uri.parse('$base/key'), headers: headers, body: jsonEncode(inbox));
  final gallery = {
    'description': 'gallery',
    'permissions': ['OBJECTS_LIST'], // want: filerobot-template-unscoped-listing
    'restrictions': { 'whitelist_ip_ranges': ['198.51.100.0/24'], 'whitelist_countries': ['FR'] },
    'key_validity': { 'expire_duration': 1200 },
  };
  await http.post(Uri.parse('$base/key'), headers: headers, body: jsonEncode(gallery));
  await api.post('/key', data: {
    'description': 'root',
    'permissions': ['OBJECTS_LIST', 'FILE_UPLOAD'], // want: filerobot-template-no-upload-limit
    'upload': {
      'dir_scope': ['/*'], // want: filerobot-template-root-upload
      'limit_per_min': 5,
    },
    'listing': {
      'dir_scope': ['/'], // want: filerobot-template-root-listing
    },
    'restrictions': { 'whitelist_ip_ranges': ['198.51.100.0/24'], 'whitelist_countries': ['FR'] },
    'key_validity': { 'expire_duration': 1200 },
  });
  await api.post('/key', data: {
    'description': 'flood',
    'permissions': ['OBJECTS_LIST', 'FILE_UPLOAD'], // want: filerobot-template-no-upload-limit
    'upload': { 'dir_scope': ['/press/*'] },
    'listing': { 'dir_scope': ['/press/*'] },
    'restrictions': { 'whitelist_ip_ranges': ['198.51.100.0/24'], 'whitelist_countries': ['FR'] },
    'key_validity': { 'expire_duration': 1200 },
  });
  final unlimited = r'''
  {
    "description": "unlimited",
    "permissions": ["OBJECTS_LIST", "FILE_UPLOAD"],
    "upload": {
      "dir_scope": ["/press/*"],
      "limit_per_min": 0, // want: filerobot-template-no-upload-limit
      "limit_per_source_ip": -1
    },
    "listing": { "dir_scope": ["/press/*"] },
    "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
    "key_validity": { "expire_duration": 1200 }
  }
  ''';
  await api.post('/key', data: unlimited);
  final enormous = r'''
  {
    "description": "enormous",
    "permissions": ["OBJECTS_LIST", "FILE_UPLOAD"],
    "upload": {
      "dir_scope": ["/press/*"],
      "limit_per_min": 1000000, // want: filerobot-template-enormous-upload-limit
      "limit_per_source_ip": 1000000
    },
    "listing": { "dir_scope": ["/press/*"] },
    "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
    "key_validity": { "expire_duration": 1200 }
  }
  ''';
  await api.post('/key', data: enormous);
  final free = {
    'description': 'free',
    'permissions': ['OBJECTS_LIST', 'FILE_UPLOAD'], // want: filerobot-template-unconfined
    'listing': { 'dir_scope': ['/press/*'] },
    'key_validity': { 'expire_duration': 1200 },
  };
  await http.post(Uri.parse('$base/key'), headers: headers, body: jsonEncode(free));
  final crooked = {
    'description': 'crooked',
    'permissions': ['OBJECTS_LIST', 'FILE_UPLOAD'], // want: filerobot-template-no-upload-limit
    'upload': {
      'dir_scope': ['press/*'], // want: filerobot-template-upload-scope-pattern
      'limit_per_min': 5,
    },
    'listing': {
      'dir_scope': ['/press/**/kits'], // want: filerobot-template-list-scope-pattern
    },
    'restrictions': { 'whitelist_ip_ranges': ['198.51.100.0/24'], 'whitelist_countries': ['FR'] },
    'key_validity': { 'expire_duration': 1200 },
  };
  await http.post(Uri.parse('$base/key'), headers: headers, body: jsonEncode(crooked));
  await api.post('/key', data: {
    'description': 'one folder',
    'permissions': ['OBJECTS_LIST', 'FILE_UPLOAD'], // want: filerobot-template-no-upload-limit
    'upload': {
      'dir_scope': ['/press'], // want: filerobot-template-upload-folder-alone
      'limit_per_min': 5,
    },
    'listing': { 'dir_scope': ['/press/*'] },
    'restrictions': { 'whitelist_ip_ranges': ['198.51.100.0/24'], 'whitelist_countries': ['FR'] },
    'key_validity': { 'expire_duration': 1200 },
  });
  await api.post('/key', data: {
    'description': 'below',
    'permissions': ['OBJECTS_LIST', 'FILE_UPLOAD'], // want: filerobot-template-no-upload-limit
    'upload': {
      'dir_scope': ['/press/*'], // want: filerobot-template-list-folder-alone
      'limit_per_min': 5,
    },
    'listing': { 'dir_scope': ['/press'] },
    'restrictions': { 'whitelist_ip_ranges': ['198.51.100.0/24'], 'whitelist_countries': ['FR'] },
    'key_validity': { 'expire_duration': 1200 },
  });
  final narrow = r'''
  {
    "description": "narrow",
    "permissions": ["OBJECTS_LIST", "FILE_UPLOAD"], // not: filerobot-template-unscoped-upload filerobot-template-unscoped-listing filerobot-template-no-upload-limit filerobot-template-unconfined
    "upload": {
      "dir_scope": ["/press/*"], // not: filerobot-template-root-upload filerobot-template-upload-scope-pattern filerobot-template-upload-folder-alone filerobot-template-list-folder-alone
      "limit_per_min": 5, // not: filerobot-template-no-upload-limit filerobot-template-enormous-upload-limit
      "limit_per_source_ip": 20 // not: filerobot-template-no-upload-limit filerobot-template-enormous-upload-limit
    },
    "listing": {
      "dir_scope": ["/press/*"] // not: filerobot-template-root-listing filerobot-template-list-scope-pattern
    },
    "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
    "key_validity": { "expire_duration": 1200 }
  }
  ''';
  await api.post('/key', data: narrow);
}
