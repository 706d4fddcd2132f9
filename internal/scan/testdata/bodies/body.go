// What the iconik and ImageKit APIs are told, in Go.
package body

var (
	operators = map[string]any{"name": "iconik ingest", "roles": []string{"can_read_assets", "can_write_users"}} // want: iconik-group-admin-roles
	readers   = Group{Name: "iconik readers", Roles: []string{"can_read_assets", "can_read_collections"}}
)

func seed(api *API, id string, until time.Time) error {
	api.Post("/users/", map[string]any{"email": "sync@acme.tv", "type": "POWER", "is_admin": true}) // want: iconik-admin-user
	api.Post("/users/", User{Email: "desk@acme.tv", Type: "BROWSE_ONLY", IsAdmin: false})
	api.Post("/assets/"+id+"/shares/", Share{AllowDownload: true, AllowComments: true, Emails: []string{"ada@acme.tv"}}) // want: iconik-share-without-expiry
	api.Post("/assets/"+id+"/shares/", Share{AllowDownload: true, AllowComments: true, Emails: []string{"ada@acme.tv"}, Expires: until})
	api.Post("/webhooks/", &Webhook{
		URL:       "http://hooks.acme.tv/iconik", // want: iconik-webhook-plain-http
		EventType: "assets",
		Status:    "ENABLED",
	})
	api.Post("/webhooks/", &Webhook{URL: "https://hooks.acme.tv/iconik", EventType: "assets", Status: "ENABLED"})
	settings := map[string]any{"mfa_required": true}
	settings["cors_hosts"] = []string{"*"} // want: iconik-any-origin-allowed
	api.Put("/settings/", settings)
	api.PostRaw(origins, strings.NewReader(`{"type": "WEB_PROXY", "name": "imagekit proxy"}`)) // want: imagekit-web-proxy-origin
	api.PostRaw(origins, strings.NewReader(`{"type": "WEB_FOLDER", "name": "imagekit shop", "baseUrl": "https://shop.acme.tv"}`))
	return nil
}
