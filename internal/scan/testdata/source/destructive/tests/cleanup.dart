// A test that empties the iconik domain.
Future<void> run(Dio dio) async {
  await http.delete(Uri.parse('https://app.iconik.io/API/assets/v1/delete_queue/assets/')); // want: iconik-destructive-test
  await dio.delete(
    'https://test.iconik.example/API/assets/v1/delete_queue/assets/', // not: iconik-destructive-test
  );
}
