// Applications and tokens as iconik's auth service answers.
class Run
{
    async Task RunAsync(HttpClient api)
    {
        await api.PostAsJsonAsync("/auth/v1/apps/", new {
            id = "<<uuid1 at=2026-03-02 n=2>>",
            name = "acme ingest",
            default_user_id = "<<uuid1 at=2026-03-02 n=7>>", // want: iconik-admin-app
            system_domain_id = "<<uuid1 at=2019-05-06>>"
        });
        await api.PostAsJsonAsync("/auth/v1/apps/", new {
            name = "acme proxies",
            default_user_id = "<<uuid1 at=2026-03-02 n=11>>",
            system_domain_id = "<<uuid1 at=2019-05-06>>",
            is_admin = true // want: iconik-app-marked-admin
        });
        var loose = """
        {
            "name": "acme export", // want: iconik-app-without-user
            "system_domain_id": "<<uuid1 at=2019-05-06>>",
            "oauth_client_type": "confidential"
        }
        """;
        await api.PostAsync("/auth/v1/apps/", new StringContent(loose, Encoding.UTF8, "application/json"));
        var plain = """
        {
            "name": "acme captions", // not: iconik-app-without-user
            "default_user_id": "<<uuid1 at=2026-03-02 n=10>>", // not: iconik-admin-app
            "system_domain_id": "<<uuid1 at=2019-05-06>>",
            "is_admin": false // not: iconik-app-marked-admin
        }
        """;
        await api.PostAsync("/auth/v1/apps/", new StringContent(plain, Encoding.UTF8, "application/json"));
        var adminUser = new {
            id = "<<uuid1 at=2026-03-02 n=7>>",
            system_domain_id = "<<uuid1 at=2019-05-06>>",
            primary_group = "<<uuid1 at=2019-05-06 n=3>>",
            is_admin = true // want: iconik-admin-user
        };
        await api.PostAsync("/users/v1/users/", JsonContent.Create(adminUser));
        var session = new {
            app_id = "<<uuid1 at=2026-03-02 n=4>>",
            user_id = "<<uuid1 at=2026-03-02 n=8>>",
            system_domain_id = "<<uuid1 at=2019-05-06>>",
            is_admin = true, // want: iconik-admin-token
            is_super_admin = true // want: iconik-super-admin-token
        };
        await api.PostAsync("/recorded/", JsonContent.Create(session));
        await api.PostAsJsonAsync("/recorded/", new {
            app_id = "<<uuid1 at=2026-03-02 n=5>>",
            user_id = "<<uuid1 at=2026-03-02 n=7>>", // want: iconik-token-of-admin
            system_domain_id = "<<uuid1 at=2019-05-06>>"
        });
        await api.PostAsJsonAsync("/recorded/", new {
            app_id = "<<uuid1 at=2026-03-02 n=6>>",
            user_id = "<<uuid1 at=2026-03-02 n=10>>", // not: iconik-token-of-admin
            system_domain_id = "<<uuid1 at=2019-05-06>>",
            is_admin = false, // not: iconik-admin-token
            is_super_admin = false // not: iconik-super-admin-token
        });
    }
}
