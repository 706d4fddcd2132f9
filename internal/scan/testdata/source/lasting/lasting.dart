// Addresses of ImageKit that are handed on.
Future<void> run(Dio dio) async {
  final contract = 'https://ik.imagekit.io/acme/contract.jpg?ik-s=<<imagekit-url-signature>>'; // want: imagekit-permanent-signed-url
  final contract = 'https://ik.imagekit.io/acme/contract.jpg?ik-t=1798761600&ik-s=<<imagekit-url-signature n=2>>'; // not: imagekit-permanent-signed-url
}
