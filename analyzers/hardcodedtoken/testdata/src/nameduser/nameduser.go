// Package nameduser gives iconik what packages know that do not speak of it.
package nameduser

import (
	"net/http"

	"giver"
	"nameless"
)

type getter interface{ Get() string }

func use(r *http.Request, g getter) { r.Header.Set("Auth-Token", g.Get()) } // want `constant` `constant`

func all(r *http.Request) {
	r.Header.Set("Auth-Token", nameless.Prod.Token)  // want `constant`
	r.Header.Set("Auth-Token", nameless.All["prod"]) // want `constant`
	r.Header.Set("Auth-Token", nameless.List[1])     // want `constant`
	r.Header.Set("Auth-Token", nameless.Current())   // want `constant`
	r.Header.Set("Auth-Token", nameless.New().Get()) // want `constant`
	r.Header.Set("Auth-Token", nameless.All["dev"])
	r.Header.Set("Auth-Token", nameless.Name())
	use(r, nameless.New())
	use(r, nameless.Holder{})
}

type source interface{ Token() (string, error) }

type client struct{ src source }

func (c *client) sign(r *http.Request) {
	token, _ := c.src.Token()
	r.Header.Set("Auth-Token", token)
}

func sources(r *http.Request) {
	(&client{giver.Static("<<uuid4 n=7>>")}).sign(r)       // want `constant`
	(&client{giver.Fixed{Value: "<<uuid4 n=8>>"}}).sign(r) // want `constant`
}
