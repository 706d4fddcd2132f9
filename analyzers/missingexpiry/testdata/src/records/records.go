// Package records makes shares, templates and tokens without a sensible end.
package records

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	v1 "github.com/imagekit-developer/imagekit-go"
	"github.com/imagekit-developer/imagekit-go/v2/lib"
)

const api = "https://app.iconik.io/API/"

type Share struct {
	AllowDownload bool     `json:"allow_download"`
	AllowComments bool     `json:"allow_comments"`
	Emails        []string `json:"emails"`
	Expires       string   `json:"expires,omitempty"`
}

func shares(when time.Time) {
	json.Marshal(Share{AllowDownload: true, AllowComments: true, Emails: []string{"a@example.tv"}}) // want `\[iconik-share-without-expiry\]`
	json.Marshal(Share{AllowDownload: true, AllowComments: true, Expires: when.Format(time.RFC3339)})
	s := Share{AllowDownload: true, AllowComments: true}
	s.Expires = when.String()
	json.Marshal(s)
}

// A template of Filerobot's.
var template = map[string]any{
	"description":         "press",
	"permissions":         []string{"OBJECTS_FETCH"},
	"whitelist_ip_ranges": []string{"192.0.2.0/28"},
	"key_validity":        map[string]any{"expire_duration": 86400 * 365}, // want `\[filerobot-template-long-lived\]`
}

type validity struct {
	Duration int `json:"expire_duration"`
}

type key struct {
	Description string   `json:"description"`
	Permissions []string `json:"permissions"`
	Addresses   []string `json:"whitelist_ip_ranges"`
	Validity    validity `json:"key_validity"`
}

func keys(seconds int) {
	fetch, office := []string{"OBJECTS_FETCH"}, []string{"192.0.2.0/28"}
	json.Marshal(key{"never", fetch, office, validity{0}})                  // want `\[filerobot-template-never-expires\]`
	json.Marshal(key{"negative", fetch, office, validity{-1}})              // want `\[filerobot-template-never-expires\]`
	json.Marshal(key{"milliseconds", fetch, office, validity{1200 * 1000}}) // a unit that is wrong: overbroadpermission has those
	json.Marshal(key{"twenty minutes", fetch, office, validity{1200}})
	json.Marshal(key{"as asked", fetch, office, validity{seconds}})
}

func tokens(app string) {
	http.NewRequest("POST", fmt.Sprintf("%sauth/v1/apps/%s/token/?expires_in=%d", api, app, 3600*24*365), nil) // want `\[iconik-go-long-lived-token\]`
	http.NewRequest("POST", api+"auth/v1/apps/"+app+"/token/?expires_in=86400", nil)
}

func uploads(h lib.HelperService, ik *v1.ImageKit, d time.Duration) {
	h.GetAuthenticationParameters("", 1800)                                // want `\[imagekit-go-upload-token-expired\]`
	h.GetAuthenticationParameters("", time.Now().Add(time.Hour*24).Unix()) // want `\[imagekit-go-long-lived-upload-token\]`
	h.GetAuthenticationParameters("", time.Now().AddDate(0, 0, 1).Unix())  // want `\[imagekit-go-long-lived-upload-token\]`
	h.GetAuthenticationParameters("", time.Now().Add(time.Minute).Unix())
	h.GetAuthenticationParameters("", time.Now().Add(d).Unix())
	h.GetAuthenticationParameters("", 0)
	ik.SignToken(v1.SignTokenParam{Expires: 1800})                     // want `\[imagekit-go-upload-token-expired\]`
	ik.SignToken(v1.SignTokenParam{Expires: time.Now().Unix() + 7200}) // want `\[imagekit-go-long-lived-upload-token\]`
	ik.SignToken(v1.SignTokenParam{})
}
