// Package settings has defaults for credentials.
package settings

import (
	"flag"
	"net/http"

	"github.com/spf13/pflag"
	"github.com/urfave/cli/v2"
)

// A default that a prefix makes one of iconik's.
type iconik struct {
	Token string `env:"TOKEN" envDefault:"<<uuid4>>"` // want `\[iconik-go-constant-token\]`
	App   string `env:"APP" envDefault:"<<uuid1>>"`
}

type config struct {
	Iconik iconik `envPrefix:"ICONIK_"`
	Region string `env:"REGION" default:"<<uuid4 n=9>>"`
}

func (c *config) sign(req *http.Request) { req.Header.Set("Auth-Token", c.Iconik.Token) }

var byName = flag.String("iconik-token", "<<uuid4 n=2>>", "the token") // want `the setting iconik-token`

func flags(fs *pflag.FlagSet) {
	fs.String("filerobot-api-key", "<<shape [0-9a-f]{40}>>", "the key") // want `\[filerobot-go-constant-key\]`
	var token string
	fs.StringVarP(&token, "iconik-auth-token", "t", "<<uuid4 n=3>>", "the token") // want `the setting iconik-auth-token`
	fs.String("iconik-app-id", "<<uuid1 n=2>>", "the application")
	fs.String("iconik-token-file", "/run/secrets/iconik-token-of-the-sync", "a file")
}

var list = []cli.Flag{
	&cli.StringFlag{Name: "token", EnvVars: []string{"ICONIK_AUTH_TOKEN"}, Value: "<<uuid4 n=4>>"}, // want `the setting ICONIK_AUTH_TOKEN`
	&cli.StringFlag{Name: "iconik-token", Value: ""},
	&cli.StringFlag{Name: "region", Value: "<<uuid4 n=5>>"},
}
