// iconik's tokens and passwords, as they should not be written down.
Future<void> run(Dio dio) async {
  final token = '<<iconik-token issued=2026-11-01 lifetime=60d>>'; // want: iconik-auth-token // not: iconik-token-long-lived iconik-token-never-rotated
  final session = '<<jwt-other>>'; // not: iconik-auth-token
  final oldToken = '<<iconik-token issued=2024-11-20>>'; // want: iconik-auth-token iconik-token-long-lived iconik-token-never-rotated
  final staleToken = '<<iconik-token issued=2026-09-20 lifetime=80d>>'; // want: iconik-auth-token iconik-token-never-rotated

  final client = IconikClient(
    appId: '<<uuid1 at=2026-03-02>>',
    authToken: '<<iconik-opaque-token>>', // want: iconik-token-pair
  );

  // The same, as it should be.



  final client = IconikClient(
    appId: '<<uuid1 at=2026-03-02>>',
    authToken: Platform.environment['ICONIK_AUTH_TOKEN']!, // not: iconik-token-pair
  );






  final iconikApiToken = '<<iconik-opaque-token n=2>>'; // want: iconik-hardcoded-token
  final iconikAuthToken = Platform.environment['ICONIK_AUTH_TOKEN'] ?? '<<iconik-opaque-token n=3>>'; // want: iconik-hardcoded-token
  final iconikAppToken = Platform.environment['ICONIK_APP_TOKEN']!; // not: iconik-hardcoded-token
  final iconikAccessToken = 'your-iconik-token-here'; // not: iconik-hardcoded-token






  await http.post(Uri.parse(search), headers: {
    'App-ID': appId,
    'Auth-Token': '<<iconik-opaque-token n=4>>', // want: iconik-header-token
  });
  await http.post(Uri.parse(search), headers: {
    'App-ID': appId,
    'Auth-Token': token, // not: iconik-header-token
  });
  await dio.get(
    current,
    options: Options(headers: {
      'Auth-Token': '<<iconik-opaque-token n=5>>', // want: iconik-header-token
    }),
  );






  final client = IconikClient(
    appId: Platform.environment['ICONIK_APP_ID']!,
    authToken: '<<iconik-opaque-token n=6>>', // want: iconik-config-token
    baseUrl: 'https://app.iconik.io',
  );
  final client = IconikClient(
    appId: Platform.environment['ICONIK_APP_ID']!,
    authToken: token, // not: iconik-config-token
    baseUrl: 'https://app.iconik.io',
  );






  await http.get(Uri.parse('https://app.iconik.io/API/auth/v1/oauth/token/'), headers: {
    'Authorization': 'Bearer <<iconik-opaque-token n=7>>', // want: iconik-token-nearby
  });
  await http.get(Uri.parse('https://app.iconik.io/API/auth/v1/oauth/token/'), headers: {
    'Authorization': 'Bearer $token', // not: iconik-token-nearby
  });






  final iconikClientSecret = '<<iconik-client-secret>>'; // want: iconik-oauth-client-secret
  final iconikClientSecret = Platform.environment['ICONIK_CLIENT_SECRET']!; // not: iconik-oauth-client-secret






  final iconikPassword = '<<iconik-password>>'; // want: iconik-login-password
  final iconikPassword = Platform.environment['ICONIK_PASSWORD']!; // not: iconik-login-password
}
