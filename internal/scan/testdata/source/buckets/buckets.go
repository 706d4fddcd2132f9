package main

// Who may reach the buckets of iconik and of the service that asks for them.
func run(ctx context.Context, c *Client) error {
	shared := map[string]any{
		"Statement": []any{
			map[string]any{
				"Effect": "Allow",
				"Principal": map[string]any{
					"AWS": "arn:aws:iam::283217727627:role/IconikS3AccessRole", // want: iconik-shared-role-unconditioned
				},
				"Action":   []string{"s3:*"}, // want: iconik-bucket-wide-actions
				"Resource": []string{"arn:aws:s3:::acme-media/*"},
			},
		},
	}
	body, _ := json.Marshal(shared)
	c.Post(ctx, "/policy/iconik", bytes.NewReader(body))
	named := map[string]any{
		"Statement": []any{
			map[string]any{
				"Effect": "Allow",
				"Principal": map[string]any{
					"AWS": "arn:aws:iam::283217727627:role/IconikS3AccessRole", // not: iconik-shared-role-unconditioned
				},
				"Action":   []string{"s3:GetObject", "s3:PutObject"}, // not: iconik-bucket-wide-actions
				"Resource": []string{"arn:aws:s3:::acme-media/*"},
				"Condition": map[string]any{
					"StringEquals": map[string]any{"aws:PrincipalTag/IconikSystemDomainId": "<<uuid1 at=2019-05-06>>"},
				},
			},
		},
	}
	body, _ := json.Marshal(named)
	c.Post(ctx, "/policy/iconik", bytes.NewReader(body))
	c.PostJSON(ctx, "/policy/iconik-user", map[string]any{
		"Statement": []any{
			map[string]any{
				"Effect":   "Allow",
				"Action":   []string{"s3:*"}, // want: iconik-policy-wide-actions
				"Resource": []string{"arn:aws:s3:::acme-media/*"},
			},
		},
	})
	c.PostJSON(ctx, "/policy/iconik-user", map[string]any{
		"Statement": []any{
			map[string]any{
				"Effect":   "Allow",
				"Action":   []string{"s3:GetObject"},   // not: iconik-policy-wide-actions
				"Resource": []string{"arn:aws:s3:::*"}, // want: iconik-policy-every-bucket
			},
		},
	})
	own := `{
		"Statement": [
			{
				"Effect": "Allow",
				"Action": ["s3:GetObject"],
				"Resource": ["arn:aws:s3:::acme-media/*"] // not: iconik-policy-every-bucket
			}
		]
	}`
	c.Post(ctx, "/policy/iconik-user", strings.NewReader(own))
	owner := `{
		"bucket": "acme-media",
		"role": "roles/storage.admin", // want: iconik-gcs-wide-role
		"member": "serviceAccount:iconik@acme.iam.gserviceaccount.com"
	}`
	c.Post(ctx, "/bindings", strings.NewReader(owner))
	viewer := map[string]any{
		"bucket": "acme-media",
		"role":   "roles/storage.objectViewer", // not: iconik-gcs-wide-role
		"member": "serviceAccount:iconik@acme.iam.gserviceaccount.com",
	}
	body, _ := json.Marshal(viewer)
	c.Post(ctx, "/bindings", bytes.NewReader(body))
	ownLog := map[string]any{
		"bucket":        "acme-media",
		"target_bucket": "acme-media", // want: iconik-log-in-same-bucket
	}
	body, _ := json.Marshal(ownLog)
	c.Post(ctx, "/logging", bytes.NewReader(body))
	c.PostJSON(ctx, "/logging", map[string]any{
		"bucket":        "acme-media",
		"target_bucket": "acme-logs", // not: iconik-log-in-same-bucket
	})
	c.PostJSON(ctx, "/acl", map[string]any{
		"bucket": "acme-audit-logs",
		"acl":    "public-read", // want: iconik-public-log
	})
	private := `{
		"bucket": "acme-audit-logs",
		"acl": "private" // not: iconik-public-log
	}`
	c.Post(ctx, "/acl", strings.NewReader(private))
	return nil
}
