package main

// The server that iconik's custom actions call.
func run(ctx context.Context) error {
	// A custom action of iconik's.
	log.Println(string(body))              // want: iconik-logged-payload
	log.Println("assets", action.AssetIDs) // not: iconik-logged-payload
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://app.iconik.io/API/assets/v1/assets/", nil)
	req.Header.Set("Auth-Token", authToken)
	res, err := http.DefaultClient.Do(req)
	return nil
}
