package main

// Shares of assets: https://app.iconik.io/API/assets/v1/.
func run(ctx context.Context, c *Client) error {
	ever := map[string]any{ // want: iconik-share-without-expiry
		"allow_download": false,
		"allow_comments": true,
		"emails":         []string{"ada@acme.tv"},
	}
	body, _ := json.Marshal(ever)
	c.Post(ctx, "/assets/v1/assets/share/", bytes.NewReader(body))
	week := map[string]any{ // not: iconik-share-without-expiry
		"allow_download": false,
		"allow_comments": true,
		"emails":         []string{"ada@acme.tv"},
		"expires":        "2026-12-03T00:00:00Z",
	}
	body, _ := json.Marshal(week)
	c.Post(ctx, "/assets/v1/assets/share/", bytes.NewReader(body))
	c.PostJSON(ctx, "/assets/v1/assets/share/url/", map[string]any{
		"title":          "rushes",
		"allow_download": true, // want: iconik-share-without-password
		"allow_comments": false,
		"expires":        "2026-12-03T00:00:00Z",
	})
	c.PostJSON(ctx, "/assets/v1/assets/share/url/", map[string]any{
		"title":          "rushes",
		"allow_download": true, // not: iconik-share-without-password
		"allow_comments": false,
		"has_password":   true,
		"expires":        "2026-12-03T00:00:00Z",
	})
	return nil
}
