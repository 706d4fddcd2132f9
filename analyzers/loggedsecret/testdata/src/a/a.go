// Package a writes credentials to logs.
package a

import (
	"fmt"
	"log"
	"log/slog"
	"net/http"
	"os"

	"github.com/imagekit-developer/imagekit-go/v2/option"
)

func environment() {
	token := os.Getenv("ICONIK_AUTH_TOKEN")
	log.Printf("using %s", token)                                      // want `the environment variable ICONIK_AUTH_TOKEN, is written by log.Printf \[iconik-go-logged-credential\]`
	log.Println("key: " + os.Getenv("IMAGEKIT_PRIVATE_KEY"))           // want `imagekit-go-logged-credential`
	fmt.Println(fmt.Sprintf("key %s", os.Getenv("FILEROBOT_API_KEY"))) // want `filerobot-go-logged-credential`
	slog.Info("start", "token", token)                                 // want `iconik-go-logged-credential`
	if v, ok := os.LookupEnv("ICONIK_PASSWORD"); ok {
		log.Fatal(v) // want `iconik-go-logged-credential`
	}
	tell(token)
}

func tell(s string) {
	log.Print(s) // want `iconik-go-logged-credential`
}

func parameter(req *http.Request, token string) {
	req.Header.Set("Auth-Token", token)
	log.Printf("token=%v", token) // want `the parameter token, is written by log.Printf`
}

type client struct{ key, id string }

func (c *client) options() option.RequestOption {
	log.Print(c.id)
	log.Print(c.key) // want `the field key, is written by log.Print \[imagekit-go-logged-credential\]`
	return option.WithPrivateKey(c.key)
}
