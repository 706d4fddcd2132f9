// Package ways writes credentials where they are logged sooner or later.
package ways

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net/http"
	"net/http/httputil"
	"os"
	"secrets"
)

const api = "https://app.iconik.io/API/"

func errs(code int) error {
	token := os.Getenv("ICONIK_AUTH_TOKEN")
	if code == 401 {
		return fmt.Errorf("%s is not good any more", token) // want `\[iconik-go-logged-credential\]`
	}
	if code == 403 {
		return errors.New("refused: " + token) // want `\[iconik-go-logged-credential\]`
	}
	fmt.Fprintf(os.Stderr, "token %s\n", token) // want `\[iconik-go-logged-credential\]`
	panic("token " + token)                     // want `\[iconik-go-logged-credential\]`
}

type Client struct {
	Base  string
	Token string
}

func (c *Client) sign(req *http.Request) { req.Header.Set("Auth-Token", c.Token) }

func config(c *Client) {
	log.Printf("client: %+v", c)     // want `\[iconik-go-logged-credential\]`
	slog.Info("start", "client", *c) // want `\[iconik-go-logged-credential\]`
	log.Printf("client: %s", c.Base)
}

type quiet struct{ token string }

func (quiet) String() string { return "a client" }

func (q quiet) use(req *http.Request) {
	req.Header.Set("Auth-Token", q.token)
	log.Print(q)
}

func dump(c *Client) {
	req, _ := http.NewRequest("GET", api+"assets/v1/assets/", nil)
	c.sign(req)
	b, _ := httputil.DumpRequestOut(req, true)
	log.Printf("%s", b) // want `\[iconik-go-logged-credential\]`
}

func foreign(s secrets.Settings) {
	log.Print(secrets.Token()) // want `\[iconik-go-logged-credential\]`
	log.Print(secrets.Held)    // want `\[iconik-go-logged-credential\]`
	log.Print(s.AuthToken)     // want `\[iconik-go-logged-credential\]`
	log.Printf("%v", s)        // want `\[iconik-go-logged-credential\]`
	log.Print(s.Name, secrets.Region())
}

type action struct {
	AuthToken string   `json:"auth_token"`
	ActionID  string   `json:"action_id"`
	Context   string   `json:"context"`
	AssetIDs  []string `json:"asset_ids"`
}

func handle(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	log.Printf("got %s", body) // want `\[iconik-go-logged-credential\]`
	var a action
	if err := json.Unmarshal(body, &a); err != nil {
		log.Print(err)
	}
	log.Printf("%+v", a)   // want `\[iconik-go-logged-credential\]`
	log.Print(a.AuthToken) // want `\[iconik-go-logged-credential\]`
	log.Print(a.ActionID, len(body))
}

func writer(w io.Writer, c *Client) { fmt.Fprintf(w, "Auth-Token: %s\r\n", c.Token) }

type settings struct {
	Token string `env:"ICONIK_AUTH_TOKEN"`
	App   string `env:"ICONIK_APP_ID"`
}

func tell(s settings) {
	log.Print(s.Token) // want `iconik-go-logged-credential`
	log.Print(s.App)
}
