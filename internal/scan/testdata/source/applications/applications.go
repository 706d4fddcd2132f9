package main

// Applications and tokens as iconik's auth service answers.
func run(ctx context.Context, c *Client) error {
	mine := map[string]any{
		"id":               "<<uuid1 at=2026-03-02 n=2>>",
		"name":             "acme ingest",
		"default_user_id":  "<<uuid1 at=2026-03-02 n=7>>", // want: iconik-admin-app
		"system_domain_id": "<<uuid1 at=2019-05-06>>",
	}
	body, _ := json.Marshal(mine)
	c.Post(ctx, "/auth/v1/apps/", bytes.NewReader(body))
	marked := map[string]any{
		"name":             "acme proxies",
		"default_user_id":  "<<uuid1 at=2026-03-02 n=11>>",
		"system_domain_id": "<<uuid1 at=2019-05-06>>",
		"is_admin":         true, // want: iconik-app-marked-admin
	}
	body, _ := json.Marshal(marked)
	c.Post(ctx, "/auth/v1/apps/", bytes.NewReader(body))
	c.PostJSON(ctx, "/auth/v1/apps/", map[string]any{
		"name":              "acme export", // want: iconik-app-without-user
		"system_domain_id":  "<<uuid1 at=2019-05-06>>",
		"oauth_client_type": "confidential",
	})
	c.PostJSON(ctx, "/auth/v1/apps/", map[string]any{
		"name":             "acme captions",                // not: iconik-app-without-user
		"default_user_id":  "<<uuid1 at=2026-03-02 n=10>>", // not: iconik-admin-app
		"system_domain_id": "<<uuid1 at=2019-05-06>>",
		"is_admin":         false, // not: iconik-app-marked-admin
	})
	adminUser := `{
		"id": "<<uuid1 at=2026-03-02 n=7>>",
		"system_domain_id": "<<uuid1 at=2019-05-06>>",
		"primary_group": "<<uuid1 at=2019-05-06 n=3>>",
		"is_admin": true // want: iconik-admin-user
	}`
	c.Post(ctx, "/users/v1/users/", strings.NewReader(adminUser))
	session := `{
		"app_id": "<<uuid1 at=2026-03-02 n=4>>",
		"user_id": "<<uuid1 at=2026-03-02 n=8>>",
		"system_domain_id": "<<uuid1 at=2019-05-06>>",
		"is_admin": true, // want: iconik-admin-token
		"is_super_admin": true // want: iconik-super-admin-token
	}`
	c.Post(ctx, "/recorded/", strings.NewReader(session))
	night := map[string]any{
		"app_id":           "<<uuid1 at=2026-03-02 n=5>>",
		"user_id":          "<<uuid1 at=2026-03-02 n=7>>", // want: iconik-token-of-admin
		"system_domain_id": "<<uuid1 at=2019-05-06>>",
	}
	body, _ := json.Marshal(night)
	c.Post(ctx, "/recorded/", bytes.NewReader(body))
	day := map[string]any{
		"app_id":           "<<uuid1 at=2026-03-02 n=6>>",
		"user_id":          "<<uuid1 at=2026-03-02 n=10>>", // not: iconik-token-of-admin
		"system_domain_id": "<<uuid1 at=2019-05-06>>",
		"is_admin":         false, // not: iconik-admin-token
		"is_super_admin":   false, // not: iconik-super-admin-token
	}
	body, _ := json.Marshal(day)
	c.Post(ctx, "/recorded/", bytes.NewReader(body))
	return nil
}
