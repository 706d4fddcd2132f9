// Package a makes templates, groups, users and origins that grant too much, in
// every way that Go code makes them.
package a

import (
	"encoding/json"
	"os"
)

const api = "https://api.filerobot.com/"

var template = map[string]any{
	"description": "uploads of the shop",
	"permissions": []string{"OBJECTS_LIST", "FILE_DELETE"}, // want `\[filerobot-template-unscoped-listing\]` `\[filerobot-template-destructive\]` `\[filerobot-template-no-address-limit\]`
}

// Template is one in a struct, with the fields' names in tags.
type Template struct {
	Description string       `json:"description"`
	Permissions []string     `json:"permissions"`
	Upload      Upload       `json:"upload"`
	Limits      Restrictions `json:"restrictions"`
	Validity    *Validity    `json:"key_validity,omitempty"`
}

type Upload struct {
	Scope     string `json:"dir_scope"`
	PerMinute int    `json:"limit_per_min"`
}

type Restrictions struct {
	Addresses []string `json:"whitelist_ip_ranges"`
	Countries []string `json:"whitelist_countries"`
}

type Validity struct {
	Seconds int `json:"expire_duration"`
}

func literal() ([]byte, error) {
	return json.Marshal(Template{
		Description: "publishing",
		Permissions: []string{"FILE_UPLOAD"},                        // want `\[filerobot-template-no-upload-limit\]`
		Upload:      Upload{Scope: "/", PerMinute: 100},             // want `\[filerobot-template-root-upload\]`
		Limits:      Restrictions{Addresses: []string{"0.0.0.0/0"}}, // want `\[filerobot-template-any-address\]`
	})
}

func pointer() *Template {
	t := &Template{Description: "rename", Limits: office}
	t.Permissions = append(t.Permissions, "FILE_RENAME") // want `\[filerobot-template-relocating\]`
	return t
}

var office = Restrictions{Addresses: []string{"192.0.2.0/28"}, Countries: []string{"BE"}}

const remove = "FILE_" + "DELETE" // want `\[filerobot-template-destructive\]`

func make1(permissions ...string) Template {
	return Template{Description: "x", Permissions: permissions, Upload: Upload{Scope: "/in/*", PerMinute: 3}, Limits: office}
}

var made = make1("OBJECTS_LIST", remove) // want `\[filerobot-template-unscoped-listing\]`

type permission string

const share permission = "OBJECTS_SHARE_MANAGE" // want `\[filerobot-template-exposure\]` `\[filerobot-template-no-address-limit\]`

func typed(wide bool) map[string]interface{} {
	list := []permission{"OBJECTS_LIST"} // want `\[filerobot-template-unscoped-listing\]`
	if wide {
		list = []permission{"OBJECTS_LIST", share} // want `\[filerobot-template-unscoped-listing\]`
	}
	return map[string]interface{}{"description": "view", "permissions": list}
}

// want +3 `\[filerobot-template-destructive\]` `\[filerobot-template-no-address-limit\]`
const text = `{
	"description": "in a text",
	"permissions": ["OBJECTS_FETCH", "FILE_DELETE"]
}`

const quoted = "{\"description\": \"quoted\", \"permissions\": [\"DIR_DELETE\"]}" // want `\[filerobot-template-destructive\]` `\[filerobot-template-no-address-limit\]`

// want +5 `\[filerobot-template-relocating\]` `\[filerobot-template-no-address-limit\]`
const yaml = `
description: in yaml
permissions:
  - OBJECTS_FETCH
  - DIR_MOVE
`

func address() map[string]any {
	m := make(map[string]any)
	m["description"] = "here"
	m["permissions"] = []any{"FILE_UPLOAD"} // want `\[filerobot-template-no-upload-limit\]`
	m["upload"] = map[string]any{"dir_scope": "/in/*", "limit_per_min": 3}
	m["restrictions"] = map[string]any{"whitelist_ip_ranges": []string{os.Getenv("OFFICE"), "0.0.0.0"}} // want `\[filerobot-template-any-address\]`
	return m
}

// A lifetime in milliseconds.
var milliseconds = Template{
	Description: "twenty minutes", Permissions: []string{"OBJECTS_FETCH"}, Limits: office,
	Validity: &Validity{Seconds: 20 * 60 * 1000}, // want `\[filerobot-template-lifetime-in-milliseconds\]`
}

// What is written twice is found where each stands.
func twice() {
	grant(map[string]any{"description": "one", "permissions": []string{"DIR_DELETE"}})       // want `\[filerobot-template-destructive\]` `\[filerobot-template-no-address-limit\]`
	grant(Template{Description: "two", Limits: office, Permissions: []string{"DIR_DELETE"}}) // want `\[filerobot-template-destructive\]`
}

func grant(any) {}
