// Programs that log in to iconik, and what they set up there.
class Run {
    void run(Api api) throws IOException {
        String editor = """
        {
            "app_name": "sync",
            "email": "ada@acme.tv",
            "password": "<<iconik-password>>" // want: iconik-login-body
        }
        """;
        api.post("/auth/v1/auth/simple/login/", RequestBody.create(editor, JSON));
        String boss = """
        {
            "app_name": "sync",
            "email": "admin@acme.tv", // want: iconik-admin-login
            "password": "" // not: iconik-login-body
        }
        """;
        api.post("/auth/v1/auth/simple/login/", RequestBody.create(boss, JSON));
        Map<String, Object> everybody = Map.of(
            "app_name", "sync",
            "email", "team@acme.tv", // want: iconik-shared-login
            "password", "" // not: iconik-login-body
        );
        api.post("/auth/v1/auth/simple/login/", mapper.writeValueAsString(everybody));
        Map<String, Object> ada = Map.of(
            "app_name", "sync",
            "email", "ada.lovelace@acme.tv", // not: iconik-admin-login iconik-shared-login
            "password", "" // not: iconik-login-body
        );
        api.post("/auth/v1/auth/simple/login/", mapper.writeValueAsString(ada));
        api.postJson("/files/v1/storages/", Map.of(
            "name", "mounted",
            "method", "SFTP",
            "purpose", "FILES",
            "settings", Map.of(
                "address", "ftp.acme.tv",
                "user", "ingest",
                "password", "<<iconik-password n=2>>" // want: iconik-storage-literal-secret
            )
        ));
        api.postJson("/files/v1/analysis/service_accounts/", Map.of(
            "type", "REKOGNITION",
            "name", "speech",
            "secret_key", "<<iconik-storage-secret n=3>>" // want: iconik-service-key
        ));
        String silent = """
        {
            "type": "REKOGNITION",
            "name": "silent",
            "secret_key": "your-secret-key" // not: iconik-service-key
        }
        """;
        api.post("/files/v1/analysis/service_accounts/", RequestBody.create(silent, JSON));
    }
}
