// A log-in to the archive.
class Run
{
    async Task RunAsync(HttpClient client)
    {
        var client = new IconikSession
        {
            User = "ingest",
            Password = "<<iconik-password n=5>>", // want: iconik-password-nearby
        };






        var client = new IconikSession
        {
            User = "ingest",
            Password = password, // not: iconik-password-nearby
        };
        var iconikScheme = "http"; // want: iconik-plain-http-setting
        var iconikScheme = "https"; // not: iconik-plain-http-setting
    }
}
