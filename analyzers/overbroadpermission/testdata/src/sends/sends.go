// Package sends makes administrators of people of whom it says no more than their
// address.
package sends

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"strings"
)

const users = "https://app.iconik.io/API/users/v1/users/"

type person struct {
	Mail  string `json:"email"`
	Admin bool   `json:"is_admin"`
}

func object(mail string) {
	text, _ := json.Marshal(map[string]any{"email": mail, "is_admin": true}) // want `\[iconik-admin-user\]`
	http.Post(users, "application/json", bytes.NewReader(text))
}

func later(ctx context.Context, mail string) {
	p := person{Mail: mail}
	p.Admin = true // want `\[iconik-admin-user\]`
	var buf bytes.Buffer
	json.NewEncoder(&buf).Encode(p)
	req, _ := http.NewRequestWithContext(ctx, "POST", users, &buf)
	http.DefaultClient.Do(req)
}

func text() {
	req, _ := http.NewRequest("POST", users, strings.NewReader(`{"email": "ada@acme-tv.net", "is_admin": true}`)) // want `\[iconik-admin-user\]`
	http.DefaultClient.Do(req)
}

func changed(id string) {
	post("PATCH", users+id+"/", person{Admin: true})        // want `\[iconik-admin-user\]`
	post("PATCH", users+id+"/images/", person{Admin: true}) // another end point
	post("GET", users+id+"/", person{Admin: true})
}

func post(method, url string, body any) {
	req, _ := http.NewRequest(method, url, bytes.NewBuffer(written(body)))
	http.DefaultClient.Do(req)
}

func written(v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return text
}

func elsewhere(mail string) {
	text, _ := json.Marshal(person{mail, true})
	http.Post("https://crm.acme-tv.net/users/", "application/json", bytes.NewReader(text))
}
