"""Who works in the iconik domain: users, and the roles of their groups."""
import httpx


def run(api: httpx.Client) -> None:
    boss = """
    {
        "email": "sync@acme.tv",
        "first_name": "Sync",
        "type": "POWER",
        "is_admin": true  # want: iconik-admin-user
    }"""
    api.post("/users/v1/users/", content=boss)
    desk = """
    {
        "email": "desk@acme.tv",
        "first_name": "Desk",
        "type": "BROWSE_ONLY",
        "is_admin": false  # not: iconik-admin-user
    }"""
    api.post("/users/v1/users/", content=desk)
    guest = {
        "email": "guest@acme.tv",
        "type": "STANDARD",
        "password": "<<iconik-password>>",  # want: iconik-user-password
    }
    requests.post(f"{BASE}/users/v1/users/", headers=HEADERS, json=guest, timeout=30)
    invited = {
        "email": "invited@acme.tv",
        "type": "STANDARD",
        "password": "",  # not: iconik-user-password
    }
    requests.post(f"{BASE}/users/v1/users/", headers=HEADERS, json=invited, timeout=30)
    api.post(
        "/users/v1/groups/",
        json={
            "name": "operators",
            "roles": ["can_read_assets", "can_write_users"],  # want: iconik-group-admin-roles iconik-surplus-roles
        },
    )
    api.post(
        "/users/v1/groups/",
        json={
            "name": "movers",
            "roles": ["can_read_assets", "can_write_export_locations"],  # want: iconik-group-integration-roles iconik-surplus-roles
        },
    )
    cleaners = """
    {
        "name": "cleaners",
        "roles": ["can_read_assets", "can_delete_assets"]  # want: iconik-group-destructive-roles iconik-surplus-roles
    }"""
    api.post("/users/v1/groups/", content=cleaners)
    readers = """
    {
        "name": "readers",
        "roles": ["can_read_assets", "can_read_collections"]  # want: iconik-surplus-roles  # not: iconik-group-admin-roles iconik-group-integration-roles iconik-group-destructive-roles
    }"""
    api.post("/users/v1/groups/", content=readers)
    administrators = {
        "name": "Administrators",
        "roles": ["can_write_users", "can_delete_assets", "can_write_export_locations"],  # not: iconik-surplus-roles iconik-group-admin-roles iconik-group-destructive-roles
    }
    requests.post(f"{BASE}/users/v1/groups/", headers=HEADERS, json=administrators, timeout=30)
