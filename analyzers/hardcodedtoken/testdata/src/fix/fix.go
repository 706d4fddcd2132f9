// Package fix has constants that an environment variable can replace, and some
// that it cannot.
package fix

import (
	"flag"
	"fmt"
	"net/http"

	"github.com/imagekit-developer/imagekit-go"
	"github.com/imagekit-developer/imagekit-go/v2/option"
	"github.com/spf13/pflag"
	"github.com/urfave/cli/v2"
)

func header(req *http.Request) {
	req.Header.Set("Auth-Token", "<<uuid4>>") // want `iconik-go-constant-token`
	fmt.Println(req.URL)
}

var token = "<<uuid4 n=2>>" // want `iconik-go-constant-token`

func global(req *http.Request) { req.Header.Set("Auth-Token", token) }

func sdk() {
	option.WithPrivateKey("<<imagekit-private-key>>")                                      // want `imagekit-go-constant-key`
	option.WithWebhookSecret("<<imagekit-webhook-secret>>")                                // want `imagekit-go-constant-key`
	imagekit.NewFromParams(imagekit.NewParams{PrivateKey: "<<imagekit-private-key n=2>>"}) // want `imagekit-go-constant-key`
}

const named = "<<uuid4 n=3>>" // want `iconik-go-constant-token`

func constant(req *http.Request) { req.Header.Set("Auth-Token", named) }

type secret string

func typed(req *http.Request) {
	var s secret = "<<uuid4 n=4>>" // want `iconik-go-constant-token`
	req.Header.Set("Auth-Token", string(s))
}

func shadowed(req *http.Request, os string) {
	req.Header.Set("Auth-Token", "<<uuid4 n=5>>") // want `iconik-go-constant-token`
}

// Usage messages print defaults.
var fromFlag = flag.String("iconik-auth-token", "<<uuid4 n=6>>", "") // want `iconik-go-constant-token`

var (
	initial = "<<uuid4 n=7>>" // want `iconik-go-constant-token`
	kept    = "<<uuid4 n=8>>" // want `iconik-go-constant-token`
	parsed  string
)

func flags(req *http.Request, set *pflag.FlagSet) {
	set.StringVarP(&parsed, "iconik-token", "t", "<<uuid4 n=9>>", "") // want `iconik-go-constant-token`
	set.StringVarP(&initial, "token", "t", initial, "")
	held := kept
	flag.StringVar(&held, "header", or(held), "")
	req.Header.Set("Auth-Token", parsed)
	req.Header.Set("Auth-Token", initial)
	req.Header.Set("Auth-Token", held)
	_ = cli.StringFlag{Name: "iconik-auth-token", Value: "<<uuid4 n=10>>"} // want `iconik-go-constant-token`
}

func or(v string) string { return v }
