// Headers of requests to iconik, as they are written to a log.
class Sent {
  void request(String token) {
    final request = http.Request('GET', url);
    request.headers['App-ID'] = appId;
    request.headers['Auth-Token'] = token; // want: iconik-logged-headers
    print('sending ${request.headers}');
  }

  void merged(String token) {
    final request = http.Request('GET', url);
    request.headers.addAll({'App-ID': appId, 'Auth-Token': token}); // want: iconik-logged-headers
    debugPrint(request.headers.toString());
  }

  void other(String token) {
    final request = http.Request('GET', url);
    request.headers['Auth-Token'] = token; // not: iconik-logged-headers
    print(request.url);
    print(response.headers);
    // filerobot
    final upload = http.Request('POST', url);
    upload.headers['X-Filerobot-Key'] = key; // want: filerobot-logged-headers
    print(upload.headers);
    final plain = http.Request('POST', url);
    plain.headers['X-Filerobot-Key'] = key; // not: filerobot-logged-headers
    print(plain.method);
  }
}
