// Package parts logs credentials as parts of something else.
package parts

import (
	"io"
	"log"
	"log/slog"
	"net/http"
	"os"
)

const api = "https://app.iconik.io/API/"

type client struct{ token string }

func (c *client) get() {
	req, _ := http.NewRequest("GET", api, nil)
	req.Header.Set("Auth-Token", c.token)
	log.Print(req.Header)                                        // want `in a request that is dumped`
	slog.Debug("request", "headers", req.Header, "url", req.URL) // want `in a request that is dumped`
	slog.Debug("request", slog.Any("request", req))              // want `in a request that is dumped`
	log.Print(map[string]any{"token": c.token})                  // want `the field token`
	println(c.token)                                             // want `the field token, is written by println`
	os.Stdout.WriteString("token " + c.token + "\n")             // want `the field token`
	io.WriteString(os.Stderr, c.token)                           // want `the field token`
	log.Print(map[string]any{"size": len(c.token)})
}

func handle(w http.ResponseWriter, r *http.Request) {
	log.Print(r.Header) // what came in
	io.WriteString(w, api)
}

func store(f *os.File, c *client) { f.WriteString(c.token) }

type settings struct{ token string }

type service struct{ settings settings }

func (s *service) sign(req *http.Request) { req.Header.Set("Auth-Token", s.settings.token) }

func settled() {
	s := settings{token: os.Getenv("ICONIK_AUTH_TOKEN")}
	log.Printf("%+v", s) // want `iconik`
	(&service{s}).sign(nil)
}
