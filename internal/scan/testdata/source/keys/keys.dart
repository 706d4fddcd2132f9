// Keys of ImageKit, Filerobot and Cloudimage, as they should not be written down.
Future<void> run(Dio dio) async {
  final client = ImageKit(
    publicKey: '<<imagekit-public-key>>', // not: imagekit-swapped-keys imagekit-private-key
    privateKey: '<<imagekit-private-key>>', // want: imagekit-private-key
    urlEndpoint: 'https://ik.imagekit.io/acme',
  );
  final client = ImageKit(
    publicKey: '<<imagekit-private-key n=2>>', // want: imagekit-swapped-keys imagekit-private-key
    privateKey: Platform.environment['IMAGEKIT_PRIVATE_KEY']!, // not: imagekit-private-key
  );


  final imagekitPrivateKey = '<<imagekit-bare-key>>'; // want: imagekit-unprefixed-key
  final joinedImagekitKey = 'private_' '<<imagekit-bare-key n=4>>'; // want: imagekit-unprefixed-key
  final imagekitPrivateKey = Platform.environment['IMAGEKIT_PRIVATE_KEY']!; // not: imagekit-unprefixed-key
  final imagekitWebhookSecret = '<<imagekit-webhook-secret>>'; // want: imagekit-webhook-secret
  final imagekitWebhookSecret = Platform.environment['IMAGEKIT_WEBHOOK_SECRET']!; // not: imagekit-webhook-secret






  await http.get(Uri.parse('https://api.imagekit.io/v1/files'), headers: {
    'Authorization': 'Basic <<imagekit-basic>>', // want: imagekit-basic-auth
  });
  await dio.get(
    'https://api.imagekit.io/v1/files',
    options: Options(headers: {
      'Authorization': 'Basic $key', // not: imagekit-basic-auth
    }),
  );
  await http.get(Uri.parse('https://<<imagekit-private-key n=3>>:@api.imagekit.io/v1/files')); // want: imagekit-key-in-url imagekit-private-key
  await dio.get(
    'https://api.imagekit.io/v1/files?limit=100', // not: imagekit-key-in-url
  );






  await http.get(Uri.parse('https://api.filerobot.com/<<filerobot-container>>/v4/files'), headers: {
    'X-Filerobot-Key': '<<filerobot-api-key>>', // want: filerobot-api-key
  });
  await dio.get(
    'https://api.filerobot.com/<<filerobot-container>>/v4/files',
    options: Options(headers: {
      'X-Filerobot-Key': Platform.environment['FILEROBOT_KEY']!, // not: filerobot-api-key
    }),
  );
  await dio.get(
    'https://api.filerobot.com/<<filerobot-container>>/v4/files',
    options: Options(headers: {
      'X-Filerobot-Key': '<<filerobot-api-key n=4>>', // want: filerobot-api-key
    }),
  );






  // Whoever has this fills the container of the press office, and nobody finds out who it was, since the uploads of all desks come with the same one and from the same few addresses.
  final uploadKey = '<<filerobot-api-key n=2>>'; // want: filerobot-api-key-nearby
  final base = 'https://api.filerobot.com/<<filerobot-container>>/v4/';
  final checksum = '<<filerobot-api-key n=3>>'; // not: filerobot-api-key-nearby
  final template = '<<filerobot-template-id>>'; // want: filerobot-security-template
  final template = 'SECU_YOUR_TEMPLATE_ID'; // not: filerobot-security-template
  final session = '<<filerobot-sass issued=2026-11-05 age=1200 permissions=3 udir=/press/* ldir=/press/* ips=198.51.100.7>>'; // want: filerobot-session-key // not: filerobot-session-key-overbroad filerobot-session-key-long-lived filerobot-session-key-endless filerobot-session-key-unscoped
  final session = 'SASS__YOUR_KEY'; // not: filerobot-session-key
  final broad = '<<filerobot-sass issued=2026-11-05 age=86400 permissions=28>>'; // want: filerobot-session-key filerobot-session-key-overbroad filerobot-session-key-long-lived
  final endless = '<<filerobot-sass issued=2026-11-05 age=0 permissions=3>>'; // want: filerobot-session-key filerobot-session-key-endless filerobot-session-key-unscoped
  await http.get(Uri.parse('https://api.filerobot.com/<<filerobot-container>>/v4/files?folder=/&key=<<filerobot-api-key n=5>>')); // want: filerobot-key-in-url filerobot-api-key
  await dio.get(
    'https://api.filerobot.com/<<filerobot-container>>/v4/files?folder=/press', // not: filerobot-key-in-url
  );






  final client = CloudimageClient(
    token: '<<cloudimage-token>>',
    salt: '<<cloudimage-salt>>', // want: filerobot-cloudimage-salt
    apiKey: '<<cloudimage-invalidation-key>>', // want: filerobot-cloudimage-invalidation-key
  );
  final client = CloudimageClient(
    token: '<<cloudimage-token>>',
    salt: Platform.environment['CLOUDIMAGE_SALT']!, // not: filerobot-cloudimage-salt
    apiKey: Platform.environment['CLOUDIMAGE_API_KEY']!, // not: filerobot-cloudimage-invalidation-key
  );
}
