package main

// What security templates of Filerobot may do.
func run(ctx context.Context, c *Client) error {
	everything := map[string]any{
		"description": "night desk",
		"permissions": []any{
			"OBJECTS_LIST",
			"FILE_MOVE",               // want: filerobot-template-relocating
			"FILE_DELETE",             // want: filerobot-template-destructive
			"FILE_SET_VISIBILITY",     // want: filerobot-template-exposure
			"OBJECTS_APPROVAL_MANAGE", // want: filerobot-template-workflow
			"ACCESS_MANAGE",           // want: filerobot-template-admin
		},
		"upload":       map[string]any{"dir_scope": []string{"/press/*"}, "limit_per_min": 5, "limit_per_source_ip": 20},
		"listing":      map[string]any{"dir_scope": []string{"/press/*"}},
		"restrictions": map[string]any{"whitelist_ip_ranges": []string{"198.51.100.0/24"}, "whitelist_countries": []string{"FR"}},
		"key_validity": map[string]any{"expire_duration": 1200},
	}
	body, _ := json.Marshal(everything)
	c.Post(ctx, "/key", bytes.NewReader(body))
	careful := map[string]any{
		"description":  "day desk",
		"permissions":  []string{"OBJECTS_LIST", "FILE_UPLOAD", "FILE_META_CHANGE", "DIR_CREATE"}, // not: filerobot-template-relocating filerobot-template-destructive filerobot-template-exposure filerobot-template-workflow filerobot-template-admin filerobot-template-recon filerobot-template-all-permissions filerobot-template-unknown-permission filerobot-template-wildcard-permission filerobot-template-undescribed filerobot-template-no-address-limit
		"upload":       map[string]any{"dir_scope": []string{"/press/*"}, "limit_per_min": 5, "limit_per_source_ip": 20},
		"listing":      map[string]any{"dir_scope": []string{"/press/*"}},
		"restrictions": map[string]any{"whitelist_ip_ranges": []string{"198.51.100.0/24"}, "whitelist_countries": []string{"FR"}},
		"key_validity": map[string]any{"expire_duration": 1200},
	}
	body, _ := json.Marshal(careful)
	c.Post(ctx, "/key", bytes.NewReader(body))
	c.PostJSON(ctx, "/key", map[string]any{
		"description":  "inventory",
		"permissions":  []string{"OBJECTS_LIST", "CONFIG_LIST"}, // want: filerobot-template-recon
		"listing":      map[string]any{"dir_scope": []string{"/press/*"}},
		"restrictions": map[string]any{"whitelist_ip_ranges": []string{"198.51.100.0/24"}, "whitelist_countries": []string{"FR"}},
		"key_validity": map[string]any{"expire_duration": 1200},
	})
	c.PostJSON(ctx, "/key", map[string]any{
		"description": "editors",
		"permissions": []any{
			"OBJECTS_LIST", // want: filerobot-template-all-permissions
			"OBJECTS_FETCH",
			"COLLECTIONS_LIST",
			"LABELS_LIST",
			"FILE_UPLOAD",
			"FILE_META_CREATE",
			"FILE_META_CHANGE",
			"FILE_LABEL_CHANGE",
			"FILE_IMAGE_EDITOR",
			"FILE_PRODUCT_CHANGE",
			"DIR_CREATE",
			"DIR_META_CHANGE",
			"COLLECTIONS_MANAGE",
			"LABEL_MANAGE",
			"OBJECTS_APPROVAL_VOTE",
			"FILE_RENAME",
			"FILE_MOVE",
			"DIR_RENAME",
			"DIR_MOVE",
			"FILE_PROCESS_AUTOTAGGING",
		},
		"upload":       map[string]any{"dir_scope": []string{"/press/*"}, "limit_per_min": 5, "limit_per_source_ip": 20},
		"listing":      map[string]any{"dir_scope": []string{"/press/*"}},
		"restrictions": map[string]any{"whitelist_ip_ranges": []string{"198.51.100.0/24"}, "whitelist_countries": []string{"FR"}},
		"key_validity": map[string]any{"expire_duration": 1200},
	})
	misspelt := `{
		"description": "mail room",
		"permissions": ["OBJECTS_LIST", "FILE_UPLAOD"], // want: filerobot-template-unknown-permission
		"upload": { "dir_scope": ["/press/*"], "limit_per_min": 5, "limit_per_source_ip": 20 },
		"listing": { "dir_scope": ["/press/*"] },
		"restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
		"key_validity": { "expire_duration": 1200 }
	}`
	c.Post(ctx, "/key", strings.NewReader(misspelt))
	pattern := `{
		"description": "mail room",
		"permissions": ["OBJECTS_LIST", "DIR_*"], // want: filerobot-template-wildcard-permission
		"upload": { "dir_scope": ["/press/*"], "limit_per_min": 5, "limit_per_source_ip": 20 },
		"listing": { "dir_scope": ["/press/*"] },
		"restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
		"key_validity": { "expire_duration": 1200 }
	}`
	c.Post(ctx, "/key", strings.NewReader(pattern))
	nameless := map[string]any{
		"permissions":  []string{"OBJECTS_LIST", "FILE_UPLOAD"}, // not: filerobot-template-undescribed
		"upload":       map[string]any{"dir_scope": []string{"/press/*"}, "limit_per_min": 5, "limit_per_source_ip": 20},
		"listing":      map[string]any{"dir_scope": []string{"/press/*"}},
		"restrictions": map[string]any{"whitelist_ip_ranges": []string{"198.51.100.0/24"}, "whitelist_countries": []string{"FR"}},
		"key_validity": map[string]any{"expire_duration": 1200},
	}
	body, _ := json.Marshal(nameless)
	c.Post(ctx, "/key", bytes.NewReader(body))
	anywhere := map[string]any{
		"description":  "wire",
		"permissions":  []string{"OBJECTS_LIST", "FILE_UPLOAD"}, // want: filerobot-template-no-address-limit
		"upload":       map[string]any{"dir_scope": []string{"/press/*"}, "limit_per_min": 5, "limit_per_source_ip": 20},
		"listing":      map[string]any{"dir_scope": []string{"/press/*"}},
		"key_validity": map[string]any{"expire_duration": 1200},
	}
	body, _ := json.Marshal(anywhere)
	c.Post(ctx, "/key", bytes.NewReader(body))
	return nil
}
