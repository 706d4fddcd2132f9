// Which certificates the client of ImageKit trusts.
Future<void> run(Dio dio) async {
  client.badCertificateCallback = (X509Certificate cert, String host, int port) => true; // want: imagekit-tls-verification-off
  await http.get(Uri.parse('https://api.imagekit.io/v1/files'));
  client.badCertificateCallback = (cert, host, port) => cert.pem == pinned; // not: imagekit-tls-verification-off
}
