// Who works in the iconik domain: users, and the roles of their groups.
class Run {
    void run(Api api) throws IOException {
        String boss = """
        {
            "email": "sync@acme.tv",
            "first_name": "Sync",
            "type": "POWER",
            "is_admin": true // want: iconik-admin-user
        }
        """;
        api.post("/users/v1/users/", RequestBody.create(boss, JSON));
        String desk = """
        {
            "email": "desk@acme.tv",
            "first_name": "Desk",
            "type": "BROWSE_ONLY",
            "is_admin": false // not: iconik-admin-user
        }
        """;
        api.post("/users/v1/users/", RequestBody.create(desk, JSON));
        Map<String, Object> guest = Map.of(
            "email", "guest@acme.tv",
            "type", "STANDARD",
            "password", "<<iconik-password>>" // want: iconik-user-password
        );
        api.post("/users/v1/users/", mapper.writeValueAsString(guest));
        Map<String, Object> invited = Map.of(
            "email", "invited@acme.tv",
            "type", "STANDARD",
            "password", "" // not: iconik-user-password
        );
        api.post("/users/v1/users/", mapper.writeValueAsString(invited));
        api.postJson("/users/v1/groups/", Map.of(
            "name", "operators",
            "roles", List.of("can_read_assets", "can_write_users") // want: iconik-group-admin-roles iconik-surplus-roles
        ));
        api.postJson("/users/v1/groups/", Map.of(
            "name", "movers",
            "roles", List.of("can_read_assets", "can_write_export_locations") // want: iconik-group-integration-roles iconik-surplus-roles
        ));
        String cleaners = """
        {
            "name": "cleaners",
            "roles": ["can_read_assets", "can_delete_assets"] // want: iconik-group-destructive-roles iconik-surplus-roles
        }
        """;
        api.post("/users/v1/groups/", RequestBody.create(cleaners, JSON));
        String readers = """
        {
            "name": "readers",
            "roles": ["can_read_assets", "can_read_collections"] // want: iconik-surplus-roles // not: iconik-group-admin-roles iconik-group-integration-roles iconik-group-destructive-roles
        }
        """;
        api.post("/users/v1/groups/", RequestBody.create(readers, JSON));
        Map<String, Object> administrators = Map.of(
            "name", "Administrators",
            "roles", List.of("can_write_users", "can_delete_assets", "can_write_export_locations") // not: iconik-surplus-roles iconik-group-admin-roles iconik-group-destructive-roles
        );
        api.post("/users/v1/groups/", mapper.writeValueAsString(administrators));
    }
}
