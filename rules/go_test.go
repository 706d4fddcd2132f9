package rules_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/damvet/damvet/rules"
)

func TestGoEntries(t *testing.T) {
	const platform = minimal + `
[[platform.go]]
structs = ["acme.example/sdk.Options"]
fields = { Key = "credential" }
`
	const entry = `
[[go]]
funcs = ["net/http.Header.Set"]
args = { 0 = "header", 1 = "value" }
`
	load := func(acme, general string) (*rules.Catalogue, error) {
		return rules.Load(fstest.MapFS{"acme.toml": {Data: []byte(acme)}, "go.toml": {Data: []byte(general)}})
	}
	c, err := load(platform, entry)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Go) != 2 || c.Go[0].Platform == nil || c.Go[0].Platform.ID != "acme" || c.Go[1].Platform != nil {
		t.Errorf("got %+v", c.Go)
	}
	if c.Go[0].Fields["Key"] != rules.RoleCredential || c.Go[1].Args["1"] != rules.RoleValue {
		t.Errorf("got %+v, %+v", c.Go[0], c.Go[1])
	}
	for _, tt := range []struct{ old, new, want string }{
		{`"value"`, `"worth"`, `unknown role "worth" (one of: credential, `},
		{`1 =`, `one =`, `go entry 1: bad argument "one" (an index, or *)`},
		{`1 =`, `-2 =`, `go entry 1: bad argument "-2"`},
		{`"net/http.Header.Set"`, `"(*net/http.Header).Set"`, `go entry 1: bad name "(*net/http.Header).Set" (like `},
		{`"net/http.Header.Set"`, `"net/http"`, `go entry 1: bad name "net/http"`},
		{`funcs = ["net/http.Header.Set"]`, ``, `go entry 1: it names neither funcs nor structs nor headers`},
		{`args = { 0 = "header", 1 = "value" }`, ``, `go entry 1: funcs go with args or does`},
		{`args = {`, `fields = {`, `go entry 1: funcs go with args or does`},
		{`funcs`, `funcs = ["a.B"]` + "\n" + `structs`, `go entry 1: structs go with fields or given`},
		{`args = {`, `does = "nothing"` + "\n" + `args = {`, `unknown act "nothing" (one of: unverified, `},
		{`args = {`, `arg = 1` + "\n" + `args = {`, `unknown key "go.arg"`},
	} {
		text := strings.Replace(entry, tt.old, tt.new, 1)
		if text == entry {
			t.Fatalf("%q does not stand in the entry", tt.old)
		}
		if _, err := load(platform, text); err == nil || !strings.HasPrefix(err.Error(), "go.toml:") || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got  %v\nwant %s", tt.new, err, tt.want)
		}
	}
}
