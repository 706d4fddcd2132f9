// Storages of the iconik domain, as they are set up.
Future<void> run(Dio api) async {
  final archive = {
    'name': 'archive',
    'method': 'S3',
    'purpose': 'ARCHIVE',
    'settings': {
      'bucket': 'acme-archive',
      'access_key': '<<iconik-storage-key-id>>', // want: iconik-storage-static-key
      'secret_key': '<<iconik-storage-secret>>', // want: iconik-storage-literal-secret
    },
  };
  await http.post(Uri.parse('$base/files/v1/storages/'), headers: headers, body: jsonEncode(archive));
  final cold = {
    'name': 'cold',
    'method': 'B2',
    'purpose': 'FILES',
    'settings': {
      'bucket_name': 'acme-cold',
      'account_id': '4a48fe8875c6', // want: iconik-storage-master-key
    },
  };
  await http.post(Uri.parse('$base/files/v1/storages/'), headers: headers, body: jsonEncode(cold));
  await api.post('/files/v1/storages/', data: {
    'name': 'proxies',
    'method': 'S3',
    'purpose': 'PROXIES',
    'settings': {
      'bucket': 'acme-proxies',
      'access_key': '', // not: iconik-storage-static-key
      'secret_key': '', // not: iconik-storage-literal-secret
    },
  });
  await api.post('/files/v1/storages/', data: {
    'name': 'warm',
    'method': 'B2',
    'purpose': 'FILES',
    'settings': {
      'bucket_name': 'acme-warm',
      'account_id': '0024a48fe8875c60000000001', // not: iconik-storage-master-key
    },
  });
}
