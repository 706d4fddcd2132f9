// The Azure origins of the ImageKit account.
class Run
{
    async Task RunAsync(HttpClient api)
    {
        await api.PostAsJsonAsync("/v1/accounts/origins", new {
            type = "AZURE_BLOB",
            name = "inbox",
            accountName = "acme",
            container = "inbox",
            sasToken = "sv=2024-11-04&ss=b&srt=o&sp=rwdl&se=2026-12-31T00:00:00Z&spr=https&sig=<<imagekit-sas-signature>>" // want: imagekit-origin-secret imagekit-writable-sas
        });
        await api.PostAsJsonAsync("/v1/accounts/origins", new {
            type = "AZURE_BLOB",
            name = "press",
            accountName = "acme",
            container = "press",
            sasToken = "sv=2024-11-04&ss=b&srt=o&sp=r&se=2026-12-31T00:00:00Z&sig=<<imagekit-sas-signature>>" // want: imagekit-origin-secret imagekit-sas-over-http
        });
        var decades = """
        {
            "type": "AZURE_BLOB",
            "name": "films",
            "accountName": "acme",
            "container": "films",
            "sasToken": "sv=2024-11-04&ss=b&srt=o&sp=r&se=2048-12-31T00:00:00Z&spr=https&sig=<<imagekit-sas-signature>>" // want: imagekit-origin-secret imagekit-long-lived-sas
        }
        """;
        await api.PostAsync("/v1/accounts/origins", new StringContent(decades, Encoding.UTF8, "application/json"));
        var tidy = """
        {
            "type": "AZURE_BLOB",
            "name": "shop",
            "accountName": "acme",
            "container": "shop",
            "sasToken": "sv=2024-11-04&ss=b&srt=o&sp=r&se=2026-12-31T00:00:00Z&spr=https&sig=<<imagekit-sas-signature>>" // want: imagekit-origin-secret // not: imagekit-writable-sas imagekit-sas-over-http imagekit-long-lived-sas
        }
        """;
        await api.PostAsync("/v1/accounts/origins", new StringContent(tidy, Encoding.UTF8, "application/json"));
    }
}
