package main

// A new token for the application in iconik.
func run(ctx context.Context) error {
	req, _ := http.NewRequestWithContext(ctx, http.MethodPost, "https://app.iconik.io/API/auth/v1/apps/"+appId+"/token/", nil) // want: iconik-token-minted-without-expiry iconik-token-not-ended
	req.Header.Set("App-ID", appId)
	req.Header.Set("Auth-Token", token)
	res, err := http.DefaultClient.Do(req)
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://app.iconik.io/API/auth/v1/auth/tokens/", nil) // not: iconik-token-minted-without-expiry iconik-token-not-ended
	req.Header.Set("App-ID", appId)
	req.Header.Set("Auth-Token", token)
	res, err := http.DefaultClient.Do(req)
	return nil
}
