// Package actions takes in custom actions of iconik.
package actions

import (
	"encoding/json"
	"net/http"
)

type call struct {
	AuthToken string   `json:"auth_token"`
	ActionID  string   `json:"action_id"`
	Context   string   `json:"context"`
	AssetIDs  []string `json:"asset_ids"`
}

const site = "https://app.iconik.io/"

func handle(w http.ResponseWriter, r *http.Request) {
	var c call
	json.NewDecoder(r.Body).Decode(&c) // want `the call of an iconik custom action is taken in, and nothing in the package compares a secret that its sender would know \[iconik-go-custom-action-trusted\]`
}
