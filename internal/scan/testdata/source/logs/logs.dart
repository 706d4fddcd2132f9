// What the integration of iconik, ImageKit and Filerobot writes to its log.
Future<void> run(Dio dio) async {
  // iconik
  print('using $authToken'); // want: iconik-logged-token
  print('auth_token is set'); // not: iconik-logged-token
  debugPrint('token=${Platform.environment['ICONIK_AUTH_TOKEN']!}'); // want: iconik-logged-token
  debugPrint('asset $assetId is done'); // not: iconik-logged-token
  final token = Platform.environment['ICONIK_AUTH_TOKEN'];
  print(token); // want: iconik-logged-variable
  print('token: set'); // not: iconik-logged-variable
  print('key: $imagekitPrivateKey'); // want: imagekit-logged-key
  print('the private key of ImageKit is missing'); // not: imagekit-logged-key
  debugPrint('key: ${Platform.environment['IMAGEKIT_PRIVATE_KEY']!}'); // want: imagekit-logged-key
  debugPrint('uploaded to $urlEndpoint'); // not: imagekit-logged-key
  print('key: $filerobotKey'); // want: filerobot-logged-key
  print('the Filerobot key is missing'); // not: filerobot-logged-key
  debugPrint('key: ${Platform.environment['FILEROBOT_KEY']!}'); // want: filerobot-logged-key
  debugPrint('container $filerobotContainer'); // not: filerobot-logged-key
}
