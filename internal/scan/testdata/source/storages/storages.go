package main

// Storages of the iconik domain, as they are set up.
func run(ctx context.Context, c *Client) error {
	archive := map[string]any{
		"name":    "archive",
		"method":  "S3",
		"purpose": "ARCHIVE",
		"settings": map[string]any{
			"bucket":     "acme-archive",
			"access_key": "<<iconik-storage-key-id>>", // want: iconik-storage-static-key
			"secret_key": "<<iconik-storage-secret>>", // want: iconik-storage-literal-secret
		},
	}
	body, _ := json.Marshal(archive)
	c.Post(ctx, "/files/v1/storages/", bytes.NewReader(body))
	cold := map[string]any{
		"name":    "cold",
		"method":  "B2",
		"purpose": "FILES",
		"settings": map[string]any{
			"bucket_name": "acme-cold",
			"account_id":  "4a48fe8875c6", // want: iconik-storage-master-key
		},
	}
	body, _ := json.Marshal(cold)
	c.Post(ctx, "/files/v1/storages/", bytes.NewReader(body))
	c.PostJSON(ctx, "/files/v1/storages/", map[string]any{
		"name":    "proxies",
		"method":  "S3",
		"purpose": "PROXIES",
		"settings": map[string]any{
			"bucket":     "acme-proxies",
			"access_key": "", // not: iconik-storage-static-key
			"secret_key": "", // not: iconik-storage-literal-secret
		},
	})
	c.PostJSON(ctx, "/files/v1/storages/", map[string]any{
		"name":    "warm",
		"method":  "B2",
		"purpose": "FILES",
		"settings": map[string]any{
			"bucket_name": "acme-warm",
			"account_id":  "0024a48fe8875c60000000001", // not: iconik-storage-master-key
		},
	})
	return nil
}
