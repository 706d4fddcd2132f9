package main

// The Azure origins of the ImageKit account.
func run(ctx context.Context, c *Client) error {
	writable := map[string]any{
		"type":        "AZURE_BLOB",
		"name":        "inbox",
		"accountName": "acme",
		"container":   "inbox",
		"sasToken":    "sv=2024-11-04&ss=b&srt=o&sp=rwdl&se=2026-12-31T00:00:00Z&spr=https&sig=<<imagekit-sas-signature>>", // want: imagekit-origin-secret imagekit-writable-sas
	}
	body, _ := json.Marshal(writable)
	c.Post(ctx, "/v1/accounts/origins", bytes.NewReader(body))
	unsealed := map[string]any{
		"type":        "AZURE_BLOB",
		"name":        "press",
		"accountName": "acme",
		"container":   "press",
		"sasToken":    "sv=2024-11-04&ss=b&srt=o&sp=r&se=2026-12-31T00:00:00Z&sig=<<imagekit-sas-signature>>", // want: imagekit-origin-secret imagekit-sas-over-http
	}
	body, _ := json.Marshal(unsealed)
	c.Post(ctx, "/v1/accounts/origins", bytes.NewReader(body))
	c.PostJSON(ctx, "/v1/accounts/origins", map[string]any{
		"type":        "AZURE_BLOB",
		"name":        "films",
		"accountName": "acme",
		"container":   "films",
		"sasToken":    "sv=2024-11-04&ss=b&srt=o&sp=r&se=2048-12-31T00:00:00Z&spr=https&sig=<<imagekit-sas-signature>>", // want: imagekit-origin-secret imagekit-long-lived-sas
	})
	c.PostJSON(ctx, "/v1/accounts/origins", map[string]any{
		"type":        "AZURE_BLOB",
		"name":        "shop",
		"accountName": "acme",
		"container":   "shop",
		"sasToken":    "sv=2024-11-04&ss=b&srt=o&sp=r&se=2026-12-31T00:00:00Z&spr=https&sig=<<imagekit-sas-signature>>", // want: imagekit-origin-secret // not: imagekit-writable-sas imagekit-sas-over-http imagekit-long-lived-sas
	})
	return nil
}
