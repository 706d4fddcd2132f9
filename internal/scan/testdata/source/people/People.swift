// Who works in the iconik domain: users, and the roles of their groups.
func run(_ api: Session) async throws {
    let boss = """
    {
        "email": "sync@acme.tv",
        "first_name": "Sync",
        "type": "POWER",
        "is_admin": true // want: iconik-admin-user
    }
    """
    try await api.upload(Data(boss.utf8), to: "/users/v1/users/")
    let desk = """
    {
        "email": "desk@acme.tv",
        "first_name": "Desk",
        "type": "BROWSE_ONLY",
        "is_admin": false // not: iconik-admin-user
    }
    """
    try await api.upload(Data(desk.utf8), to: "/users/v1/users/")
    let guest: [String: Any] = [
        "email": "guest@acme.tv",
        "type": "STANDARD",
        "password": "<<iconik-password>>" // want: iconik-user-password
    ]
    request.httpBody = try JSONSerialization.data(withJSONObject: guest)
    let invited: [String: Any] = [
        "email": "invited@acme.tv",
        "type": "STANDARD",
        "password": "" // not: iconik-user-password
    ]
    request.httpBody = try JSONSerialization.data(withJSONObject: invited)
    try await api.request("/users/v1/groups/", method: .post, parameters: [
        "name": "operators",
        "roles": ["can_read_assets", "can_write_users"] // want: iconik-group-admin-roles iconik-surplus-roles
    ], encoding: JSONEncoding.default)
    try await api.request("/users/v1/groups/", method: .post, parameters: [
        "name": "movers",
        "roles": ["can_read_assets", "can_write_export_locations"] // want: iconik-group-integration-roles iconik-surplus-roles
    ], encoding: JSONEncoding.default)
    let cleaners = """
    {
        "name": "cleaners",
        "roles": ["can_read_assets", "can_delete_assets"] // want: iconik-group-destructive-roles iconik-surplus-roles
    }
    """
    try await api.upload(Data(cleaners.utf8), to: "/users/v1/groups/")
    let readers = """
    {
        "name": "readers",
        "roles": ["can_read_assets", "can_read_collections"] // want: iconik-surplus-roles // not: iconik-group-admin-roles iconik-group-integration-roles iconik-group-destructive-roles
    }
    """
    try await api.upload(Data(readers.utf8), to: "/users/v1/groups/")
    let administrators: [String: Any] = [
        "name": "Administrators",
        "roles": ["can_write_users", "can_delete_assets", "can_write_export_locations"] // not: iconik-surplus-roles iconik-group-admin-roles iconik-group-destructive-roles
    ]
    request.httpBody = try JSONSerialization.data(withJSONObject: administrators)
}
