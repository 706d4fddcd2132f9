package main

// A log-in to the archive.
func run(ctx context.Context) error {
	client := iconik.Login(Options{
		User:     "ingest",
		Password: "<<iconik-password n=5>>", // want: iconik-password-nearby
	})
	//
	//
	//
	//
	//
	//
	client := iconik.Login(Options{
		User:     "ingest",
		Password: password, // not: iconik-password-nearby
	})
	iconikScheme := "http"  // want: iconik-plain-http-setting
	iconikScheme := "https" // not: iconik-plain-http-setting
	return nil
}
