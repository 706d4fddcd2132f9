// Programs that log in to iconik, and what they set up there.
class Run
{
    async Task RunAsync(HttpClient api)
    {
        await api.PostAsJsonAsync("/auth/v1/auth/simple/login/", new {
            app_name = "sync",
            email = "ada@acme.tv",
            password = "<<iconik-password>>" // want: iconik-login-body
        });
        await api.PostAsJsonAsync("/auth/v1/auth/simple/login/", new {
            app_name = "sync",
            email = "admin@acme.tv", // want: iconik-admin-login
            password = "" // not: iconik-login-body
        });
        var everybody = """
        {
            "app_name": "sync",
            "email": "team@acme.tv", // want: iconik-shared-login
            "password": "" // not: iconik-login-body
        }
        """;
        await api.PostAsync("/auth/v1/auth/simple/login/", new StringContent(everybody, Encoding.UTF8, "application/json"));
        var ada = """
        {
            "app_name": "sync",
            "email": "ada.lovelace@acme.tv", // not: iconik-admin-login iconik-shared-login
            "password": "" // not: iconik-login-body
        }
        """;
        await api.PostAsync("/auth/v1/auth/simple/login/", new StringContent(ada, Encoding.UTF8, "application/json"));
        var mounted = new {
            name = "mounted",
            method = "SFTP",
            purpose = "FILES",
            settings = new {
                address = "ftp.acme.tv",
                user = "ingest",
                password = "<<iconik-password n=2>>" // want: iconik-storage-literal-secret
            }
        };
        await api.PostAsync("/files/v1/storages/", JsonContent.Create(mounted));
        var speech = new {
            type = "REKOGNITION",
            name = "speech",
            secret_key = "<<iconik-storage-secret n=3>>" // want: iconik-service-key
        };
        await api.PostAsync("/files/v1/analysis/service_accounts/", JsonContent.Create(speech));
        await api.PostAsJsonAsync("/files/v1/analysis/service_accounts/", new {
            type = "REKOGNITION",
            name = "silent",
            secret_key = "your-secret-key" // not: iconik-service-key
        });
    }
}
