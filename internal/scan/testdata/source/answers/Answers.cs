// What iconik answers to a log-in, and who reads it.
public class Answers
{
    public async Task Run(HttpClient client, HttpContent login)
    {
        var response = await client.PostAsync("https://app.iconik.io/API/auth/v1/auth/simple/login/", login);
        Console.WriteLine(response.StatusCode); // not: iconik-logged-login-answer
        var body = await response.Content.ReadAsStringAsync();
        Console.WriteLine($"answer {body}"); // want: iconik-logged-login-answer
    }
}
