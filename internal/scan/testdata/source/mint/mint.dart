// A new token for the application in iconik.
Future<void> run(Dio dio) async {
  await http.post(Uri.parse('https://app.iconik.io/API/auth/v1/apps/$appId/token/'), headers: { // want: iconik-token-minted-without-expiry iconik-token-not-ended
    'App-ID': appId,
    'Auth-Token': token,
  });
  await dio.get(
    'https://app.iconik.io/API/auth/v1/auth/tokens/', // not: iconik-token-minted-without-expiry iconik-token-not-ended
    options: Options(headers: {
      'App-ID': appId,
      'Auth-Token': token,
    }),
  );
}
