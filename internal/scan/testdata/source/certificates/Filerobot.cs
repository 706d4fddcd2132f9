// Which certificates the client of Filerobot trusts.
class Run
{
    async Task RunAsync(HttpClient client)
    {
        handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator; // want: filerobot-tls-verification-off
        await client.GetAsync("https://api.filerobot.com/<<filerobot-container>>/v4/files");
        options.RemoteCertificateValidationCallback = (sender, cert, chain, errors) => true; // want: filerobot-tls-verification-off
        handler.ServerCertificateCustomValidationCallback = (_, cert, _, errors) => errors == SslPolicyErrors.None; // not: filerobot-tls-verification-off
    }
}
