//go:build !never

package vend

import "net/http"

func always(req *http.Request) {
	req.Header.Set("Auth-Token", "<<uuid4>>") // want `iconik-go-constant-token`
}
