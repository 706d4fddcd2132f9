package main

// Keys of ImageKit, Filerobot and Cloudimage, as they should not be written down.
func run(ctx context.Context) error {
	client := imagekit.NewClient(Options{
		PublicKey:   "<<imagekit-public-key>>",  // not: imagekit-swapped-keys imagekit-private-key
		PrivateKey:  "<<imagekit-private-key>>", // want: imagekit-private-key
		URLEndpoint: "https://ik.imagekit.io/acme",
	})
	client := imagekit.NewClient(Options{
		PublicKey:  "<<imagekit-private-key n=2>>",    // want: imagekit-swapped-keys imagekit-private-key
		PrivateKey: os.Getenv("IMAGEKIT_PRIVATE_KEY"), // not: imagekit-private-key
	})
	//
	//
	imagekitPrivateKey := "<<imagekit-bare-key>>"                 // want: imagekit-unprefixed-key
	joinedImagekitKey := "private_" + "<<imagekit-bare-key n=4>>" // want: imagekit-unprefixed-key
	imagekitPrivateKey := os.Getenv("IMAGEKIT_PRIVATE_KEY")       // not: imagekit-unprefixed-key
	imagekitWebhookSecret := "<<imagekit-webhook-secret>>"        // want: imagekit-webhook-secret
	imagekitWebhookSecret := os.Getenv("IMAGEKIT_WEBHOOK_SECRET") // not: imagekit-webhook-secret
	//
	//
	//
	//
	//
	//
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.imagekit.io/v1/files", nil)
	req.Header.Set("Authorization", "Basic <<imagekit-basic>>") // want: imagekit-basic-auth
	res, err := http.DefaultClient.Do(req)
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.imagekit.io/v1/files", nil)
	req.Header.Set("Authorization", "Basic "+key) // not: imagekit-basic-auth
	res, err := http.DefaultClient.Do(req)
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://<<imagekit-private-key n=3>>:@api.imagekit.io/v1/files", nil) // want: imagekit-key-in-url imagekit-private-key
	res, err := http.DefaultClient.Do(req)
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.imagekit.io/v1/files?limit=100", nil) // not: imagekit-key-in-url
	res, err := http.DefaultClient.Do(req)
	//
	//
	//
	//
	//
	//
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.filerobot.com/<<filerobot-container>>/v4/files", nil)
	req.Header.Set("X-Filerobot-Key", "<<filerobot-api-key>>") // want: filerobot-api-key
	res, err := http.DefaultClient.Do(req)
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.filerobot.com/<<filerobot-container>>/v4/files", nil)
	req.Header.Set("X-Filerobot-Key", os.Getenv("FILEROBOT_KEY")) // not: filerobot-api-key
	res, err := http.DefaultClient.Do(req)
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.filerobot.com/<<filerobot-container>>/v4/files", nil)
	req.Header.Set("X-Filerobot-Key", "<<filerobot-api-key n=4>>") // want: filerobot-api-key
	res, err := http.DefaultClient.Do(req)
	//
	//
	//
	//
	//
	//
	// Whoever has this fills the container of the press office, and nobody finds out who it was, since the uploads of all desks come with the same one and from the same few addresses.
	uploadKey := "<<filerobot-api-key n=2>>" // want: filerobot-api-key-nearby
	base := "https://api.filerobot.com/<<filerobot-container>>/v4/"
	checksum := "<<filerobot-api-key n=3>>"                                                                                                                             // not: filerobot-api-key-nearby
	template := "<<filerobot-template-id>>"                                                                                                                             // want: filerobot-security-template
	template := "SECU_YOUR_TEMPLATE_ID"                                                                                                                                 // not: filerobot-security-template
	session := "<<filerobot-sass issued=2026-11-05 age=1200 permissions=3 udir=/press/* ldir=/press/* ips=198.51.100.7>>"                                               // want: filerobot-session-key // not: filerobot-session-key-overbroad filerobot-session-key-long-lived filerobot-session-key-endless filerobot-session-key-unscoped
	session := "SASS__YOUR_KEY"                                                                                                                                         // not: filerobot-session-key
	broad := "<<filerobot-sass issued=2026-11-05 age=86400 permissions=28>>"                                                                                            // want: filerobot-session-key filerobot-session-key-overbroad filerobot-session-key-long-lived
	endless := "<<filerobot-sass issued=2026-11-05 age=0 permissions=3>>"                                                                                               // want: filerobot-session-key filerobot-session-key-endless filerobot-session-key-unscoped
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.filerobot.com/<<filerobot-container>>/v4/files?folder=/&key=<<filerobot-api-key n=5>>", nil) // want: filerobot-key-in-url filerobot-api-key
	res, err := http.DefaultClient.Do(req)
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.filerobot.com/<<filerobot-container>>/v4/files?folder=/press", nil) // not: filerobot-key-in-url
	res, err := http.DefaultClient.Do(req)
	//
	//
	//
	//
	//
	//
	client := cloudimage.NewClient(Options{
		Token:  "<<cloudimage-token>>",
		Salt:   "<<cloudimage-salt>>",             // want: filerobot-cloudimage-salt
		ApiKey: "<<cloudimage-invalidation-key>>", // want: filerobot-cloudimage-invalidation-key
	})
	client := cloudimage.NewClient(Options{
		Token:  "<<cloudimage-token>>",
		Salt:   os.Getenv("CLOUDIMAGE_SALT"),    // not: filerobot-cloudimage-salt
		ApiKey: os.Getenv("CLOUDIMAGE_API_KEY"), // not: filerobot-cloudimage-invalidation-key
	})
	return nil
}
