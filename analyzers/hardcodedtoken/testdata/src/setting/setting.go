// Package setting sets variables of another, and takes what that has kept.
package setting

import (
	"context"
	"net/http"
	"os"
	"variables"
)

type key struct{}

func init() {
	variables.Token = "<<uuid4 n=2>>" // want `a constant reaches the Auth-Token header`
	variables.Token = os.Getenv("ICONIK_AUTH_TOKEN")
}

func handle(req *http.Request) {
	ctx := context.WithValue(req.Context(), key{}, variables.Now())
	ask(ctx, req)
}

func ask(ctx context.Context, req *http.Request) {
	c := ctx.Value(key{}).(*variables.Config)
	req.Header.Set("X-Name", c.Name)
	req.Header.Set("Auth-Token", c.Token) // want `a constant reaches the Auth-Token header`
}
