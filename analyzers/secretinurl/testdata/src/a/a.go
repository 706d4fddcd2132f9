// Package a puts credentials into addresses.
package a

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
)

const base = "https://app.iconik.io/API"

func environment(id string) {
	http.Get(base + "/v1/assets/?token=" + os.Getenv("ICONIK_AUTH_TOKEN")) // want `the environment variable ICONIK_AUTH_TOKEN, is part of the address of a request \[iconik-go-credential-in-url\]`
	key := os.Getenv("FILEROBOT_API_KEY")
	u := fmt.Sprintf("https://api.filerobot.com/demo/v5/files/%s?key=%s", id, url.QueryEscape(key))
	http.NewRequest("GET", u, nil)            // want `filerobot-go-credential-in-url`
	http.Get(with(os.Getenv("ICONIK_TOKEN"))) // want `iconik-go-credential-in-url`
}

func with(token string) string { return base + "?auth=" + token }

type client struct{ token string }

func (c *client) do(path string) {
	req, _ := http.NewRequest("GET", base+path+"?token="+c.token, nil) // want `the field token, is part of the address`
	req.Header.Set("Auth-Token", c.token)
}

func silent(id string) {
	http.Get(os.Getenv("ICONIK_URL") + "/v1/assets/" + id)
	http.Get(base + "/" + os.Getenv("ICONIK_APP_ID"))
	req, _ := http.NewRequest("GET", base+"/v1/assets/"+id, nil)
	req.Header.Set("Auth-Token", os.Getenv("ICONIK_AUTH_TOKEN"))
	http.Get(os.Getenv("ICONIK_AUTH_TOKEN")) // misnamed, but no part of an address
}
