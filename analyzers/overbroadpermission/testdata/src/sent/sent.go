// Package sent says to no one whose users these are but by whom it has them made.
package sent

import (
	"handing"
	"sender"
)

type person struct {
	Mail  string `json:"email"`
	Admin bool   `json:"is_admin"`
}

func create(c *sender.Client, s *handing.Service, admin bool) {
	c.Post("users/v1/users/", map[string]any{"email": "ada@acme-tv.net", "is_admin": true}) // want `\[iconik-admin-user\]`
	s.Create("users", person{"ada@acme-tv.net", true})                                      // want `\[iconik-admin-user\]`
	c.Post("users/v1/users/", person{"ada@acme-tv.net", false})
	c.Post("users/v1/users/", person{"ada@acme-tv.net", admin})
	s.Create("assets", person{"ada@acme-tv.net", true})
	sender.Tell(person{"ada@acme-tv.net", true})
	_ = person{"ada@acme-tv.net", true}
}
