// Package generic sends requests to whoever it is told to.
package generic

import (
	"net/http"
	"strings"
)

// Bearer asks with a token.
func Bearer(url, token string) (*http.Response, error) {
	req, err := http.NewRequest("GET", url, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+token)
	return http.DefaultClient.Do(req)
}

// Basic asks with a name and a password.
func Basic(base, path, user, password string) (*http.Response, error) {
	req, err := http.NewRequest("GET", base+strings.TrimPrefix(path, "/"), nil)
	if err != nil {
		return nil, err
	}
	req.SetBasicAuth(user, password)
	return http.DefaultClient.Do(req)
}
