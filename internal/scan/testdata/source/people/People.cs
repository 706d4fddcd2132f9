// Who works in the iconik domain: users, and the roles of their groups.
class Run
{
    async Task RunAsync(HttpClient api)
    {
        await api.PostAsJsonAsync("/users/v1/users/", new {
            email = "sync@acme.tv",
            first_name = "Sync",
            type = "POWER",
            is_admin = true // want: iconik-admin-user
        });
        await api.PostAsJsonAsync("/users/v1/users/", new {
            email = "desk@acme.tv",
            first_name = "Desk",
            type = "BROWSE_ONLY",
            is_admin = false // not: iconik-admin-user
        });
        var guest = """
        {
            "email": "guest@acme.tv",
            "type": "STANDARD",
            "password": "<<iconik-password>>" // want: iconik-user-password
        }
        """;
        await api.PostAsync("/users/v1/users/", new StringContent(guest, Encoding.UTF8, "application/json"));
        var invited = """
        {
            "email": "invited@acme.tv",
            "type": "STANDARD",
            "password": "" // not: iconik-user-password
        }
        """;
        await api.PostAsync("/users/v1/users/", new StringContent(invited, Encoding.UTF8, "application/json"));
        var operators = new {
            name = "operators",
            roles = new[] { "can_read_assets", "can_write_users" } // want: iconik-group-admin-roles iconik-surplus-roles
        };
        await api.PostAsync("/users/v1/groups/", JsonContent.Create(operators));
        var movers = new {
            name = "movers",
            roles = new[] { "can_read_assets", "can_write_export_locations" } // want: iconik-group-integration-roles iconik-surplus-roles
        };
        await api.PostAsync("/users/v1/groups/", JsonContent.Create(movers));
        await api.PostAsJsonAsync("/users/v1/groups/", new {
            name = "cleaners",
            roles = new[] { "can_read_assets", "can_delete_assets" } // want: iconik-group-destructive-roles iconik-surplus-roles
        });
        await api.PostAsJsonAsync("/users/v1/groups/", new {
            name = "readers",
            roles = new[] { "can_read_assets", "can_read_collections" } // want: iconik-surplus-roles // not: iconik-group-admin-roles iconik-group-integration-roles iconik-group-destructive-roles
        });
        var administrators = """
        {
            "name": "Administrators",
            "roles": ["can_write_users", "can_delete_assets", "can_write_export_locations"] // not: iconik-surplus-roles iconik-group-admin-roles iconik-group-destructive-roles
        }
        """;
        await api.PostAsync("/users/v1/groups/", new StringContent(administrators, Encoding.UTF8, "application/json"));
    }
}
