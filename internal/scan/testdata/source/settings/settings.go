package main

// What the domain's settings become: https://app.iconik.io/API/settings/v1/.
func run(ctx context.Context, c *Client) error {
	openSettings := map[string]any{
		"default_app_token_ttl":     315360000,             // want: iconik-default-ttl-too-long
		"default_user_token_ttl":    31536000,              // want: iconik-user-ttl-too-long
		"default_refresh_token_ttl": 315360000,             // want: iconik-refresh-ttl-too-long
		"share_expiration_time":     1825,                  // want: iconik-share-lifetime-too-long
		"password_checks":           false,                 // want: iconik-password-checks-off
		"mfa_required":              false,                 // want: iconik-second-factor-off
		"allowed_ips":               []string{"0.0.0.0/0"}, // want: iconik-any-address-allowed
		"cors_hosts":                []string{"*"},         // want: iconik-any-origin-allowed
	}
	body, _ := json.Marshal(openSettings)
	c.Post(ctx, "/settings/v1/system/", bytes.NewReader(body))
	strictSettings := map[string]any{
		"default_app_token_ttl":     2592000,                                    // not: iconik-default-ttl-too-long
		"default_user_token_ttl":    28800,                                      // not: iconik-user-ttl-too-long
		"default_refresh_token_ttl": 604800,                                     // not: iconik-refresh-ttl-too-long
		"share_expiration_time":     30,                                         // not: iconik-share-lifetime-too-long
		"password_checks":           true,                                       // not: iconik-password-checks-off
		"mfa_required":              true,                                       // not: iconik-second-factor-off
		"allowed_ips":               []string{"198.51.100.0/24", "203.0.113.7"}, // not: iconik-any-address-allowed
		"cors_hosts":                []string{"https://desk.acme.tv"},           // not: iconik-any-origin-allowed
	}
	body, _ := json.Marshal(strictSettings)
	c.Post(ctx, "/settings/v1/system/", bytes.NewReader(body))
	return nil
}
