package main

// Which certificates the client of ImageKit trusts.
func run(ctx context.Context) error {
	transport := &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}} // want: imagekit-tls-verification-off
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.imagekit.io/v1/files", nil)
	res, err := http.DefaultClient.Do(req)
	transport := &http.Transport{TLSClientConfig: &tls.Config{MinVersion: tls.VersionTLS13}} // not: imagekit-tls-verification-off
	return nil
}
