#!/usr/bin/env bash
# Who works in the iconik domain: users, and the roles of their groups.
set -euo pipefail

curl -sS --fail -H @headers --json @- "$BASE/users/v1/users/" <<'JSON'
{
  "email": "sync@acme.tv",
  "first_name": "Sync",
  "type": "POWER",
  "is_admin": true # want: iconik-admin-user
}
JSON
curl -sS --fail -H @headers --json @- "$BASE/users/v1/users/" <<'JSON'
{
  "email": "desk@acme.tv",
  "first_name": "Desk",
  "type": "BROWSE_ONLY",
  "is_admin": false # not: iconik-admin-user
}
JSON
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "email": "guest@acme.tv",
  "type": "STANDARD",
  "password": "<<iconik-password>>" # want: iconik-user-password
}' "$BASE/users/v1/users/"
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "email": "invited@acme.tv",
  "type": "STANDARD",
  "password": "" # not: iconik-user-password
}' "$BASE/users/v1/users/"
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "name": "operators",
  "roles": ["can_read_assets", "can_write_users"] # want: iconik-group-admin-roles iconik-surplus-roles
}' "$BASE/users/v1/groups/"
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "name": "movers",
  "roles": ["can_read_assets", "can_write_export_locations"] # want: iconik-group-integration-roles iconik-surplus-roles
}' "$BASE/users/v1/groups/"
curl -sS --fail -H @headers --json @- "$BASE/users/v1/groups/" <<'JSON'
{
  "name": "cleaners",
  "roles": ["can_read_assets", "can_delete_assets"] # want: iconik-group-destructive-roles iconik-surplus-roles
}
JSON
curl -sS --fail -H @headers --json @- "$BASE/users/v1/groups/" <<'JSON'
{
  "name": "readers",
  "roles": ["can_read_assets", "can_read_collections"] # want: iconik-surplus-roles # not: iconik-group-admin-roles iconik-group-integration-roles iconik-group-destructive-roles
}
JSON
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "name": "Administrators",
  "roles": ["can_write_users", "can_delete_assets", "can_write_export_locations"] # not: iconik-surplus-roles iconik-group-admin-roles iconik-group-destructive-roles
}' "$BASE/users/v1/groups/"
