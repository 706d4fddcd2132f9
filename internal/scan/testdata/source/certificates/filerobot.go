package main

// Which certificates the client of Filerobot trusts.
func run(ctx context.Context) error {
	transport := &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}} // want: filerobot-tls-verification-off
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.filerobot.com/<<filerobot-container>>/v4/files", nil)
	res, err := http.DefaultClient.Do(req)
	transport := &http.Transport{TLSClientConfig: &tls.Config{MinVersion: tls.VersionTLS13}} // not: filerobot-tls-verification-off
	return nil
}
