package main

// Programs that log in to iconik, and what they set up there.
func run(ctx context.Context, c *Client) error {
	editor := map[string]any{
		"app_name": "sync",
		"email":    "ada@acme.tv",
		"password": "<<iconik-password>>", // want: iconik-login-body
	}
	body, _ := json.Marshal(editor)
	c.Post(ctx, "/auth/v1/auth/simple/login/", bytes.NewReader(body))
	boss := map[string]any{
		"app_name": "sync",
		"email":    "admin@acme.tv", // want: iconik-admin-login
		"password": "",              // not: iconik-login-body
	}
	body, _ := json.Marshal(boss)
	c.Post(ctx, "/auth/v1/auth/simple/login/", bytes.NewReader(body))
	c.PostJSON(ctx, "/auth/v1/auth/simple/login/", map[string]any{
		"app_name": "sync",
		"email":    "team@acme.tv", // want: iconik-shared-login
		"password": "",             // not: iconik-login-body
	})
	c.PostJSON(ctx, "/auth/v1/auth/simple/login/", map[string]any{
		"app_name": "sync",
		"email":    "ada.lovelace@acme.tv", // not: iconik-admin-login iconik-shared-login
		"password": "",                     // not: iconik-login-body
	})
	mounted := `{
		"name": "mounted",
		"method": "SFTP",
		"purpose": "FILES",
		"settings": {
			"address": "ftp.acme.tv",
			"user": "ingest",
			"password": "<<iconik-password n=2>>" // want: iconik-storage-literal-secret
		}
	}`
	c.Post(ctx, "/files/v1/storages/", strings.NewReader(mounted))
	speech := `{
		"type": "REKOGNITION",
		"name": "speech",
		"secret_key": "<<iconik-storage-secret n=3>>" // want: iconik-service-key
	}`
	c.Post(ctx, "/files/v1/analysis/service_accounts/", strings.NewReader(speech))
	silent := map[string]any{
		"type":       "REKOGNITION",
		"name":       "silent",
		"secret_key": "your-secret-key", // not: iconik-service-key
	}
	body, _ := json.Marshal(silent)
	c.Post(ctx, "/files/v1/analysis/service_accounts/", bytes.NewReader(body))
	return nil
}
