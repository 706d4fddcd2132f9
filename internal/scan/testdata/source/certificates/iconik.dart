// Which certificates the client of iconik trusts.
Future<void> run(Dio dio) async {
  client.badCertificateCallback = (X509Certificate cert, String host, int port) => true; // want: iconik-tls-verification-off
  await http.get(Uri.parse('https://app.iconik.io/API/users/v1/users/current/'));
  client.badCertificateCallback = (cert, host, port) => cert.pem == pinned; // not: iconik-tls-verification-off
}
