// Webhooks and custom actions of the iconik domain.
Future<void> run(Dio api) async {
  final hook = {
    'url': 'http://hooks.acme.tv/iconik', // want: iconik-webhook-plain-http
    'event_type': 'assets',
    'realm': 'objects',
    'operation': 'create',
    'status': 'ENABLED',
  };
  await http.post(Uri.parse('$base/notifications/v1/webhooks/'), headers: headers, body: jsonEncode(hook));
  final keyed = {
    'url': 'https://hooks.acme.tv/iconik', // not: iconik-webhook-plain-http
    'event_type': 'assets',
    'status': 'ENABLED',
    'headers': {
      'X-Webhook-Secret': '<<iconik-opaque-token>>', // want: iconik-webhook-secret
    },
  };
  await http.post(Uri.parse('$base/notifications/v1/webhooks/'), headers: headers, body: jsonEncode(keyed));
  await api.post('/notifications/v1/webhooks/', data: {
    'url': 'https://hooks.acme.tv/iconik',
    'event_type': 'assets',
    'status': 'ENABLED',
    'headers': {
      'X-Webhook-Secret': '', // not: iconik-webhook-secret
    },
  });
  await api.post('/assets/v1/custom_actions/ASSET/', data: {
    'title': 'Transcribe',
    'url': 'http://actions.acme.tv/transcribe', // want: iconik-custom-action-plain-http
    'context': 'ASSET',
    'type': 'POST',
  });
  final keyedAction = r'''
  {
    "title": "Caption",
    "url": "https://actions.acme.tv/caption", // not: iconik-custom-action-plain-http
    "context": "ASSET",
    "headers": {
      "X-Api-Key": "<<iconik-opaque-token n=2>>" // want: iconik-custom-action-secret
    }
  }
  ''';
  await api.post('/assets/v1/custom_actions/ASSET/', data: keyedAction);
  final bareAction = r'''
  {
    "title": "Caption",
    "url": "https://actions.acme.tv/caption",
    "context": "ASSET",
    "headers": {
      "X-Api-Key": "" // not: iconik-custom-action-secret
    }
  }
  ''';
  await api.post('/assets/v1/custom_actions/ASSET/', data: bareAction);
}
