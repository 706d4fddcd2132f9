// Package more uses constants as credentials in bodies, settings and clients.
package more

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"sync"
)

const api = "https://app.iconik.io/API/"

type login struct {
	AppName  string `json:"app_name"`
	Email    string `json:"email"`
	Password string `json:"password"`
}

func body(email string) {
	b, _ := json.Marshal(login{AppName: "sync", Email: email, Password: "<<iconik-password>>"}) // want `\[iconik-go-constant-token\]`
	http.Post(api+"auth/v1/auth/simple/login/", "application/json", bytes.NewReader(b))
}

func mapped(email string) map[string]string {
	return map[string]string{"app_name": "sync", "email": email, "password": "<<iconik-password n=2>>"} // want `\[iconik-go-constant-token\]`
}

// Storage is one of iconik's.
type Storage struct {
	Name     string         `json:"name"`
	Method   string         `json:"method"`
	Purpose  string         `json:"purpose"`
	Settings map[string]any `json:"settings"`
}

func storage() Storage {
	return Storage{
		Name: "masters", Method: "S3", Purpose: "FILES",
		Settings: map[string]any{
			"bucket": "masters", "access_key": os.Getenv("KEY"),
			"secret_key": "<<shape [A-Za-z0-9/+]{40}>>", // want `\[iconik-storage-literal-secret\]`
		},
	}
}

const text = `{"method": "S3", "purpose": "FILES", "settings": {"secret_key": "<<shape [A-Za-z0-9/+]{40} n=2>>"}}` // want `\[iconik-storage-literal-secret\]`

func setting() { os.Setenv("ICONIK_AUTH_TOKEN", "<<uuid4>>") } // want `\[iconik-go-constant-token\]`

var kept sync.Map

func keep() { kept.Store("Auth-Token", "<<uuid4 n=2>>") } // want `\[iconik-go-constant-token\]`

func value(req *http.Request) {
	set := req.Header.Set
	set("Auth-Token", "<<uuid4 n=3>>")                         // want `\[iconik-go-constant-token\]`
	http.Header.Add(req.Header, "Auth-Token", "<<uuid4 n=4>>") // want `\[iconik-go-constant-token\]`
}

func user() *url.URL {
	return &url.URL{Scheme: "https", Host: "app.iconik.io", User: url.User("<<uuid4 n=5>>")} // want `\[iconik-go-constant-token\]`
}

type settings struct {
	Token string `env:"ICONIK_AUTH_TOKEN" envDefault:"<<uuid4 n=6>>"` // want `the setting ICONIK_AUTH_TOKEN \[iconik-go-constant-token\]`
	App   string `env:"ICONIK_APP_ID" envDefault:"<<uuid1 n=6>>"`
	Key   string `env:"FILEROBOT_API_KEY" envDefault:""`
}
