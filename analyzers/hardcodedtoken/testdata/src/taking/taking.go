// Package taking signs with what the program has set elsewhere.
package taking

import (
	"net/http"

	"keys"
)

// Sign signs.
func Sign(req *http.Request) {
	req.Header.Set("Auth-Token", keys.Token)
	req.Header.Set("X-Region", keys.Region)
}
