package vend

import "net/http"

func template(req *http.Request) {
//line line.go:8
	req.Header.Set("Auth-Token", "<<uuid4 n=2>>") // want `iconik-go-constant-token`
}
