// What iconik answers to a log-in, and who reads it.
class Answers {
    void run(HttpClient client, HttpRequest.BodyPublisher login) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("https://app.iconik.io/API/auth/v1/auth/simple/login/")).POST(login).build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofString());
        System.out.println(response.statusCode()); // not: iconik-logged-login-answer
        log.info("answer: " + response.body()); // want: iconik-logged-login-answer
    }
}
