// A program that has another package say who may call.
package main

import (
	"net/http"

	"example.com/may"
	"offers"
)

func main() {
	http.Handle("/action", may.Only([]byte("key"), http.HandlerFunc(offers.Handle)))
	http.Handle("/server", may.Only(nil, new(offers.Server)))
	http.ListenAndServe(":8080", nil)
}
