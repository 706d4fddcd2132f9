// Which certificates the client of Filerobot trusts.
Future<void> run(Dio dio) async {
  client.badCertificateCallback = (X509Certificate cert, String host, int port) => true; // want: filerobot-tls-verification-off
  await http.get(Uri.parse('https://api.filerobot.com/<<filerobot-container>>/v4/files'));
  client.badCertificateCallback = (cert, host, port) => cert.pem == pinned; // not: filerobot-tls-verification-off
}
