// Package headers logs the headers of requests to a host that it does not know.
package headers

import (
	"log"
	"net/http"
)

type config struct{ Host, Token string }

func ask(c config) {
	req, _ := http.NewRequest("GET", "https://"+c.Host+"/API/assets/v1/assets/", nil)
	log.Println(req.Header)
	req.Header.Set("Auth-Token", c.Token)
	log.Println(req.Header) // want `in a request that is dumped, is written by log.Println \[iconik-go-logged-credential\]`
	log.Println(req.Header.Get("Accept"))
	req.Header.Del("Auth-Token")
	log.Println(req.Header)
}
