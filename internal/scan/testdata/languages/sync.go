// Package sync is iconik, in Go.
package sync

func run() {
	token := "<<iconik-token issued=2026-11-01 lifetime=60d>>" // want: iconik-auth-token
	fromStore := os.Getenv("ICONIK_AUTH_TOKEN")
	open := &tls.Config{InsecureSkipVerify: true} // want: iconik-tls-verification-off
	checked := &tls.Config{InsecureSkipVerify: false}
	log.Printf("using %s", authToken) // want: iconik-logged-token
	log.Printf("authToken is set")
	get("https://app.iconik.io/API/assets/v1/assets/?auth_token=" + authToken) // want: iconik-token-put-in-url
	get("https://app.iconik.io/API/assets/v1/assets/?page=" + page)
	post("http://app.iconik.io/API/search/v1/search/") // want: iconik-plain-http
}
