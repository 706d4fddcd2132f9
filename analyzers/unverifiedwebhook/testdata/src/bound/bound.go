// Package bound has another package read the request, and give back who it is.
package bound

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
	var q struct{ Page int }
	if err := guard.Bind(r, &q); err != nil {
		return
	}
	var c call
	json.NewDecoder(r.Body).Decode(&c) // want `iconik-go-custom-action-trusted`
}
