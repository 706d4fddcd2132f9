// What the comments of an integration of iconik, ImageKit and Filerobot say is not done.
class Comments
{
    // await client.GetAsync("http://app.iconik.io/API/assets/v1/assets/"); // not: iconik-plain-http
    /// <see href="http://api.imagekit.io/v1/files"/> // not: imagekit-plain-http
    /* http://api.filerobot.com/<<filerobot-container>>/v5 */ // not: filerobot-plain-http-api
    const string Home = @"\\a\" + "http://app.iconik.io/API/assets/v1/"; // want: iconik-plain-http
    static readonly string Files = $"/* {Home} http://api.imagekit.io/v1/files"; // want: imagekit-plain-http
    const string Base = @"
// http://api.filerobot.com/<<filerobot-container>>/v5 // want: filerobot-plain-http-api
";
    // const string Token = "<<iconik-token>>"; // want: iconik-auth-token iconik-token-long-lived iconik-token-never-rotated
    // Console.WriteLine($"iconik {iconikAuthToken}"); // not: iconik-logged-token
}
