// The upload of a file into iconik.
Future<void> run(Dio dio) async {
  // iconik answers with where the file goes.
  final target = storage['upload_url']; // want: iconik-upload-call
  final target = storage['url']; // not: iconik-upload-call
}
