// Where the integration of iconik, ImageKit and Filerobot calls.
Future<void> run(Dio dio) async {
  await http.get(Uri.parse('https://app.iconik.io/API/assets/v1/assets/?page=1&auth_token=<<iconik-opaque-token n=8>>')); // want: iconik-token-in-url iconik-config-token
  await http.get(Uri.parse('https://app.iconik.io/API/assets/v1/assets/?page=$page')); // not: iconik-token-in-url
  await http.post(Uri.parse('http://app.iconik.io/API/search/v1/search/')); // want: iconik-plain-http
  await dio.post(
    'https://app.iconik.io/API/search/v1/search/', // not: iconik-plain-http iconik-plain-http-api
  );
  await http.get(Uri.parse('http://$host/API/assets/v1/assets/')); // want: iconik-plain-http-api
  final link = 'http://icnk.io/u/4f2b6c1d0e9a'; // want: iconik-plain-http-share
  final link = 'https://icnk.io/u/4f2b6c1d0e9a'; // not: iconik-plain-http-share
  await http.get(Uri.parse('https://app.iconik.io/API/assets/v1/assets/?auth_token=$authToken')); // want: iconik-token-put-in-url
  await http.get(Uri.parse('https://app.iconik.io/API/assets/v1/assets/?per_page=$size')); // not: iconik-token-put-in-url
  await dio.get(
    'https://app.iconik.io/API/assets/v1/assets/?token=${Platform.environment['ICONIK_AUTH_TOKEN']!}', // want: iconik-token-put-in-url
  );






  await http.get(Uri.parse('http://api.imagekit.io/v1/files')); // want: imagekit-plain-http
  await dio.get(
    'https://api.imagekit.io/v1/files', // not: imagekit-plain-http
  );
  final client = ImageKit(
    privateKey: Platform.environment['IMAGEKIT_PRIVATE_KEY']!,
    urlEndpoint: 'http://images.acme.tv/media', // want: imagekit-plain-http-endpoint
  );
  final client = ImageKit(
    privateKey: Platform.environment['IMAGEKIT_PRIVATE_KEY']!,
    urlEndpoint: 'https://images.acme.tv/media', // not: imagekit-plain-http-endpoint
  );
  await http.get(Uri.parse('https://api.imagekit.io/v1/files?private_key=$privateKey')); // want: imagekit-key-put-in-url
  await dio.get(
    'https://api.imagekit.io/v1/files?path=$path', // not: imagekit-key-put-in-url
  );






  await http.get(Uri.parse('http://api.filerobot.com/$container/v4/files')); // want: filerobot-plain-http-api
  await dio.get(
    'https://api.filerobot.com/$container/v4/files', // not: filerobot-plain-http-api
  );
  final picture = 'http://<<filerobot-container>>.filerobot.com/press/kit.jpg'; // want: filerobot-plain-http-delivery
  final picture = 'https://<<cloudimage-token>>.cloudimg.io/v7/http://origin.acme.tv/kit.jpg'; // not: filerobot-plain-http-delivery
  await http.get(Uri.parse('https://api.filerobot.com/$container/v4/key/info?key=$filerobotKey')); // want: filerobot-key-put-in-url
  await dio.get(
    'https://api.filerobot.com/$container/v4/files?folder=$folder', // not: filerobot-key-put-in-url
  );
}
