package main

// Webhooks and custom actions of the iconik domain.
func run(ctx context.Context, c *Client) error {
	hook := map[string]any{
		"url":        "http://hooks.acme.tv/iconik", // want: iconik-webhook-plain-http
		"event_type": "assets",
		"realm":      "objects",
		"operation":  "create",
		"status":     "ENABLED",
	}
	body, _ := json.Marshal(hook)
	c.Post(ctx, "/notifications/v1/webhooks/", bytes.NewReader(body))
	keyed := map[string]any{
		"url":        "https://hooks.acme.tv/iconik", // not: iconik-webhook-plain-http
		"event_type": "assets",
		"status":     "ENABLED",
		"headers": map[string]any{
			"X-Webhook-Secret": "<<iconik-opaque-token>>", // want: iconik-webhook-secret
		},
	}
	body, _ := json.Marshal(keyed)
	c.Post(ctx, "/notifications/v1/webhooks/", bytes.NewReader(body))
	c.PostJSON(ctx, "/notifications/v1/webhooks/", map[string]any{
		"url":        "https://hooks.acme.tv/iconik",
		"event_type": "assets",
		"status":     "ENABLED",
		"headers": map[string]any{
			"X-Webhook-Secret": "", // not: iconik-webhook-secret
		},
	})
	c.PostJSON(ctx, "/assets/v1/custom_actions/ASSET/", map[string]any{
		"title":   "Transcribe",
		"url":     "http://actions.acme.tv/transcribe", // want: iconik-custom-action-plain-http
		"context": "ASSET",
		"type":    "POST",
	})
	keyedAction := `{
		"title": "Caption",
		"url": "https://actions.acme.tv/caption", // not: iconik-custom-action-plain-http
		"context": "ASSET",
		"headers": {
			"X-Api-Key": "<<iconik-opaque-token n=2>>" // want: iconik-custom-action-secret
		}
	}`
	c.Post(ctx, "/assets/v1/custom_actions/ASSET/", strings.NewReader(keyedAction))
	bareAction := `{
		"title": "Caption",
		"url": "https://actions.acme.tv/caption",
		"context": "ASSET",
		"headers": {
			"X-Api-Key": "" // not: iconik-custom-action-secret
		}
	}`
	c.Post(ctx, "/assets/v1/custom_actions/ASSET/", strings.NewReader(bareAction))
	return nil
}
