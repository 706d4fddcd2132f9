// Programs that log in to iconik, and what they set up there.
Future<void> run(Dio api) async {
  final editor = {
    'app_name': 'sync',
    'email': 'ada@acme.tv',
    'password': '<<iconik-password>>', // want: iconik-login-body
  };
  await http.post(Uri.parse('$base/auth/v1/auth/simple/login/'), headers: headers, body: jsonEncode(editor));
  final boss = {
    'app_name': 'sync',
    'email': 'admin@acme.tv', // want: iconik-admin-login
    'password': '', // not: iconik-login-body
  };
  await http.post(Uri.parse('$base/auth/v1/auth/simple/login/'), headers: headers, body: jsonEncode(boss));
  await api.post('/auth/v1/auth/simple/login/', data: {
    'app_name': 'sync',
    'email': 'team@acme.tv', // want: iconik-shared-login
    'password': '', // not: iconik-login-body
  });
  await api.post('/auth/v1/auth/simple/login/', data: {
    'app_name': 'sync',
    'email': 'ada.lovelace@acme.tv', // not: iconik-admin-login iconik-shared-login
    'password': '', // not: iconik-login-body
  });
  final mounted = r'''
  {
    "name": "mounted",
    "method": "SFTP",
    "purpose": "FILES",
    "settings": {
      "address": "ftp.acme.tv",
      "user": "ingest",
      "password": "<<iconik-password n=2>>" // want: iconik-storage-literal-secret
    }
  }
  ''';
  await api.post('/files/v1/storages/', data: mounted);
  final speech = r'''
  {
    "type": "REKOGNITION",
    "name": "speech",
    "secret_key": "<<iconik-storage-secret n=3>>" // want: iconik-service-key
  }
  ''';
  await api.post('/files/v1/analysis/service_accounts/', data: speech);
  final silent = {
    'type': 'REKOGNITION',
    'name': 'silent',
    'secret_key': 'your-secret-key', // not: iconik-service-key
  };
  await http.post(Uri.parse('$base/files/v1/analysis/service_accounts/'), headers: headers, body: jsonEncode(silent));
}
