package main

// Signatures for uploads to ImageKit.
func main() {
	http.HandleFunc("/sign", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")            // want: imagekit-upload-signature-for-any-origin
		params, _ := client.Helper.GetAuthenticationParameters("", 0) // want: imagekit-open-upload-auth
		json.NewEncoder(w).Encode(params)
	})
	http.HandleFunc("/sign/day", func(w http.ResponseWriter, r *http.Request) {
		expire := time.Now().Unix() + 86400 // want: imagekit-long-upload-signature
		params, _ := client.Helper.GetAuthenticationParameters(uuid.NewString(), expire)
		json.NewEncoder(w).Encode(params)
	})
	router.GET("/sign/again", func(c *gin.Context) {
		params, _ := client.Helper.GetAuthenticationParameters(c.Query("token"), until) // want: imagekit-upload-expiry-from-request
		c.JSON(http.StatusOK, params)
	})
}
