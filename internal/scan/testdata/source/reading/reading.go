package main

// What ImageKit's keys may do in the buckets that it reads from.
func run(ctx context.Context, c *Client) error {
	writer := map[string]any{
		"Statement": []any{
			map[string]any{
				"Effect":   "Allow",
				"Action":   []string{"s3:GetObject", "s3:PutObject"}, // want: imagekit-policy-beyond-read
				"Resource": []string{"arn:aws:s3:::acme-shop/*"},
			},
		},
	}
	body, _ := json.Marshal(writer)
	c.Post(ctx, "/policy/imagekit", bytes.NewReader(body))
	reader := map[string]any{
		"Statement": []any{
			map[string]any{
				"Effect":   "Allow",
				"Action":   []string{"s3:GetObject"}, // not: imagekit-policy-beyond-read
				"Resource": []string{"arn:aws:s3:::acme-shop/*"},
			},
		},
	}
	body, _ := json.Marshal(reader)
	c.Post(ctx, "/policy/imagekit", bytes.NewReader(body))
	c.PostJSON(ctx, "/bindings", map[string]any{
		"bucket": "acme-shop",
		"role":   "roles/storage.objectAdmin", // want: imagekit-gcs-role-beyond-read
		"member": "serviceAccount:imagekit@acme.iam.gserviceaccount.com",
	})
	c.PostJSON(ctx, "/bindings", map[string]any{
		"bucket": "acme-shop",
		"role":   "roles/storage.objectViewer", // not: imagekit-gcs-role-beyond-read
		"member": "serviceAccount:imagekit@acme.iam.gserviceaccount.com",
	})
	return nil
}
