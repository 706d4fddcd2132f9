// Applications and tokens as iconik's auth service answers.
class Run {
    void run(Api api) throws IOException {
        String mine = """
        {
            "id": "<<uuid1 at=2026-03-02 n=2>>",
            "name": "acme ingest",
            "default_user_id": "<<uuid1 at=2026-03-02 n=7>>", // want: iconik-admin-app
            "system_domain_id": "<<uuid1 at=2019-05-06>>"
        }
        """;
        api.post("/auth/v1/apps/", RequestBody.create(mine, JSON));
        String marked = """
        {
            "name": "acme proxies",
            "default_user_id": "<<uuid1 at=2026-03-02 n=11>>",
            "system_domain_id": "<<uuid1 at=2019-05-06>>",
            "is_admin": true // want: iconik-app-marked-admin
        }
        """;
        api.post("/auth/v1/apps/", RequestBody.create(marked, JSON));
        Map<String, Object> loose = Map.of(
            "name", "acme export", // want: iconik-app-without-user
            "system_domain_id", "<<uuid1 at=2019-05-06>>",
            "oauth_client_type", "confidential"
        );
        api.post("/auth/v1/apps/", mapper.writeValueAsString(loose));
        Map<String, Object> plain = Map.of(
            "name", "acme captions", // not: iconik-app-without-user
            "default_user_id", "<<uuid1 at=2026-03-02 n=10>>", // not: iconik-admin-app
            "system_domain_id", "<<uuid1 at=2019-05-06>>",
            "is_admin", false // not: iconik-app-marked-admin
        );
        api.post("/auth/v1/apps/", mapper.writeValueAsString(plain));
        api.postJson("/users/v1/users/", Map.of(
            "id", "<<uuid1 at=2026-03-02 n=7>>",
            "system_domain_id", "<<uuid1 at=2019-05-06>>",
            "primary_group", "<<uuid1 at=2019-05-06 n=3>>",
            "is_admin", true // want: iconik-admin-user
        ));
        api.postJson("/recorded/", Map.of(
            "app_id", "<<uuid1 at=2026-03-02 n=4>>",
            "user_id", "<<uuid1 at=2026-03-02 n=8>>",
            "system_domain_id", "<<uuid1 at=2019-05-06>>",
            "is_admin", true, // want: iconik-admin-token
            "is_super_admin", true // want: iconik-super-admin-token
        ));
        String night = """
        {
            "app_id": "<<uuid1 at=2026-03-02 n=5>>",
            "user_id": "<<uuid1 at=2026-03-02 n=7>>", // want: iconik-token-of-admin
            "system_domain_id": "<<uuid1 at=2019-05-06>>"
        }
        """;
        api.post("/recorded/", RequestBody.create(night, JSON));
        String day = """
        {
            "app_id": "<<uuid1 at=2026-03-02 n=6>>",
            "user_id": "<<uuid1 at=2026-03-02 n=10>>", // not: iconik-token-of-admin
            "system_domain_id": "<<uuid1 at=2019-05-06>>",
            "is_admin": false, // not: iconik-admin-token
            "is_super_admin": false // not: iconik-super-admin-token
        }
        """;
        api.post("/recorded/", RequestBody.create(day, JSON));
    }
}
