// Package embedded has its tokens in files that become a part of it.
package embedded

import (
	"embed"
	"encoding/json"
	"net/http"
	"os"
	"strings"

	"embeds"
)

//go:embed token.txt
var token string

//go:embed token.txt
var bytes []byte

//go:embed conf/conf.json
var conf []byte

//go:embed empty.txt
var empty string

//go:embed conf
var files embed.FS

type config struct {
	Iconik struct {
		AppID string `json:"app_id"`
		Token string `json:"auth_token"`
	}
	Key string
}

func use(h http.Header) {
	h.Set("Auth-Token", token)                    // want `a constant reaches the Auth-Token header \(by way of token.txt:1:1\)`
	h.Set("Auth-Token", strings.TrimSpace(token)) // want `a constant reaches`
	h.Set("Auth-Token", string(bytes))            // want `a constant reaches`
	h.Set("Auth-Token", empty)
	h.Set("Auth-Token", embeds.Token) // want `by way of token.txt:1:1`
}

func load(h http.Header) error {
	var c config
	if err := json.Unmarshal(conf, &c); err != nil {
		return err
	}
	h.Set("Auth-Token", c.Iconik.Token) // want `by way of conf.json:1:1`
	h.Set("Auth-Token", c.Iconik.AppID)
	h.Set("X-Filerobot-Key", c.Key)
	return nil
}

func read(h http.Header) {
	data, _ := files.ReadFile("conf/conf.json")
	c := new(struct {
		Iconik struct {
			AuthToken string `json:"auth_token"`
		}
	})
	json.Unmarshal(data, c)
	h.Set("Auth-Token", c.Iconik.AuthToken) // want `by way of conf.json:1:1`
}

func written(h http.Header) {
	var c struct{ Token string }
	json.Unmarshal([]byte(`{"token": "opaque-token-of-the-newsroom-82"}`), &c) // want `a constant reaches`
	h.Set("Auth-Token", c.Token)
}

func outside(h http.Header) {
	var c struct{ Token string }
	data, _ := os.ReadFile("conf/conf.json")
	json.Unmarshal(data, &c)
	h.Set("Auth-Token", c.Token)
}
