// Storages of the iconik domain, as they are set up.
class Run
{
    async Task RunAsync(HttpClient api)
    {
        await api.PostAsJsonAsync("/files/v1/storages/", new {
            name = "archive",
            method = "S3",
            purpose = "ARCHIVE",
            settings = new {
                bucket = "acme-archive",
                access_key = "<<iconik-storage-key-id>>", // want: iconik-storage-static-key
                secret_key = "<<iconik-storage-secret>>" // want: iconik-storage-literal-secret
            }
        });
        await api.PostAsJsonAsync("/files/v1/storages/", new {
            name = "cold",
            method = "B2",
            purpose = "FILES",
            settings = new {
                bucket_name = "acme-cold",
                account_id = "4a48fe8875c6" // want: iconik-storage-master-key
            }
        });
        var role = """
        {
            "name": "proxies",
            "method": "S3",
            "purpose": "PROXIES",
            "settings": {
                "bucket": "acme-proxies",
                "access_key": "", // not: iconik-storage-static-key
                "secret_key": "" // not: iconik-storage-literal-secret
            }
        }
        """;
        await api.PostAsync("/files/v1/storages/", new StringContent(role, Encoding.UTF8, "application/json"));
        var warm = """
        {
            "name": "warm",
            "method": "B2",
            "purpose": "FILES",
            "settings": {
                "bucket_name": "acme-warm",
                "account_id": "0024a48fe8875c60000000001" // not: iconik-storage-master-key
            }
        }
        """;
        await api.PostAsync("/files/v1/storages/", new StringContent(warm, Encoding.UTF8, "application/json"));
    }
}
