// What the iconik and ImageKit APIs are told, in Dart.
const operators = {'name': 'iconik ingest', 'roles': ['can_read_assets', 'can_write_users']}; // want: iconik-group-admin-roles
const readers = <String, Object>{'name': 'iconik readers', 'roles': ['can_read_assets', 'can_read_collections']};

Future<void> seed(Dio api, String id, DateTime end) async {
  await api.post('/users/', data: {'email': 'sync@acme.tv', 'type': 'POWER', 'is_admin': true}); // want: iconik-admin-user
  await api.post('/users/', data: {'email': 'desk@acme.tv', 'type': 'BROWSE_ONLY', 'is_admin': false});
  await api.post('/assets/$id/shares/', data: {'allow_download': true, 'allow_comments': true, 'emails': ['ada@acme.tv']}); // want: iconik-share-without-expiry
  await api.post('/assets/$id/shares/', data: {'allow_download': true, 'allow_comments': true, 'emails': ['ada@acme.tv'], 'expires': end.toIso8601String()});
  await http.post(webhooks,
      body: jsonEncode({
        'url': 'http://hooks.acme.tv/iconik', // want: iconik-webhook-plain-http
        'event_type': 'assets',
        'status': 'ENABLED',
      }));
  await http.post(webhooks, body: jsonEncode({'url': 'https://hooks.acme.tv/iconik', 'event_type': 'assets', 'status': 'ENABLED'}));
  final settings = <String, dynamic>{'mfa_required': true};
  settings['cors_hosts'] = ['*']; // want: iconik-any-origin-allowed
  await api.put('/settings/', data: settings);
  final request = http.Request('POST', origins)..body = '{"type": "WEB_PROXY", "name": "imagekit proxy"}'; // want: imagekit-web-proxy-origin
  final shop = http.Request('POST', origins)..body = '{"type": "WEB_FOLDER", "name": "imagekit shop", "baseUrl": "https://shop.acme.tv"}';
}
