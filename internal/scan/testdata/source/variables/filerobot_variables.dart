// A credential of Filerobot under a short name.
final key = Platform.environment['FILEROBOT_KEY'];
print('key $key'); // want: filerobot-logged-variable
print('key ${key.length}'); // not: filerobot-logged-variable
