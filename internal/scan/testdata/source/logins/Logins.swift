// Programs that log in to iconik, and what they set up there.
func run(_ api: Session) async throws {
    let editor = """
    {
        "app_name": "sync",
        "email": "ada@acme.tv",
        "password": "<<iconik-password>>" // want: iconik-login-body
    }
    """
    try await api.upload(Data(editor.utf8), to: "/auth/v1/auth/simple/login/")
    let boss = """
    {
        "app_name": "sync",
        "email": "admin@acme.tv", // want: iconik-admin-login
        "password": "" // not: iconik-login-body
    }
    """
    try await api.upload(Data(boss.utf8), to: "/auth/v1/auth/simple/login/")
    let everybody: [String: Any] = [
        "app_name": "sync",
        "email": "team@acme.tv", // want: iconik-shared-login
        "password": "" // not: iconik-login-body
    ]
    request.httpBody = try JSONSerialization.data(withJSONObject: everybody)
    let ada: [String: Any] = [
        "app_name": "sync",
        "email": "ada.lovelace@acme.tv", // not: iconik-admin-login iconik-shared-login
        "password": "" // not: iconik-login-body
    ]
    request.httpBody = try JSONSerialization.data(withJSONObject: ada)
    try await api.request("/files/v1/storages/", method: .post, parameters: [
        "name": "mounted",
        "method": "SFTP",
        "purpose": "FILES",
        "settings": [
            "address": "ftp.acme.tv",
            "user": "ingest",
            "password": "<<iconik-password n=2>>" // want: iconik-storage-literal-secret
        ]
    ], encoding: JSONEncoding.default)
    try await api.request("/files/v1/analysis/service_accounts/", method: .post, parameters: [
        "type": "REKOGNITION",
        "name": "speech",
        "secret_key": "<<iconik-storage-secret n=3>>" // want: iconik-service-key
    ], encoding: JSONEncoding.default)
    let silent = """
    {
        "type": "REKOGNITION",
        "name": "silent",
        "secret_key": "your-secret-key" // not: iconik-service-key
    }
    """
    try await api.upload(Data(silent.utf8), to: "/files/v1/analysis/service_accounts/")
}
