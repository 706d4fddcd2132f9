// Origins of the ImageKit account: https://api.imagekit.io/v1/accounts/origins.
Future<void> run(Dio api) async {
  final anything = {
    'type': 'WEB_PROXY', // want: imagekit-web-proxy-origin
    'name': 'any address',
  };
  await http.post(Uri.parse('$base/v1/accounts/origins'), headers: headers, body: jsonEncode(anything));
  final shop = {
    'type': 'WEB_FOLDER', // not: imagekit-web-proxy-origin
    'name': 'shop',
    'baseUrl': 'http://shop.acme.tv', // want: imagekit-plain-http-origin
  };
  await http.post(Uri.parse('$base/v1/accounts/origins'), headers: headers, body: jsonEncode(shop));
  await api.post('/v1/accounts/origins', data: {
    'type': 'WEB_FOLDER',
    'name': 'shop',
    'baseUrl': 'https://shop.acme.tv', // not: imagekit-plain-http-origin
  });
  await api.post('/v1/accounts/origins', data: {
    'type': 'S3',
    'name': 'media',
    'bucket': 'acme-media',
    'useIAMRole': true,
    'accessKey': '<<iconik-storage-key-id>>', // want: imagekit-key-beside-role
  });
  final fixed = r'''
  {
    "type": "S3",
    "name": "press",
    "bucket": "acme-press",
    "useIAMRole": false, // want: imagekit-static-storage-key
    "accessKey": "<<iconik-storage-key-id>>",
    "secretKey": "<<imagekit-storage-secret>>" // want: imagekit-origin-secret
  }
  ''';
  await api.post('/v1/accounts/origins', data: fixed);
  final role = r'''
  {
    "type": "S3",
    "name": "films",
    "bucket": "acme-films",
    "useIAMRole": true, // not: imagekit-static-storage-key
    "accessKey": "", // not: imagekit-key-beside-role
    "secretKey": "" // not: imagekit-origin-secret
  }
  ''';
  await api.post('/v1/accounts/origins', data: role);
}
