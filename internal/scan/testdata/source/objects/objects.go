package main

// Objects with credentials in them, as they are written to a log.
func run(ctx context.Context) error {
	// iconik
	log.Println("sending", map[string]string{"Accept": "application/json", "Auth-Token": token}) // want: iconik-logged-headers
	log.Println("sending", map[string]string{"Accept": "application/json", "X-Request-Id": id})  // not: iconik-logged-headers
	iconikHeaders := map[string]string{"Accept": "application/json", "Auth-Token": token}        // want: iconik-logged-headers
	log.Println("sending", iconikHeaders)
	log.Println("sending", iconikHeaders)
	// filerobot
	log.Println("sending", map[string]string{"Accept": "application/json", "X-Filerobot-Key": key}) // want: filerobot-logged-headers
	log.Println("sending", map[string]string{"Accept": "application/json", "X-Request-Id": id})     // not: filerobot-logged-headers
	filerobotHeaders := map[string]string{"Accept": "application/json", "X-Filerobot-Key": key}     // want: filerobot-logged-headers
	log.Println("sending", filerobotHeaders)
	log.Println("sending", filerobotHeaders)
	// ImageKit
	log.Println("sending", map[string]string{"urlEndpoint": endpoint, "privateKey": secret}) // want: imagekit-logged-options
	log.Println("sending", map[string]string{"urlEndpoint": endpoint, "publicKey": public})  // not: imagekit-logged-options
	return nil
}
