// Package guarded has another package say who may call.
package guarded

import (
	"encoding/json"
	"net/http"

	"example.com/guard"
)

type call struct {
	AuthToken string   `json:"auth_token"`
	ActionID  string   `json:"action_id"`
	Context   string   `json:"context"`
	AssetIDs  []string `json:"asset_ids"`
}

const site = "https://app.iconik.io/"

func handle(w http.ResponseWriter, r *http.Request) {
	if err := guard.Check(r); err != nil {
		return
	}
	var c call
	json.NewDecoder(r.Body).Decode(&c)
}
