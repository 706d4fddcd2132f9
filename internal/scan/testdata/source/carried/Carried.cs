// A token for iconik that somebody hands over.
public class Carried
{
    public void Run(RestRequest request, string token)
    {
        request.AddHeader("Auth-Token", token);
        Console.WriteLine($"token: {token}"); // want: iconik-logged-variable
        Console.WriteLine($"token: {token.Length}"); // not: iconik-logged-variable
    }
}
