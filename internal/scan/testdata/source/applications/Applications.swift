// Applications and tokens as iconik's auth service answers.
func run(_ api: Session) async throws {
    let mine = """
    {
        "id": "<<uuid1 at=2026-03-02 n=2>>",
        "name": "acme ingest",
        "default_user_id": "<<uuid1 at=2026-03-02 n=7>>", // want: iconik-admin-app
        "system_domain_id": "<<uuid1 at=2019-05-06>>"
    }
    """
    try await api.upload(Data(mine.utf8), to: "/auth/v1/apps/")
    let marked = """
    {
        "name": "acme proxies",
        "default_user_id": "<<uuid1 at=2026-03-02 n=11>>",
        "system_domain_id": "<<uuid1 at=2019-05-06>>",
        "is_admin": true // want: iconik-app-marked-admin
    }
    """
    try await api.upload(Data(marked.utf8), to: "/auth/v1/apps/")
    let loose: [String: Any] = [
        "name": "acme export", // want: iconik-app-without-user
        "system_domain_id": "<<uuid1 at=2019-05-06>>",
        "oauth_client_type": "confidential"
    ]
    request.httpBody = try JSONSerialization.data(withJSONObject: loose)
    let plain: [String: Any] = [
        "name": "acme captions", // not: iconik-app-without-user
        "default_user_id": "<<uuid1 at=2026-03-02 n=10>>", // not: iconik-admin-app
        "system_domain_id": "<<uuid1 at=2019-05-06>>",
        "is_admin": false // not: iconik-app-marked-admin
    ]
    request.httpBody = try JSONSerialization.data(withJSONObject: plain)
    try await api.request("/users/v1/users/", method: .post, parameters: [
        "id": "<<uuid1 at=2026-03-02 n=7>>",
        "system_domain_id": "<<uuid1 at=2019-05-06>>",
        "primary_group": "<<uuid1 at=2019-05-06 n=3>>",
        "is_admin": true // want: iconik-admin-user
    ], encoding: JSONEncoding.default)
    try await api.request("/recorded/", method: .post, parameters: [
        "app_id": "<<uuid1 at=2026-03-02 n=4>>",
        "user_id": "<<uuid1 at=2026-03-02 n=8>>",
        "system_domain_id": "<<uuid1 at=2019-05-06>>",
        "is_admin": true, // want: iconik-admin-token
        "is_super_admin": true // want: iconik-super-admin-token
    ], encoding: JSONEncoding.default)
    let night = """
    {
        "app_id": "<<uuid1 at=2026-03-02 n=5>>",
        "user_id": "<<uuid1 at=2026-03-02 n=7>>", // want: iconik-token-of-admin
        "system_domain_id": "<<uuid1 at=2019-05-06>>"
    }
    """
    try await api.upload(Data(night.utf8), to: "/recorded/")
    let day = """
    {
        "app_id": "<<uuid1 at=2026-03-02 n=6>>",
        "user_id": "<<uuid1 at=2026-03-02 n=10>>", // not: iconik-token-of-admin
        "system_domain_id": "<<uuid1 at=2019-05-06>>",
        "is_admin": false, // not: iconik-admin-token
        "is_super_admin": false // not: iconik-super-admin-token
    }
    """
    try await api.upload(Data(day.utf8), to: "/recorded/")
}
