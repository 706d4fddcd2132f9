package main

// The security templates of Filerobot that the team keeps.
var (
	press = map[string]any{
		"description": "press office",
		"permissions": []string{"OBJECTS_LIST"}, // not: filerobot-template-undescribed
		"listing":     map[string]any{"dir_scope": []string{"/press/*"}},
	}
	nameless = map[string]any{
		"permissions": []string{"OBJECTS_LIST"}, // want: filerobot-template-undescribed
		"listing":     map[string]any{"dir_scope": []string{"/press/*"}},
	}
)
