// Objects with credentials in them, as they are written to a log.
Future<void> run(Dio dio) async {
  // iconik
  debugPrint({'Accept': 'application/json', 'Auth-Token': token}); // want: iconik-logged-headers
  debugPrint({'Accept': 'application/json', 'X-Request-Id': id}); // not: iconik-logged-headers
  final iconikHeaders = {'Accept': 'application/json', 'Auth-Token': token}; // want: iconik-logged-headers
  debugPrint(iconikHeaders);
  debugPrint(iconikHeaders);
  // filerobot
  debugPrint({'Accept': 'application/json', 'X-Filerobot-Key': key}); // want: filerobot-logged-headers
  debugPrint({'Accept': 'application/json', 'X-Request-Id': id}); // not: filerobot-logged-headers
  final filerobotHeaders = {'Accept': 'application/json', 'X-Filerobot-Key': key}; // want: filerobot-logged-headers
  debugPrint(filerobotHeaders);
  debugPrint(filerobotHeaders);
  // ImageKit
  debugPrint({'urlEndpoint': endpoint, 'privateKey': secret}); // want: imagekit-logged-options
  debugPrint({'urlEndpoint': endpoint, 'publicKey': public}); // not: imagekit-logged-options
}
