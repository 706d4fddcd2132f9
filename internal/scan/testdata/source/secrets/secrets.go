package main

// iconik's tokens and passwords, as they should not be written down.
func run(ctx context.Context) error {
	token := "<<iconik-token issued=2026-11-01 lifetime=60d>>"      // want: iconik-auth-token // not: iconik-token-long-lived iconik-token-never-rotated
	session := "<<jwt-other>>"                                      // not: iconik-auth-token
	oldToken := "<<iconik-token issued=2024-11-20>>"                // want: iconik-auth-token iconik-token-long-lived iconik-token-never-rotated
	staleToken := "<<iconik-token issued=2026-09-20 lifetime=80d>>" // want: iconik-auth-token iconik-token-never-rotated

	client := iconik.NewClient(Options{
		AppID:     "<<uuid1 at=2026-03-02>>",
		AuthToken: "<<iconik-opaque-token>>", // want: iconik-token-pair
	})

	// The same, as it should be.

	client := iconik.NewClient(Options{
		AppID:     "<<uuid1 at=2026-03-02>>",
		AuthToken: os.Getenv("ICONIK_AUTH_TOKEN"), // not: iconik-token-pair
	})
	//
	//
	//
	//
	//
	//
	iconikApiToken := "<<iconik-opaque-token n=2>>"                                          // want: iconik-hardcoded-token
	iconikAuthToken := cmp.Or(os.Getenv("ICONIK_AUTH_TOKEN"), "<<iconik-opaque-token n=3>>") // want: iconik-hardcoded-token
	iconikAppToken := os.Getenv("ICONIK_APP_TOKEN")                                          // not: iconik-hardcoded-token
	iconikAccessToken := "your-iconik-token-here"                                            // not: iconik-hardcoded-token
	//
	//
	//
	//
	//
	//
	req, _ := http.NewRequestWithContext(ctx, http.MethodPost, search, nil)
	req.Header.Set("App-ID", appId)
	req.Header.Set("Auth-Token", "<<iconik-opaque-token n=4>>") // want: iconik-header-token
	res, err := http.DefaultClient.Do(req)
	req, _ := http.NewRequestWithContext(ctx, http.MethodPost, search, nil)
	req.Header.Set("App-ID", appId)
	req.Header.Set("Auth-Token", token) // not: iconik-header-token
	res, err := http.DefaultClient.Do(req)
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, current, nil)
	req.Header.Set("Auth-Token", "<<iconik-opaque-token n=5>>") // want: iconik-header-token
	res, err := http.DefaultClient.Do(req)
	//
	//
	//
	//
	//
	//
	client := iconik.NewClient(Options{
		AppID:     os.Getenv("ICONIK_APP_ID"),
		AuthToken: "<<iconik-opaque-token n=6>>", // want: iconik-config-token
		BaseURL:   "https://app.iconik.io",
	})
	client := iconik.NewClient(Options{
		AppID:     os.Getenv("ICONIK_APP_ID"),
		AuthToken: token, // not: iconik-config-token
		BaseURL:   "https://app.iconik.io",
	})
	//
	//
	//
	//
	//
	//
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://app.iconik.io/API/auth/v1/oauth/token/", nil)
	req.Header.Set("Authorization", "Bearer <<iconik-opaque-token n=7>>") // want: iconik-token-nearby
	res, err := http.DefaultClient.Do(req)
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://app.iconik.io/API/auth/v1/oauth/token/", nil)
	req.Header.Set("Authorization", "Bearer "+token) // not: iconik-token-nearby
	res, err := http.DefaultClient.Do(req)
	//
	//
	//
	//
	//
	//
	iconikClientSecret := "<<iconik-client-secret>>"        // want: iconik-oauth-client-secret
	iconikClientSecret := os.Getenv("ICONIK_CLIENT_SECRET") // not: iconik-oauth-client-secret
	//
	//
	//
	//
	//
	//
	iconikPassword := "<<iconik-password>>"        // want: iconik-login-password
	iconikPassword := os.Getenv("ICONIK_PASSWORD") // not: iconik-login-password
	return nil
}
