package facts // want package:`speaks of filerobot, iconik`

// It hands what it is given on to credential headers.

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
)

type Client struct {
	Token string // want Token:`0:credential\(iconik\)`
	key   string
}

func New(token, key string) *Client { // want New:`0:credential\(iconik\) 1:credential\(filerobot\)`
	return &Client{Token: token, key: key}
}

func (c *Client) Do(req *http.Request) (*http.Response, error) {
	req.Header.Set("Auth-Token", c.Token)
	req.Header.Set("X-Filerobot-Key", c.key)
	return http.DefaultClient.Do(req)
}

func Set(req *http.Request, name, value string) { req.Header.Set(name, value) } // want Set:`2:value`

func Env(name, def string) string { // want Env:`returns:1`
	if v := os.Getenv(name); v != "" {
		return v
	}
	return def
}

var Default = "<<uuid4 n=30>>" // want Default:`constant`

func Builtin() string { return "<<uuid4 n=31>>" } // want Builtin:`constant`

const Named = "<<uuid4 n=32>>"

func Looked() string { return os.Getenv("ICONIK_AUTH_TOKEN") } // want Looked:`env:ICONIK_AUTH_TOKEN`

var Kept = os.Getenv("ICONIK_TOKEN") // want Kept:`env:ICONIK_TOKEN`

func Base() string { return os.Getenv("ICONIK_URL") } // want Base:`env:ICONIK_URL`

// Login is the body of a log-in.
type Login struct {
	AppName  string `json:"app_name"`
	Email    string `json:"email"`
	Password string `json:"password"`
}

func LogIn(email, password string) Login { // want LogIn:`0:identifier\(iconik\) 1:password\(iconik\)`
	return Login{AppName: "sync", Email: email, Password: password}
}

func Post(path string, body any) error { // want Post:`sends:1:POST https://app.iconik.io/API/{0}`
	text, err := json.Marshal(body)
	if err != nil {
		return err
	}
	_, err = http.Post("https://app.iconik.io/API/"+path, "application/json", bytes.NewReader(text))
	return err
}

var API = "https://app.iconik.io/API/" // want API:`address:https://app.iconik.io/API/`

var Plain = "http://app.iconik.io/API/"

func Site() string { return API } // want Site:`address:https://app.iconik.io/API/`
