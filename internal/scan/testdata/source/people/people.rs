// Who works in the iconik domain: users, and the roles of their groups.
async fn run(api: &Client) -> reqwest::Result<()> {
    api.post(url("/users/v1/users/")).json(&json!({
        "email": "sync@acme.tv",
        "first_name": "Sync",
        "type": "POWER",
        "is_admin": true // want: iconik-admin-user
    })).send().await?;
    api.post(url("/users/v1/users/")).json(&json!({
        "email": "desk@acme.tv",
        "first_name": "Desk",
        "type": "BROWSE_ONLY",
        "is_admin": false // not: iconik-admin-user
    })).send().await?;
    let guest = r#"{
        "email": "guest@acme.tv",
        "type": "STANDARD",
        "password": "<<iconik-password>>" // want: iconik-user-password
    }"#;
    api.post(url("/users/v1/users/")).body(guest).send().await?;
    let invited = r#"{
        "email": "invited@acme.tv",
        "type": "STANDARD",
        "password": "" // not: iconik-user-password
    }"#;
    api.post(url("/users/v1/users/")).body(invited).send().await?;
    let operators = json!({
        "name": "operators",
        "roles": ["can_read_assets", "can_write_users"] // want: iconik-group-admin-roles iconik-surplus-roles
    });
    api.post(url("/users/v1/groups/")).json(&operators).send().await?;
    let movers = json!({
        "name": "movers",
        "roles": ["can_read_assets", "can_write_export_locations"] // want: iconik-group-integration-roles iconik-surplus-roles
    });
    api.post(url("/users/v1/groups/")).json(&movers).send().await?;
    api.post(url("/users/v1/groups/")).json(&json!({
        "name": "cleaners",
        "roles": ["can_read_assets", "can_delete_assets"] // want: iconik-group-destructive-roles iconik-surplus-roles
    })).send().await?;
    api.post(url("/users/v1/groups/")).json(&json!({
        "name": "readers",
        "roles": ["can_read_assets", "can_read_collections"] // want: iconik-surplus-roles // not: iconik-group-admin-roles iconik-group-integration-roles iconik-group-destructive-roles
    })).send().await?;
    let administrators = r#"{
        "name": "Administrators",
        "roles": ["can_write_users", "can_delete_assets", "can_write_export_locations"] // not: iconik-surplus-roles iconik-group-admin-roles iconik-group-destructive-roles
    }"#;
    api.post(url("/users/v1/groups/")).body(administrators).send().await?;
    Ok(())
}
