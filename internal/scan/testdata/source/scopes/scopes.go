package main

// Where security templates of Filerobot reach, and how often.
func run(ctx context.Context, c *Client) error {
	inbox := map[string]any{
		"description":  "inbox",
		"permissions":  []string{"FILE_UPLOAD"}, // want: filerobot-template-unscoped-upload
		"upload":       map[string]any{"limit_per_min": 5, "limit_per_source_ip": 20},
		"restrictions": map[string]any{"whitelist_ip_ranges": []string{"198.51.100.0/24"}, "whitelist_countries": []string{"FR"}},
		"key_validity": map[string]any{"expire_duration": 1200},
	}
	body, _ := json.Marshal(inbox)
	c.Post(ctx, "/key", bytes.NewReader(body))
	gallery := map[string]any{
		"description":  "gallery",
		"permissions":  []string{"OBJECTS_LIST"}, // want: filerobot-template-unscoped-listing
		"restrictions": map[string]any{"whitelist_ip_ranges": []string{"198.51.100.0/24"}, "whitelist_countries": []string{"FR"}},
		"key_validity": map[string]any{"expire_duration": 1200},
	}
	body, _ := json.Marshal(gallery)
	c.Post(ctx, "/key", bytes.NewReader(body))
	c.PostJSON(ctx, "/key", map[string]any{
		"description": "root",
		"permissions": []string{"OBJECTS_LIST", "FILE_UPLOAD"}, // want: filerobot-template-no-upload-limit
		"upload": map[string]any{
			"dir_scope":     []string{"/*"}, // want: filerobot-template-root-upload
			"limit_per_min": 5,
		},
		"listing": map[string]any{
			"dir_scope": []string{"/"}, // want: filerobot-template-root-listing
		},
		"restrictions": map[string]any{"whitelist_ip_ranges": []string{"198.51.100.0/24"}, "whitelist_countries": []string{"FR"}},
		"key_validity": map[string]any{"expire_duration": 1200},
	})
	c.PostJSON(ctx, "/key", map[string]any{
		"description":  "flood",
		"permissions":  []string{"OBJECTS_LIST", "FILE_UPLOAD"}, // want: filerobot-template-no-upload-limit
		"upload":       map[string]any{"dir_scope": []string{"/press/*"}},
		"listing":      map[string]any{"dir_scope": []string{"/press/*"}},
		"restrictions": map[string]any{"whitelist_ip_ranges": []string{"198.51.100.0/24"}, "whitelist_countries": []string{"FR"}},
		"key_validity": map[string]any{"expire_duration": 1200},
	})
	unlimited := `{
		"description": "unlimited",
		"permissions": ["OBJECTS_LIST", "FILE_UPLOAD"],
		"upload": {
			"dir_scope": ["/press/*"],
			"limit_per_min": 0, // want: filerobot-template-no-upload-limit
			"limit_per_source_ip": -1
		},
		"listing": { "dir_scope": ["/press/*"] },
		"restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
		"key_validity": { "expire_duration": 1200 }
	}`
	c.Post(ctx, "/key", strings.NewReader(unlimited))
	enormous := `{
		"description": "enormous",
		"permissions": ["OBJECTS_LIST", "FILE_UPLOAD"],
		"upload": {
			"dir_scope": ["/press/*"],
			"limit_per_min": 1000000, // want: filerobot-template-enormous-upload-limit
			"limit_per_source_ip": 1000000
		},
		"listing": { "dir_scope": ["/press/*"] },
		"restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
		"key_validity": { "expire_duration": 1200 }
	}`
	c.Post(ctx, "/key", strings.NewReader(enormous))
	free := map[string]any{
		"description":  "free",
		"permissions":  []string{"OBJECTS_LIST", "FILE_UPLOAD"}, // want: filerobot-template-unconfined
		"listing":      map[string]any{"dir_scope": []string{"/press/*"}},
		"key_validity": map[string]any{"expire_duration": 1200},
	}
	body, _ := json.Marshal(free)
	c.Post(ctx, "/key", bytes.NewReader(body))
	crooked := map[string]any{
		"description": "crooked",
		"permissions": []string{"OBJECTS_LIST", "FILE_UPLOAD"}, // want: filerobot-template-no-upload-limit
		"upload": map[string]any{
			"dir_scope":     []string{"press/*"}, // want: filerobot-template-upload-scope-pattern
			"limit_per_min": 5,
		},
		"listing": map[string]any{
			"dir_scope": []string{"/press/**/kits"}, // want: filerobot-template-list-scope-pattern
		},
		"restrictions": map[string]any{"whitelist_ip_ranges": []string{"198.51.100.0/24"}, "whitelist_countries": []string{"FR"}},
		"key_validity": map[string]any{"expire_duration": 1200},
	}
	body, _ := json.Marshal(crooked)
	c.Post(ctx, "/key", bytes.NewReader(body))
	c.PostJSON(ctx, "/key", map[string]any{
		"description": "one folder",
		"permissions": []string{"OBJECTS_LIST", "FILE_UPLOAD"}, // want: filerobot-template-no-upload-limit
		"upload": map[string]any{
			"dir_scope":     []string{"/press"}, // want: filerobot-template-upload-folder-alone
			"limit_per_min": 5,
		},
		"listing":      map[string]any{"dir_scope": []string{"/press/*"}},
		"restrictions": map[string]any{"whitelist_ip_ranges": []string{"198.51.100.0/24"}, "whitelist_countries": []string{"FR"}},
		"key_validity": map[string]any{"expire_duration": 1200},
	})
	c.PostJSON(ctx, "/key", map[string]any{
		"description": "below",
		"permissions": []string{"OBJECTS_LIST", "FILE_UPLOAD"}, // want: filerobot-template-no-upload-limit
		"upload": map[string]any{
			"dir_scope":     []string{"/press/*"}, // want: filerobot-template-list-folder-alone
			"limit_per_min": 5,
		},
		"listing":      map[string]any{"dir_scope": []string{"/press"}},
		"restrictions": map[string]any{"whitelist_ip_ranges": []string{"198.51.100.0/24"}, "whitelist_countries": []string{"FR"}},
		"key_validity": map[string]any{"expire_duration": 1200},
	})
	narrow := `{
		"description": "narrow",
		"permissions": ["OBJECTS_LIST", "FILE_UPLOAD"], // not: filerobot-template-unscoped-upload filerobot-template-unscoped-listing filerobot-template-no-upload-limit filerobot-template-unconfined
		"upload": {
			"dir_scope": ["/press/*"], // not: filerobot-template-root-upload filerobot-template-upload-scope-pattern filerobot-template-upload-folder-alone filerobot-template-list-folder-alone
			"limit_per_min": 5, // not: filerobot-template-no-upload-limit filerobot-template-enormous-upload-limit
			"limit_per_source_ip": 20 // not: filerobot-template-no-upload-limit filerobot-template-enormous-upload-limit
		},
		"listing": {
			"dir_scope": ["/press/*"] // not: filerobot-template-root-listing filerobot-template-list-scope-pattern
		},
		"restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
		"key_validity": { "expire_duration": 1200 }
	}`
	c.Post(ctx, "/key", strings.NewReader(narrow))
	return nil
}
