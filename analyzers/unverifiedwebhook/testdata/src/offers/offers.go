// Package offers has handlers for others to put to use.
package offers

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

func Handle(w http.ResponseWriter, r *http.Request) {
	var c call
	json.NewDecoder(r.Body).Decode(&c)
}

type Server struct{}

func (*Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var c call
	json.NewDecoder(r.Body).Decode(&c)
}

func New() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var c call
		json.NewDecoder(r.Body).Decode(&c)
	})
}

// Own is put to use here.
func Own(w http.ResponseWriter, r *http.Request) {
	var c call
	json.NewDecoder(r.Body).Decode(&c) // want `nothing in the package compares`
}

func init() { http.HandleFunc("/own", Own) }

// Parse is no handler.
func Parse(data []byte) string {
	var c call
	json.Unmarshal(data, &c) // want `nothing in the package compares`
	return c.ActionID
}
