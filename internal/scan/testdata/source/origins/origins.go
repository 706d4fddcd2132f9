package main

// Origins of the ImageKit account: https://api.imagekit.io/v1/accounts/origins.
func run(ctx context.Context, c *Client) error {
	anything := map[string]any{
		"type": "WEB_PROXY", // want: imagekit-web-proxy-origin
		"name": "any address",
	}
	body, _ := json.Marshal(anything)
	c.Post(ctx, "/v1/accounts/origins", bytes.NewReader(body))
	shop := map[string]any{
		"type":    "WEB_FOLDER", // not: imagekit-web-proxy-origin
		"name":    "shop",
		"baseUrl": "http://shop.acme.tv", // want: imagekit-plain-http-origin
	}
	body, _ := json.Marshal(shop)
	c.Post(ctx, "/v1/accounts/origins", bytes.NewReader(body))
	c.PostJSON(ctx, "/v1/accounts/origins", map[string]any{
		"type":    "WEB_FOLDER",
		"name":    "shop",
		"baseUrl": "https://shop.acme.tv", // not: imagekit-plain-http-origin
	})
	c.PostJSON(ctx, "/v1/accounts/origins", map[string]any{
		"type":       "S3",
		"name":       "media",
		"bucket":     "acme-media",
		"useIAMRole": true,
		"accessKey":  "<<iconik-storage-key-id>>", // want: imagekit-key-beside-role
	})
	fixed := `{
		"type": "S3",
		"name": "press",
		"bucket": "acme-press",
		"useIAMRole": false, // want: imagekit-static-storage-key
		"accessKey": "<<iconik-storage-key-id>>",
		"secretKey": "<<imagekit-storage-secret>>" // want: imagekit-origin-secret
	}`
	c.Post(ctx, "/v1/accounts/origins", strings.NewReader(fixed))
	role := `{
		"type": "S3",
		"name": "films",
		"bucket": "acme-films",
		"useIAMRole": true, // not: imagekit-static-storage-key
		"accessKey": "", // not: imagekit-key-beside-role
		"secretKey": "" // not: imagekit-origin-secret
	}`
	c.Post(ctx, "/v1/accounts/origins", strings.NewReader(role))
	return nil
}
