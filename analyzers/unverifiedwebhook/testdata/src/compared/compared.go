// Package compared asks for a secret first.
package compared

import (
	"encoding/json"
	"net/http"
	"os"
)

type call struct {
	AuthToken string   `json:"auth_token"`
	ActionID  string   `json:"action_id"`
	Context   string   `json:"context"`
	AssetIDs  []string `json:"asset_ids"`
}

const site = "https://app.iconik.io/"

func handle(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("X-Secret") != os.Getenv("ACTION_SECRET") {
		return
	}
	var c call
	json.NewDecoder(r.Body).Decode(&c)
}
