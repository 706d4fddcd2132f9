// Package may knows who may call.
package may

import "net/http"

func Only(key []byte, next http.Handler) http.Handler { return next }
