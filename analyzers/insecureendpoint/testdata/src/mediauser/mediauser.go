// Package mediauser brings the two together.
package mediauser

import (
	"mediaclient"
	"mediaconf"
)

func use() {
	mediaclient.New(mediaconf.Load()) // want `plain HTTP to media.acme-tv.net`
	mediaclient.New(*mediaconf.Local())
	mediaclient.New(mediaconf.Given("https://media.acme-tv.net/"))
	mediaclient.New(mediaconf.Default)
}

// Settings say where to go in parts.
type Settings struct{ Scheme, Host, Path string }

func settings() []Settings {
	s := Settings{Path: "/API"}
	s.Scheme = "http" // want `plain HTTP to app.iconik.io`
	s.Host = "app.iconik.io"
	return []Settings{
		s,
		{Scheme: "http", Host: "app.iconik.io"}, // want `plain HTTP to app.iconik.io`
		{Scheme: "https", Host: "app.iconik.io"},
		{Scheme: "http", Host: "shop.acme-tv.net"},
		{Host: "app.iconik.io"},
	}
}
