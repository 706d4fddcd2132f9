// A credential of iconik under a short name.
final key = Platform.environment['ICONIK_AUTH_TOKEN'];
print('key $key'); // want: iconik-logged-key
print('key ${key.length}'); // not: iconik-logged-key
