// Package logins logs in with no more than it takes.
package logins

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
)

const login = "https://app.iconik.io/API/auth/v1/auth/simple/login/"

type pair struct {
	Mail     string `json:"email"`
	Password string `json:"password"`
}

func post(url string, what any) {
	text, _ := json.Marshal(what)
	req, err := http.NewRequest("POST", url, bytes.NewBuffer(text))
	if err == nil {
		http.DefaultClient.Do(req)
	}
}

func in() {
	post(login, pair{"ada@acme-tv.net", "<<shape [a-z0-9]{10}>>"})                                   // want `a constant reaches the field password of an iconik log-in`
	post(login, map[string]string{"email": "ada@acme-tv.net", "password": "<<shape [a-z0-9]{12}>>"}) // want `a constant reaches the field password of an iconik log-in`
	post(login, pair{"ada@acme-tv.net", os.Getenv("ICONIK_PASSWORD")})
	post("https://crm.acme-tv.net/login/", pair{"ada@acme-tv.net", "<<shape [a-z0-9]{13}>>"})
	_ = pair{"ada@acme-tv.net", "<<shape [a-z0-9]{14}>>"}
}
