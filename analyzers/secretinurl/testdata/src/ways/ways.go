// Package ways puts credentials into addresses in parts.
package ways

import (
	"net/http"
	"net/url"
	"os"
	"strings"
)

const base = "https://app.iconik.io/API/"

func query(req *http.Request) {
	q := req.URL.Query()
	q.Set("token", os.Getenv("ICONIK_AUTH_TOKEN"))
	q.Add("page", "1")
	req.URL.RawQuery = q.Encode() // want `\[iconik-go-credential-in-url\]`
}

func values() {
	v := url.Values{}
	v.Set("key", os.Getenv("FILEROBOT_API_KEY"))
	http.Get("https://api.filerobot.com/demo/v5/files?" + v.Encode()) // want `\[filerobot-go-credential-in-url\]`
	lit := url.Values{"auth": {os.Getenv("ICONIK_AUTH_TOKEN")}}
	http.Get(base + "?" + lit.Encode()) // want `\[iconik-go-credential-in-url\]`
}

func whole(token string) {
	u := url.URL{Scheme: "https", Host: "app.iconik.io", Path: "/API/", RawQuery: "token=" + os.Getenv("ICONIK_TOKEN")} // want `\[iconik-go-credential-in-url\]`
	http.Get(u.String())
}

func later(t *http.Request, id string) {
	u := &url.URL{Scheme: "https", Host: "app.iconik.io", Path: "/API/"}
	q := u.Query()
	q.Set("auth_token", os.Getenv("ICONIK_TOKEN"))
	u.RawQuery = q.Encode() // want `\[iconik-go-credential-in-url\]`
	http.NewRequest("GET", u.String(), nil)
	other := &url.URL{Scheme: "https", Host: "app.iconik.io", Path: "/API/"}
	other.RawQuery = "token=" + os.Getenv("ICONIK_AUTH_TOKEN") + "&id=" + id // want `\[iconik-go-credential-in-url\]`
	http.Get(other.String())
	http.Get("https://app.iconik.io/API/?token=" + os.Getenv("ICONIK_TOKEN")) // want `\[iconik-go-credential-in-url\]`
}

func form() {
	v := url.Values{}
	v.Set("client_secret", os.Getenv("ICONIK_CLIENT_SECRET"))
	http.PostForm(base+"auth/v1/oauth/token/", v)
}

// The name is what a tag says.
func tagged(tag string) {
	v := url.Values{}
	names := strings.Split(tag, ",")
	v.Add(names[0], os.Getenv("ICONIK_AUTH_TOKEN"))
	http.Get(base + "?" + v.Encode()) // want `\[iconik-go-credential-in-url\]`
}

// Each of several is told, where it gets into the address, and once.
func several(id string) {
	u := &url.URL{Scheme: "https", Host: "app.iconik.io", Path: "/API/" + os.Getenv("ICONIK_TOKEN") + "/assets/"}
	q := u.Query()
	q.Set("auth_token", os.Getenv("ICONIK_AUTH_TOKEN"))
	q.Set("password", os.Getenv("ICONIK_PASSWORD"))
	u.RawQuery = q.Encode() // want `variable ICONIK_AUTH_TOKEN.*\[iconik-go-credential-in-url\]` `variable ICONIK_PASSWORD.*\[iconik-go-credential-in-url\]`
	http.Get(u.String())    // want `variable ICONIK_TOKEN.*\[iconik-go-credential-in-url\]`

	http.Get(base + "?a=" + os.Getenv("ICONIK_TOKEN") + "&b=" + os.Getenv("ICONIK_TOKEN") + "&c=" + os.Getenv("FILEROBOT_API_KEY")) // want `variable ICONIK_TOKEN.*\[iconik-go-credential-in-url\]` `variable FILEROBOT_API_KEY.*\[filerobot-go-credential-in-url\]`
}
