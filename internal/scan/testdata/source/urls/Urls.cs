// Addresses that ImageKit signs.
class Run
{
    async Task RunAsync(HttpClient client)
    {
        // ImageKit
        client.Helper.BuildUrl(new SrcOptions { UrlEndpoint = endpoint, Src = "/contract.jpg", Signed = true }); // want: imagekit-signed-url-without-expiry
        client.Helper.BuildUrl(new SrcOptions { UrlEndpoint = endpoint, Src = "/contract.jpg", Signed = true, ExpiresIn = 3600 }); // not: imagekit-signed-url-without-expiry imagekit-signed-url-with-zero-expiry imagekit-long-lived-signed-url imagekit-expiry-as-timestamp imagekit-signed-path-without-expiry
        client.Helper.BuildUrl(new SrcOptions { UrlEndpoint = endpoint, Src = "/contract.jpg", Signed = true, ExpiresIn = 0 }); // want: imagekit-signed-url-with-zero-expiry
        client.Helper.BuildUrl(new SrcOptions { UrlEndpoint = endpoint, Src = "/contract.jpg", Signed = true, ExpiresIn = 31536000 }); // want: imagekit-long-lived-signed-url
        client.Helper.BuildUrl(new SrcOptions { UrlEndpoint = endpoint, Src = "/contract.jpg", Signed = true, ExpiresIn = 1798761600 }); // want: imagekit-expiry-as-timestamp
        client.Helper.BuildUrl(new SrcOptions { Src = "/contract.jpg", Signed = true }); // want: imagekit-signed-path-without-expiry
    }
}
