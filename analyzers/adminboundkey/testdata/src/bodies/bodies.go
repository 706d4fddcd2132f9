// Package bodies logs in as an administrator, and makes applications of one.
package bodies

import (
	"encoding/json"
	"os"
)

const api = "https://app.iconik.io/API/"

type Login struct {
	AppName  string `json:"app_name"`
	Email    string `json:"email"`
	Password string `json:"password"`
}

func login() {
	json.Marshal(Login{
		AppName:  "sync",
		Email:    os.Getenv("IconikAdminEmail"),    // want `\[iconik-go-admin-credential\]`
		Password: os.Getenv("IconikAdminPassword"), // want `\[iconik-go-admin-credential\]`
	})
	json.Marshal(Login{AppName: "sync", Email: "admin@example.tv", Password: os.Getenv("ICONIK_PASSWORD")}) // want `\[iconik-go-admin-login\]`
	json.Marshal(map[string]string{"app_name": "sync", "email": "sync@example.tv", "password": os.Getenv("ICONIK_PASSWORD")})
}

type App struct {
	Name          string `json:"name"`
	DefaultUserID string `json:"default_user_id"`
	Domain        string `json:"system_domain_id"`
}

type User struct {
	ID      string `json:"id"`
	Email   string `json:"email"`
	Type    string `json:"type"`
	IsAdmin bool   `json:"is_admin"`
}

const owner = "<<uuid1>>" // want `\[iconik-admin-app\]`

var users = []User{{ID: owner, Email: "owner@example.tv", Type: "POWER", IsAdmin: true}}

func apps(domain string) []App {
	return []App{
		{Name: "sync", DefaultUserID: owner, Domain: domain},
		{Name: "sync", DefaultUserID: os.Getenv("ICONIK_ADMIN_USER_ID"), Domain: domain}, // want `\[iconik-go-admin-credential\]`
		{Name: "sync", DefaultUserID: os.Getenv("ICONIK_USER_ID"), Domain: domain},
	}
}

var made = User{IsAdmin: true, Email: os.Getenv("MANAGER"), Type: "STANDARD"}

func named() string { return os.Getenv("ICONIK_BACKUP_ADMIN_TOKEN") }
