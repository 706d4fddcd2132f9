package main

// Who works in the iconik domain: users, and the roles of their groups.
func run(ctx context.Context, c *Client) error {
	boss := map[string]any{
		"email":      "sync@acme.tv",
		"first_name": "Sync",
		"type":       "POWER",
		"is_admin":   true, // want: iconik-admin-user
	}
	body, _ := json.Marshal(boss)
	c.Post(ctx, "/users/v1/users/", bytes.NewReader(body))
	desk := map[string]any{
		"email":      "desk@acme.tv",
		"first_name": "Desk",
		"type":       "BROWSE_ONLY",
		"is_admin":   false, // not: iconik-admin-user
	}
	body, _ := json.Marshal(desk)
	c.Post(ctx, "/users/v1/users/", bytes.NewReader(body))
	c.PostJSON(ctx, "/users/v1/users/", map[string]any{
		"email":    "guest@acme.tv",
		"type":     "STANDARD",
		"password": "<<iconik-password>>", // want: iconik-user-password
	})
	c.PostJSON(ctx, "/users/v1/users/", map[string]any{
		"email":    "invited@acme.tv",
		"type":     "STANDARD",
		"password": "", // not: iconik-user-password
	})
	operators := `{
		"name": "operators",
		"roles": ["can_read_assets", "can_write_users"] // want: iconik-group-admin-roles iconik-surplus-roles
	}`
	c.Post(ctx, "/users/v1/groups/", strings.NewReader(operators))
	movers := `{
		"name": "movers",
		"roles": ["can_read_assets", "can_write_export_locations"] // want: iconik-group-integration-roles iconik-surplus-roles
	}`
	c.Post(ctx, "/users/v1/groups/", strings.NewReader(movers))
	cleaners := map[string]any{
		"name":  "cleaners",
		"roles": []string{"can_read_assets", "can_delete_assets"}, // want: iconik-group-destructive-roles iconik-surplus-roles
	}
	body, _ := json.Marshal(cleaners)
	c.Post(ctx, "/users/v1/groups/", bytes.NewReader(body))
	readers := map[string]any{
		"name":  "readers",
		"roles": []string{"can_read_assets", "can_read_collections"}, // want: iconik-surplus-roles // not: iconik-group-admin-roles iconik-group-integration-roles iconik-group-destructive-roles
	}
	body, _ := json.Marshal(readers)
	c.Post(ctx, "/users/v1/groups/", bytes.NewReader(body))
	c.PostJSON(ctx, "/users/v1/groups/", map[string]any{
		"name":  "Administrators",
		"roles": []string{"can_write_users", "can_delete_assets", "can_write_export_locations"}, // not: iconik-surplus-roles iconik-group-admin-roles iconik-group-destructive-roles
	})
	return nil
}
