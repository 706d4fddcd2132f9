// Whose keys the integration of iconik and ImageKit uses.
Future<void> run(Dio dio) async {
  final token = Platform.environment['ICONIK_ADMIN_TOKEN']!; // want: iconik-admin-credential
  final url = Platform.environment['ICONIK_ADMIN_URL']!; // not: iconik-admin-credential






  final client = IconikClient(
    appId: appId,
    authToken: Platform.environment['ADMIN_TOKEN']!, // want: iconik-admin-credential-nearby
  );






  final client = IconikClient(
    appId: appId,
    authToken: Platform.environment['INGEST_TOKEN']!, // not: iconik-admin-credential-nearby
  );






  final key = Platform.environment['IMAGEKIT_ADMIN_PRIVATE_KEY']!; // want: imagekit-admin-key-name
  final mail = Platform.environment['IMAGEKIT_ADMIN_EMAIL']!; // not: imagekit-admin-key-name
}
