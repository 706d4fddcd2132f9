// What iconik answers to a log-in, and who reads it.
Future<void> run(Map<String, String> login) async {
  final response = await http.post(Uri.parse('https://app.iconik.io/API/auth/v1/auth/simple/login/'), body: login);
  print(response.statusCode); // not: iconik-logged-login-answer
  print(response.body); // want: iconik-logged-login-answer
}
