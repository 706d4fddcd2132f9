// Who works in the iconik domain: users, and the roles of their groups.
suspend fun run(api: HttpClient) {
    val boss = mapOf(
        "email" to "sync@acme.tv",
        "first_name" to "Sync",
        "type" to "POWER",
        "is_admin" to true // want: iconik-admin-user
    )
    api.post("/users/v1/users/") { setBody(boss) }
    val desk = mapOf(
        "email" to "desk@acme.tv",
        "first_name" to "Desk",
        "type" to "BROWSE_ONLY",
        "is_admin" to false // not: iconik-admin-user
    )
    api.post("/users/v1/users/") { setBody(desk) }
    api.post("/users/v1/users/") {
        setBody(mapOf(
            "email" to "guest@acme.tv",
            "type" to "STANDARD",
            "password" to "<<iconik-password>>" // want: iconik-user-password
        ))
    }
    api.post("/users/v1/users/") {
        setBody(mapOf(
            "email" to "invited@acme.tv",
            "type" to "STANDARD",
            "password" to "" // not: iconik-user-password
        ))
    }
    val operators = """
    {
        "name": "operators",
        "roles": ["can_read_assets", "can_write_users"] // want: iconik-group-admin-roles iconik-surplus-roles
    }
    """.trimIndent()
    api.post("/users/v1/groups/") { setBody(operators) }
    val movers = """
    {
        "name": "movers",
        "roles": ["can_read_assets", "can_write_export_locations"] // want: iconik-group-integration-roles iconik-surplus-roles
    }
    """.trimIndent()
    api.post("/users/v1/groups/") { setBody(movers) }
    val cleaners = mapOf(
        "name" to "cleaners",
        "roles" to listOf("can_read_assets", "can_delete_assets") // want: iconik-group-destructive-roles iconik-surplus-roles
    )
    api.post("/users/v1/groups/") { setBody(cleaners) }
    val readers = mapOf(
        "name" to "readers",
        "roles" to listOf("can_read_assets", "can_read_collections") // want: iconik-surplus-roles // not: iconik-group-admin-roles iconik-group-integration-roles iconik-group-destructive-roles
    )
    api.post("/users/v1/groups/") { setBody(readers) }
    api.post("/users/v1/groups/") {
        setBody(mapOf(
            "name" to "Administrators",
            "roles" to listOf("can_write_users", "can_delete_assets", "can_write_export_locations") // not: iconik-surplus-roles iconik-group-admin-roles iconik-group-destructive-roles
        ))
    }
}
