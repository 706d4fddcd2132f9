package main

// A server that asks iconik for its users.
func main() {
	http.HandleFunc("/assets", requireAuth(func(w http.ResponseWriter, r *http.Request) { // not: iconik-borrowed-pair
		req, _ := http.NewRequest(http.MethodGet, "https://app.iconik.io/API/assets/v1/assets/", nil)
		req.Header.Set("Auth-Token", os.Getenv("ICONIK_AUTH_TOKEN"))
		w.Header().Set("Access-Control-Allow-Origin", "https://desk.acme.tv") // not: iconik-open-proxy-code
		forward(w, req)
	}))
}
