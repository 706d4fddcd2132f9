package main

// Whose keys the integration of iconik and ImageKit uses.
func run(ctx context.Context) error {
	token := os.Getenv("ICONIK_ADMIN_TOKEN") // want: iconik-admin-credential
	url := os.Getenv("ICONIK_ADMIN_URL")     // not: iconik-admin-credential
	//
	//
	//
	//
	//
	//
	client := iconik.NewClient(Options{
		AppID:     appId,
		AuthToken: os.Getenv("ADMIN_TOKEN"), // want: iconik-admin-credential-nearby
	})
	//
	//
	//
	//
	//
	//
	client := iconik.NewClient(Options{
		AppID:     appId,
		AuthToken: os.Getenv("INGEST_TOKEN"), // not: iconik-admin-credential-nearby
	})
	//
	//
	//
	//
	//
	//
	key := os.Getenv("IMAGEKIT_ADMIN_PRIVATE_KEY") // want: imagekit-admin-key-name
	mail := os.Getenv("IMAGEKIT_ADMIN_EMAIL")      // not: imagekit-admin-key-name
	return nil
}
