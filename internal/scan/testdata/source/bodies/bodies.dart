// What is sent to iconik, known by where it is sent.
Future<void> run(http.Client api, Dio dio, String base, String asset) async {
  await api.post(Uri.parse('$base/API/assets/v1/assets/$asset/shares/'), body: jsonEncode({'title': 'rushes'})); // want: iconik-share-without-expiry
  await api.post(Uri.parse('$base/API/assets/v1/assets/$asset/shares/'), body: jsonEncode({'title': 'rushes', 'expires': '2026-12-03T00:00:00Z'})); // not: iconik-share-without-expiry
  await dio.post('$base/API/users/v1/users/', data: {'email': 'ada@acme.tv', 'is_admin': true}); // want: iconik-admin-user
  await dio.post('$base/API/users/v1/users/', data: {'email': 'ada@acme.tv', 'is_admin': false}); // not: iconik-admin-user
  await http.patch(Uri.parse('$base/API/users/v1/users/$asset/'), body: jsonEncode({'is_admin': true})); // want: iconik-admin-user
  await http.patch(Uri.parse('$base/API/users/v1/users/$asset/'), body: jsonEncode({'is_admin': false})); // not: iconik-admin-user
  await dio.post('$base/API/auth/v1/apps/', data: {'name': 'sync'}); // want: iconik-app-without-user
  await dio.get('$base/API/auth/v1/apps/', data: {'name': 'sync'}); // not: iconik-app-without-user
}
