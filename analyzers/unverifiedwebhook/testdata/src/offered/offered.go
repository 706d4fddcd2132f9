// A program that lets in everybody.
package main

import (
	"net/http"
	"offers"
)

func main() {
	http.HandleFunc("/action", offers.Handle)                   // want `the call of an iconik custom action is taken in, and nothing in this package or that of the handler compares .* \(by way of offers.go:20:2\) \[iconik-go-custom-action-trusted\]`
	http.Handle("/server", new(offers.Server))                  // want `iconik-go-custom-action-trusted`
	http.Handle("/new", http.StripPrefix("/new", offers.New())) // want `iconik-go-custom-action-trusted`
	http.ListenAndServe(":8080", nil)
}
