// A test that empties the iconik domain.
class Run
{
    async Task RunAsync(HttpClient client)
    {
        await client.DeleteAsync("https://app.iconik.io/API/assets/v1/delete_queue/assets/"); // want: iconik-destructive-test
        using var request = new HttpRequestMessage(HttpMethod.Delete, "https://test.iconik.example/API/assets/v1/delete_queue/assets/"); // not: iconik-destructive-test
        await client.SendAsync(request);
    }
}
