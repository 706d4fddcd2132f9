// Package templates makes Filerobot templates, one of which is an
// administrator's key.
package templates

import (
	"encoding/json"
	"os"
)

const api = "https://api.filerobot.com/"

type Template struct {
	Description string   `json:"description"`
	Permissions []string `json:"permissions"`
	Addresses   []string `json:"whitelist_ip_ranges"`
}

func widget() ([]byte, error) {
	return json.Marshal(Template{
		Description: "web shop",
		Permissions: []string{"OBJECTS_LIST", "CONFIG_CHANGE"}, // want `\[filerobot-template-admin\]`
		Addresses:   []string{"192.0.2.0/28"},
	})
}

const access = "ACCESS_" + "MANAGE" // want `\[filerobot-template-admin\]`

var managed = map[string]any{"description": "editors", "permissions": append([]string{"OBJECTS_FETCH"}, access)}

// In a text as well.
const text = `{"description": "import", "permissions": ["CONFIG_CHANGE"]}` // want `\[filerobot-template-admin\]`

func read() Template {
	return Template{Description: "gallery", Permissions: []string{"OBJECTS_FETCH", "CONFIG_LIST"}, Addresses: []string{os.Getenv("OFFICE")}}
}
