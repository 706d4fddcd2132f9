// Package given sends by helpers that know no platform.
package given

import (
	"context"
	"sendany"

	"github.com/go-resty/resty/v2"
)

const api = "https://app.iconik.io/API/"

type person struct {
	Mail  string `json:"email"`
	Admin bool   `json:"is_admin"`
}

func helpers(ctx context.Context) {
	sendany.Do(ctx, "POST", api+"users/v1/users/", nil, map[string]any{"email": "ada@acme-tv.net", "is_admin": true})             // want `\[iconik-admin-user\]`
	sendany.With(ctx, sendany.Options{Method: "POST", URL: api + "users/v1/users/", Body: person{"ada@acme-tv.net", true}})       // want `\[iconik-admin-user\]`
	sendany.Point(ctx, &sendany.Options{Method: "PATCH", URL: api + "users/v1/users/17/", Body: person{"ada@acme-tv.net", true}}) // want `\[iconik-admin-user\]`
	sendany.Do(ctx, "POST", "https://crm.acme-tv.net/users/", nil, map[string]any{"email": "ada@acme-tv.net", "is_admin": true})
	sendany.With(ctx, sendany.Options{Method: "GET", URL: api + "users/v1/users/", Body: person{"ada@acme-tv.net", true}})
	sendany.With(ctx, sendany.Options{Method: "POST", URL: api + "users/v1/users/"})
	later(ctx, sendany.Options{Method: "POST", Body: person{"ada@acme-tv.net", true}}) // want `\[iconik-admin-user\]`
}

var create = sendany.EndPoint[person]{Method: "POST", Path: "users/v1/users/"}

func generic() {
	sendany.Call(api, create, person{"ada@acme-tv.net", true}) // want `\[iconik-admin-user\]`
}

func later(ctx context.Context, o sendany.Options) {
	o.URL = api + "users/v1/users/"
	sendany.With(ctx, o)
}

func builders() {
	c := resty.New().SetBaseURL("https://app.iconik.io/API")
	c.R().SetBody(person{"ada@acme-tv.net", true}).Post("/users/v1/users/")                                                 // want `\[iconik-admin-user\]`
	c.R().SetHeader("Accept", "text/html").SetBody(&person{"ada@acme-tv.net", true}).Execute("POST", api+"users/v1/users/") // want `\[iconik-admin-user\]`
	r := c.R()
	r.SetBody(map[string]any{"is_admin": true}) // want `\[iconik-admin-user\]`
	r.Patch("/users/v1/users/17/")
	c.R().SetBody(`{"email": "ada@acme-tv.net", "is_admin": true}`).Post("/users/v1/users/") // want `\[iconik-admin-user\]`
	c.R().SetBody(person{"ada@acme-tv.net", false}).Post("/users/v1/users/")
	c.R().SetBody(person{"ada@acme-tv.net", true}).Get("/users/v1/users/")
	c.R().SetBody(person{"ada@acme-tv.net", true}).Post("https://crm.acme-tv.net/users/")
}
