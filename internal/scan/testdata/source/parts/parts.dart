import 'package:imagekit/imagekit.dart';
String a(ImageKit imagekit) {
  final o = {'path': '/private/a.jpg', 'signed': true}..['expireSeconds'] = 60; // not: imagekit-signed-path-without-expiry
  return imagekit.url(o);
}
String b(ImageKit imagekit) {
  final base = {'path': '/private/a.jpg', 'signed': true}; // not: imagekit-signed-path-without-expiry
  return imagekit.url({...base, 'expireSeconds': 60});
}
String c(ImageKit imagekit) {
  final o = {'path': '/private/a.jpg', 'signed': true}; // not: imagekit-signed-path-without-expiry
  o.addAll(extra);
  return imagekit.url(o);
}
String d(ImageKit imagekit) {
  final o = {'path': '/private/a.jpg', 'signed': true, if (ttl != null) 'expireSeconds': ttl}; // not: imagekit-signed-path-without-expiry
  return imagekit.url(o);
}

String s(ImageKit imagekit) {
  final o = {'path': '/private/a.jpg', 'signed': true}; // want: imagekit-signed-path-without-expiry
  return imagekit.url(o);
}
