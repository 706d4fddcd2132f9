package main

// Signatures for uploads to ImageKit, for those who are logged in.
func main() {
	http.HandleFunc("/sign", requireAuth(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "https://desk.acme.tv")            // not: imagekit-upload-signature-for-any-origin
		expire := time.Now().Unix() + 1800                                               // not: imagekit-long-upload-signature
		params, _ := client.Helper.GetAuthenticationParameters(uuid.NewString(), expire) // not: imagekit-open-upload-auth imagekit-upload-expiry-from-request
		json.NewEncoder(w).Encode(params)
	}))
}
