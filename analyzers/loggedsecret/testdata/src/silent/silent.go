// Package silent holds what is no finding.
package silent

import (
	"crypto/sha256"
	"fmt"
	"log"
	"net/http"
	"os"
)

func environment(req *http.Request, token string) {
	key := os.Getenv("ICONIK_AUTH_TOKEN")
	log.Printf("token set: %v, %d bytes", key != "", len(key))
	if len(key) > 4 {
		log.Printf("token %s...", key[:4])
	}
	log.Printf("%x", sha256.Sum256([]byte(key)))
	log.Print(os.Getenv("ICONIK_APP_ID"), os.Getenv("HOME"), os.Getenv("ICONIK_URL"))
	fmt.Println("ICONIK_AUTH_TOKEN is not set")
	req.Header.Set("Auth-Token", token)
	req.Header.Set("Accept", key)
	log.Print(mask(token))
}

func mask(s string) string { return s[len(s)-4:] }
