// Package passed sends constants that functions and lists of others hand on.
package passed

import (
	"accounts"
	"bytes"
	"fmt"
	"hands"
	"net/http"
	"slices"
	"strings"
	"unicode"
)

type settings struct{ token, region *string }

func helpers(req *http.Request) {
	s := settings{token: hands.String("<<uuid4>>"), region: hands.String("<<uuid4 n=2>>")} // want `\[iconik-go-constant-token\]`
	req.Header.Set("Auth-Token", *s.token)
	req.Header.Set("Auth-Token", hands.Value(s.token))
	req.Header.Set("Auth-Token", *hands.Ptr("<<uuid4 n=3>>"))                     // want `\[iconik-go-constant-token\]`
	req.Header.Set("Auth-Token", hands.Must("<<uuid4 n=4>>", error(nil)))         // want `\[iconik-go-constant-token\]`
	req.Header.Set("Auth-Token", hands.Or(req.Host, "<<uuid4 n=5>>"))             // want `\[iconik-go-constant-token\]`
	req.Header.Set("Auth-Token", hands.First(req.Host, "<<uuid4 n=6>>"))          // want `\[iconik-go-constant-token\]`
	req.Header.Set("Auth-Token", fmt.Sprintf("%s", hands.Bytes("<<uuid4 n=7>>"))) // want `\[iconik-go-constant-token\]`
	req.Header.Set("Auth-Token", hands.Region("<<uuid4 n=8>>"))
}

func kept(req *http.Request, name string) {
	req.Header.Set("Auth-Token", accounts.Accounts[0].Token)  // want `\[iconik-go-constant-token\]`
	req.Header.Set("Auth-Token", *accounts.Accounts[1].Key)   // want `\[iconik-go-constant-token\]`
	req.Header.Set("Auth-Token", accounts.Pointers[0].Token)  // want `\[iconik-go-constant-token\]`
	req.Header.Set("Auth-Token", accounts.ByName[name].Token) // want `\[iconik-go-constant-token\]`
	req.Header.Set("Auth-Token", accounts.ByName["us"].Token)
	for _, a := range accounts.Accounts {
		req.Header.Set("Auth-Token", a.Token) // want `\[iconik-go-constant-token\]` `\[iconik-go-constant-token\]`
	}
	if a, ok := accounts.ByName["eu"]; ok {
		req.Header.Set("Auth-Token", a.Token) // want `\[iconik-go-constant-token\]`
	}
}

func cleaned(h http.Header) {
	h.Set("Auth-Token", strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, "<<uuid4 n=10>>\n")) // want `\[iconik-go-constant-token\]`
	h.Set("Auth-Token", strings.Title("<<uuid4 n=11>>"))                                      // want `\[iconik-go-constant-token\]`
	h.Set("Auth-Token", strings.TrimRightFunc("<<uuid4 n=12>>\n", unicode.IsSpace))           // want `\[iconik-go-constant-token\]`
	h.Set("Auth-Token", string(bytes.TrimPrefix([]byte("id:<<uuid4 n=13>>"), []byte("id:")))) // want `\[iconik-go-constant-token\]`
	h.Set("Auth-Token", string(slices.Concat([]byte("<<uuid4 n=14>>"), nil)))                 // want `\[iconik-go-constant-token\]`
	h["Auth-Token"] = append(h["Auth-Token"], "<<uuid4 n=15>>")                               // want `\[iconik-go-constant-token\]`
	h["Accept"] = append(h["Accept"], "<<uuid4 n=16>>")
	h["Auth-Token"] = slices.Concat([]string{"<<uuid4 n=17>>"}, nil) // want `\[iconik-go-constant-token\]`
	tokens := append([]string{}, "<<uuid4 n=18>>")                   // want `\[iconik-go-constant-token\]`
	h.Set("Auth-Token", tokens[0])
}

type option func(http.Header)

func with(name, value string) option { return func(h http.Header) { h[name] = []string{value} } }

var pieces = []string{"<<uuid4 n=20>>"} // want `\[iconik-go-constant-token\]`

func pairs(h http.Header, name string) {
	with("Auth-Token", "<<uuid4 n=19>>")(h) // want `\[iconik-go-constant-token\]`
	with("Accept", "<<uuid4 n=21>>")(h)
	with("Auth-Token", name)(h)
	describe("Auth-Token", "Authorization")
	describe("Accept", "<<uuid4 n=24>>")
	h.Set("Auth-Token", strings.Join(pieces, ""))
	h.Set("Auth-Token", strings.TrimSpace(" <<uuid4 n=22>>\n")) // want `\[iconik-go-constant-token\]`
	signer{}.sign(" <<uuid4 n=23>>\n")                          // want `\[iconik-go-constant-token\]`
}

func describe(name, text string) {}

type signer struct{ http.Header }

func (s signer) sign(token string) { s.Set("Auth-Token", token) }
