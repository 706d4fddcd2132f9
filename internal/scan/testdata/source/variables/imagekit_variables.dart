// A credential of ImageKit under a short name.
final key = Platform.environment['IMAGEKIT_PRIVATE_KEY'];
print('key $key'); // want: imagekit-logged-variable
print('key ${key.length}'); // not: imagekit-logged-variable
