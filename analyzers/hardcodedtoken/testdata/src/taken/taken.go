// A program sets what a package takes from another.
package main

import (
	"net/http"
	"os"

	"keys"
	"taking"
)

func main() {
	keys.Token = "opaque-token-of-the-newsroom-81" // want `a constant reaches the Auth-Token header \(by way of taking.go`
	keys.Region = "opaque-region-of-the-newsroom-1"
	if t := os.Getenv("ICONIK_AUTH_TOKEN"); t != "" {
		keys.Token = t
	}
	req, _ := http.NewRequest("GET", "https://app.iconik.io/API/assets/v1/assets/", nil)
	taking.Sign(req)
}
