// Shares of assets: https://app.iconik.io/API/assets/v1/.
Future<void> run(Dio api) async {
  final ever = { // want: iconik-share-without-expiry
    'allow_download': false,
    'allow_comments': true,
    'emails': ['ada@acme.tv'],
  };
  await http.post(Uri.parse('$base/assets/v1/assets/share/'), headers: headers, body: jsonEncode(ever));
  final week = { // not: iconik-share-without-expiry
    'allow_download': false,
    'allow_comments': true,
    'emails': ['ada@acme.tv'],
    'expires': '2026-12-03T00:00:00Z',
  };
  await http.post(Uri.parse('$base/assets/v1/assets/share/'), headers: headers, body: jsonEncode(week));
  await api.post('/assets/v1/assets/share/url/', data: {
    'title': 'rushes',
    'allow_download': true, // want: iconik-share-without-password
    'allow_comments': false,
    'expires': '2026-12-03T00:00:00Z',
  });
  await api.post('/assets/v1/assets/share/url/', data: {
    'title': 'rushes',
    'allow_download': true, // not: iconik-share-without-password
    'allow_comments': false,
    'has_password': true,
    'expires': '2026-12-03T00:00:00Z',
  });
}
