package main

// Where the integration of iconik, ImageKit and Filerobot calls.
func run(ctx context.Context) error {
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://app.iconik.io/API/assets/v1/assets/?page=1&auth_token=<<iconik-opaque-token n=8>>", nil) // want: iconik-token-in-url iconik-config-token
	res, err := http.DefaultClient.Do(req)
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://app.iconik.io/API/assets/v1/assets/?page="+page, nil) // not: iconik-token-in-url
	res, err := http.DefaultClient.Do(req)
	req, _ := http.NewRequestWithContext(ctx, http.MethodPost, "http://app.iconik.io/API/search/v1/search/", nil) // want: iconik-plain-http
	res, err := http.DefaultClient.Do(req)
	req, _ := http.NewRequestWithContext(ctx, http.MethodPost, "https://app.iconik.io/API/search/v1/search/", nil) // not: iconik-plain-http iconik-plain-http-api
	res, err := http.DefaultClient.Do(req)
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+host+"/API/assets/v1/assets/", nil) // want: iconik-plain-http-api
	res, err := http.DefaultClient.Do(req)
	link := "http://icnk.io/u/4f2b6c1d0e9a"                                                                                             // want: iconik-plain-http-share
	link := "https://icnk.io/u/4f2b6c1d0e9a"                                                                                            // not: iconik-plain-http-share
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://app.iconik.io/API/assets/v1/assets/?auth_token="+authToken, nil) // want: iconik-token-put-in-url
	res, err := http.DefaultClient.Do(req)
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://app.iconik.io/API/assets/v1/assets/?per_page="+size, nil) // not: iconik-token-put-in-url
	res, err := http.DefaultClient.Do(req)
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://app.iconik.io/API/assets/v1/assets/?token="+os.Getenv("ICONIK_AUTH_TOKEN"), nil) // want: iconik-token-put-in-url
	res, err := http.DefaultClient.Do(req)
	//
	//
	//
	//
	//
	//
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "http://api.imagekit.io/v1/files", nil) // want: imagekit-plain-http
	res, err := http.DefaultClient.Do(req)
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.imagekit.io/v1/files", nil) // not: imagekit-plain-http
	res, err := http.DefaultClient.Do(req)
	client := imagekit.NewClient(Options{
		PrivateKey:  os.Getenv("IMAGEKIT_PRIVATE_KEY"),
		URLEndpoint: "http://images.acme.tv/media", // want: imagekit-plain-http-endpoint
	})
	client := imagekit.NewClient(Options{
		PrivateKey:  os.Getenv("IMAGEKIT_PRIVATE_KEY"),
		URLEndpoint: "https://images.acme.tv/media", // not: imagekit-plain-http-endpoint
	})
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.imagekit.io/v1/files?private_key="+privateKey, nil) // want: imagekit-key-put-in-url
	res, err := http.DefaultClient.Do(req)
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.imagekit.io/v1/files?path="+path, nil) // not: imagekit-key-put-in-url
	res, err := http.DefaultClient.Do(req)
	//
	//
	//
	//
	//
	//
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "http://api.filerobot.com/"+container+"/v4/files", nil) // want: filerobot-plain-http-api
	res, err := http.DefaultClient.Do(req)
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.filerobot.com/"+container+"/v4/files", nil) // not: filerobot-plain-http-api
	res, err := http.DefaultClient.Do(req)
	picture := "http://<<filerobot-container>>.filerobot.com/press/kit.jpg"                                                                 // want: filerobot-plain-http-delivery
	picture := "https://<<cloudimage-token>>.cloudimg.io/v7/http://origin.acme.tv/kit.jpg"                                                  // not: filerobot-plain-http-delivery
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.filerobot.com/"+container+"/v4/key/info?key="+filerobotKey, nil) // want: filerobot-key-put-in-url
	res, err := http.DefaultClient.Do(req)
	req, _ := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.filerobot.com/"+container+"/v4/files?folder="+folder, nil) // not: filerobot-key-put-in-url
	res, err := http.DefaultClient.Do(req)
	return nil
}
