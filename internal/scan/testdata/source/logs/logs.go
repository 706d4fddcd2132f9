package main

// What the integration of iconik, ImageKit and Filerobot writes to its log.
func run(ctx context.Context) error {
	// iconik
	log.Printf("using %s", authToken)                           // want: iconik-logged-token
	log.Printf("auth_token is set")                             // not: iconik-logged-token
	slog.Info("token", "value", os.Getenv("ICONIK_AUTH_TOKEN")) // want: iconik-logged-token
	slog.Info("asset", "value", assetId)                        // not: iconik-logged-token
	token := os.Getenv("ICONIK_AUTH_TOKEN")
	log.Println(token)                                           // want: iconik-logged-variable
	log.Println("token: set")                                    // not: iconik-logged-variable
	log.Printf("key: %s", imagekitPrivateKey)                    // want: imagekit-logged-key
	log.Printf("the private key of ImageKit is missing")         // not: imagekit-logged-key
	slog.Info("key", "value", os.Getenv("IMAGEKIT_PRIVATE_KEY")) // want: imagekit-logged-key
	slog.Info("uploaded to", "value", urlEndpoint)               // not: imagekit-logged-key
	log.Printf("key: %s", filerobotKey)                          // want: filerobot-logged-key
	log.Printf("the Filerobot key is missing")                   // not: filerobot-logged-key
	slog.Info("key", "value", os.Getenv("FILEROBOT_KEY"))        // want: filerobot-logged-key
	slog.Info("container", "value", filerobotContainer)          // not: filerobot-logged-key
	return nil
}
