// Package scrubbed writes requests without what is secret in them.
package scrubbed

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"net/http/httputil"
	"os"
)

var token = os.Getenv("ICONIK_AUTH_TOKEN")

func request() *http.Request {
	req, _ := http.NewRequest("GET", "https://app.iconik.io/API/assets/v1/assets/", nil)
	req.Header.Set("Auth-Token", token)
	return req
}

func deleted() {
	req := request()
	h := req.Header.Clone()
	log.Print(h) // want `in a request that is dumped`
	h.Del("Auth-Token")
	log.Print(h)
	log.Printf("%s %v", req.Method, req.Header) // want `in a request that is dumped`
	h.Set("Auth-Token", token)
	log.Print(h) // want `in a request that is dumped`
	h.Set("Auth-Token", "REDACTED")
	log.Print(h)
}

func others() {
	h := request().Header.Clone()
	h.Del("App-ID")
	h.Set("Accept", "*/*")
	log.Print(h) // want `in a request that is dumped`
}

func named() {
	h := request().Header.Clone()
	for _, name := range []string{"Auth-Token", "App-ID"} {
		if h.Get(name) != "" {
			h.Set(name, "***")
		}
	}
	log.Println(h)
	g := request().Header.Clone()
	delete(g, "Auth-Token")
	log.Println(g)
	g["Auth-Token"] = []string{"***"}
	log.Println(g)
	g["Auth-Token"] = []string{token}
	log.Println(g) // want `in a request that is dumped`
}

func copied(ctx context.Context) {
	req := request()
	c := req.Clone(ctx)
	c.Header.Del("Auth-Token")
	b, _ := httputil.DumpRequestOut(c, true)
	log.Printf("%s", b)
	log.Print(c.Header)
	b, _ = httputil.DumpRequestOut(req, true)
	log.Printf("%s", b) // want `in a request that is dumped`
}

func early() {
	req, _ := http.NewRequest("GET", "https://app.iconik.io/API/assets/v1/assets/", nil)
	req.Header.Set("Accept", "*/*")
	log.Print(req.Header)
	b, _ := httputil.DumpRequestOut(req, false)
	log.Printf("%s", b)
	req.Header.Set("Auth-Token", token)
	log.Print(req.Header) // want `in a request that is dumped`
	b, _ = httputil.DumpRequestOut(req, false)
	log.Printf("%s", b) // want `in a request that is dumped`
}

func signed() {
	req, _ := http.NewRequest("GET", "https://app.iconik.io/API/assets/v1/assets/", nil)
	sign(req)
	log.Print(req.Header) // want `in a request that is dumped`
	other, _ := http.NewRequest("GET", "https://app.iconik.io/API/assets/v1/assets/", nil)
	other.Header = req.Header
	log.Print(other.Header) // want `in a request that is dumped`
}

func sign(req *http.Request) { req.Header.Set("Auth-Token", token) }

func types() {
	log.Printf("%.4s... %-8.3q", token, token)
	log.Printf("%.40s", token) // want `the environment variable ICONIK_AUTH_TOKEN`
	fmt.Printf("%T %d%%\n", token, len(token))
	log.Printf("%-5d %T is %s", 5, token, os.Args[0])
	log.Printf("%T %s", 5, token)       // want `the environment variable ICONIK_AUTH_TOKEN`
	log.Printf("%*d %T", 5, 5, token)   // want `the environment variable ICONIK_AUTH_TOKEN`
	log.Printf("%[2]s %[1]T", 5, token) // want `the environment variable ICONIK_AUTH_TOKEN`
}
