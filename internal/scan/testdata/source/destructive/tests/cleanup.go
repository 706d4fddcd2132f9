package main

// A test that empties the iconik domain.
func run(ctx context.Context) error {
	req, _ := http.NewRequestWithContext(ctx, http.MethodDelete, "https://app.iconik.io/API/assets/v1/delete_queue/assets/", nil) // want: iconik-destructive-test
	res, err := http.DefaultClient.Do(req)
	req, _ := http.NewRequestWithContext(ctx, http.MethodDelete, "https://test.iconik.example/API/assets/v1/delete_queue/assets/", nil) // not: iconik-destructive-test
	res, err := http.DefaultClient.Do(req)
	return nil
}
