// What the comments of an integration of iconik, ImageKit and Filerobot say is not done.

/// Was http.get(Uri.parse('http://app.iconik.io/API/assets/v1/assets/')). // not: iconik-plain-http
/* It was /* once */ 'http://api.imagekit.io/v1/files' // not: imagekit-plain-http
   and http://api.filerobot.com/<<filerobot-container>>/v5 */ // not: filerobot-plain-http-api
final home = 'a // b' + 'http://app.iconik.io/API/assets/v1/'; // want: iconik-plain-http
final files = r'\' + "/* $home http://api.imagekit.io/v1/files"; // want: imagekit-plain-http
final base = '''
// http://api.filerobot.com/<<filerobot-container>>/v5 // want: filerobot-plain-http-api
''';
// final token = '<<iconik-token>>'; // want: iconik-auth-token iconik-token-long-lived iconik-token-never-rotated
// print('iconik $iconikAuthToken'); // not: iconik-logged-token
