// A new token of iconik, where the address is put together of a base that ends without a slash.
class Run
{
    const string Base = "https://app.iconik.io/API";

    async Task RunAsync(HttpClient client)
    {
        await client.PostAsync($"{Base}/auth/v1/auth/token/", null); // want: iconik-token-minted-without-expiry iconik-token-not-ended
        await client.PostAsync(Base + "/auth/v1/auth/token/", null); // want: iconik-token-minted-without-expiry
        await client.GetAsync($"{Base}/auth/v1/auth/token/"); // not: iconik-token-minted-without-expiry
    }
}
