package main

// Which certificates the client of iconik trusts.
func run(ctx context.Context) error {
	transport := &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}} // want: iconik-tls-verification-off
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://app.iconik.io/API/users/v1/users/current/", nil)
	res, err := http.DefaultClient.Do(req)
	transport := &http.Transport{TLSClientConfig: &tls.Config{MinVersion: tls.VersionTLS13}} // not: iconik-tls-verification-off
	return nil
}
