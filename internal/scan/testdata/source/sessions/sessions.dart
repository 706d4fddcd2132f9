// A log-in to the archive.
Future<void> run(Dio dio) async {
  final client = IconikSession(
    user: 'ingest',
    password: '<<iconik-password n=5>>', // want: iconik-password-nearby
  );






  final client = IconikSession(
    user: 'ingest',
    password: password, // not: iconik-password-nearby
  );
  final iconikScheme = 'http'; // want: iconik-plain-http-setting
  final iconikScheme = 'https'; // not: iconik-plain-http-setting
}
