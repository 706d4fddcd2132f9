// Package constants logs what it should not even hold.
package constants

import (
	"errors"
	"fmt"
	"log"
	"log/slog"
	"net/http"
	"kept"
)

const (
	token = "<<uuid4>>"
	key   = "<<imagekit-private-key>>"
	other = "opaque-token-of-the-newsroom-81"
	where = "https://app.iconik.io/API/assets/v1/assets/"
)

func use(req *http.Request) {
	req.Header.Set("Auth-Token", token)
	log.Print(token)                                // want `a constant, is written by log.Print \[iconik-go-logged-credential\]`
	log.Printf("%s with %s", where, token)          // want `iconik-go-logged-credential`
	slog.Info("start", "token", token)              // want `iconik-go-logged-credential`
	slog.Info("start", slog.String("token", token)) // want `iconik-go-logged-credential`
	log.Print("key: " + key)                        // want `one by its shape, is written by log.Print \[imagekit-go-logged-credential\]`
	tell(token)
	log.Print(where, other)
	log.Printf("%T %.4s", token, token)
}

func tell(s string) error {
	fmt.Println(len(s))
	return errors.New(s) // want `iconik-go-logged-credential`
}

func foreign(req *http.Request) {
	req.Header.Set("Auth-Token", kept.Token)
	log.Print(kept.Token) // want `iconik-go-logged-credential`
}
