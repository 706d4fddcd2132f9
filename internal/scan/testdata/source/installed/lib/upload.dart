// An app that uploads to ImageKit by itself.
Future<void> upload(Dio dio) async {
  final login = base64Encode(utf8.encode('${ApiKeys.imagekitPrivateKey}:')); // want: imagekit-app-private-key
  final shown = ApiKeys.imagekitPublicKey; // not: imagekit-app-private-key
}
