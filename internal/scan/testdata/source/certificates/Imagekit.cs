// Which certificates the client of ImageKit trusts.
class Run
{
    async Task RunAsync(HttpClient client)
    {
        handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator; // want: imagekit-tls-verification-off
        await client.GetAsync("https://api.imagekit.io/v1/files");
        options.RemoteCertificateValidationCallback = (sender, cert, chain, errors) => true; // want: imagekit-tls-verification-off
        handler.ServerCertificateCustomValidationCallback = (_, cert, _, errors) => errors == SslPolicyErrors.None; // not: imagekit-tls-verification-off
    }
}
