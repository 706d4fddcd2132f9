// Package traced dumps requests of which it does not know where they go.
package traced

import (
	"log"
	"net/http"
	"net/http/httputil"
)

type client struct{ base, token string }

func (c client) get(path string) (*http.Response, error) {
	r, err := http.NewRequest("GET", c.base+path, nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("Auth-Token", c.token)
	b, _ := httputil.DumpRequestOut(r, true)
	log.Printf("%s", b) // want `in a request that is dumped, is written by log.Printf \[iconik-go-logged-credential\]`
	return http.DefaultClient.Do(r)
}
