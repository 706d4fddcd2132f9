# Who works in the iconik domain: users, and the roles of their groups.
require "faraday"

def run(api)
  api.post("/users/v1/users/", {
    email: "sync@acme.tv",
    first_name: "Sync",
    type: "POWER",
    is_admin: true, # want: iconik-admin-user
  }.to_json)
  api.post("/users/v1/users/", {
    email: "desk@acme.tv",
    first_name: "Desk",
    type: "BROWSE_ONLY",
    is_admin: false, # not: iconik-admin-user
  }.to_json)
  guest = <<~JSON
    {
      "email": "guest@acme.tv",
      "type": "STANDARD",
      "password": "<<iconik-password>>" # want: iconik-user-password
    }
  JSON
  api.post("/users/v1/users/", guest)
  invited = <<~JSON
    {
      "email": "invited@acme.tv",
      "type": "STANDARD",
      "password": "" # not: iconik-user-password
    }
  JSON
  api.post("/users/v1/users/", invited)
  operators = {
    name: "operators",
    roles: ["can_read_assets", "can_write_users"], # want: iconik-group-admin-roles iconik-surplus-roles
  }
  Net::HTTP.post(URI("#{BASE}/users/v1/groups/"), JSON.generate(operators), headers)
  movers = {
    name: "movers",
    roles: ["can_read_assets", "can_write_export_locations"], # want: iconik-group-integration-roles iconik-surplus-roles
  }
  Net::HTTP.post(URI("#{BASE}/users/v1/groups/"), JSON.generate(movers), headers)
  api.post("/users/v1/groups/", {
    name: "cleaners",
    roles: ["can_read_assets", "can_delete_assets"], # want: iconik-group-destructive-roles iconik-surplus-roles
  }.to_json)
  api.post("/users/v1/groups/", {
    name: "readers",
    roles: ["can_read_assets", "can_read_collections"], # want: iconik-surplus-roles # not: iconik-group-admin-roles iconik-group-integration-roles iconik-group-destructive-roles
  }.to_json)
  administrators = <<~JSON
    {
      "name": "Administrators",
      "roles": ["can_write_users", "can_delete_assets", "can_write_export_locations"] # not: iconik-surplus-roles iconik-group-admin-roles iconik-group-destructive-roles
    }
  JSON
  api.post("/users/v1/groups/", administrators)
end
