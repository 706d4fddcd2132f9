// Which certificates the client of iconik trusts.
class Run
{
    async Task RunAsync(HttpClient client)
    {
        handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator; // want: iconik-tls-verification-off
        await client.GetAsync("https://app.iconik.io/API/users/v1/users/current/");
        options.RemoteCertificateValidationCallback = (sender, cert, chain, errors) => true; // want: iconik-tls-verification-off
        handler.ServerCertificateCustomValidationCallback = (_, cert, _, errors) => errors == SslPolicyErrors.None; // not: iconik-tls-verification-off
    }
}
