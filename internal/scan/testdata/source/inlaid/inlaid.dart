// Headers for iconik that are written into the text of a log.
void run(String token) {
  final headers = {'App-ID': app, 'Auth-Token': token}; // want: iconik-logged-headers
  print('sending $headers');
  final plain = {'Accept': 'application/json'}; // not: iconik-logged-headers
  print('sending $plain');
}
