package scan

import (
	"fmt"
	"strings"
	"testing"
)

// What a text rule finds by a name that stands apart from its value is told at
// the value.
func TestApart(t *testing.T) {
	tests := map[string]struct{ text, want string }{
		"shop.csv":     {"shop,filerobot_api_key\nprints,<<filerobot-api-key>>\n", "2:8 filerobot-api-key"},
		"README.md":    {"| | filerobot_api_key |\n|---|---|\n| prints | `<<filerobot-api-key>>` |\n", "3:13 filerobot-api-key"},
		"Info.plist":   {"<plist><dict><key>filerobotContainer</key><string>fabcdefg</string><key>cloudimageSalt</key>\n<string><<cloudimage-salt>></string></dict></plist>", "2:9 filerobot-cloudimage-salt"},
		"imagekit.xml": {"<imagekit>\n<private-key\n><<imagekit-bare-key>></private-key>\n</imagekit>\n", "3:2 imagekit-unprefixed-key"},
		"a.har":        {`{"log": {"entries": [{"request": {"method": "PUT", "url": "https://gateways.acme.tv/", "postData": {"text": "{\"iconik-url\": \"https://app.iconik.io\", \"app-id\": \"<<uuid1>>\", \"auth-token\": \"<<iconik-opaque-token>>\", \"storage-id\": \"<<uuid1 n=2>>\"}"}}}]}}`, "iconik-gateway-token"},
		"b.har":        {`{"log": {"entries": [{"request": {"method": "POST", "url": "https://api.imagekit.io/v1/accounts/origins", "postData": {"text": "{\"type\": \"S3\", \"name\": \"press\", \"secretKey\": \"<<imagekit-storage-secret>>\"}"}}}]}}`, "imagekit-origin-secret"},
		"c.json":       {`{"item": [{"request": {"url": {"raw": "https://api.imagekit.io/v1/accounts/origins"}, "body": {"mode": "raw", "raw": "{\"type\": \"S3\", \"secretKey\": \"<<imagekit-storage-secret>>\"}"}}}]}`, "imagekit-origin-secret"},
	}
	s := newScanner(t)
	for name, tt := range tests {
		got := ""
		res, err := s.Content(name, strings.NewReader(expand(t, tt.text)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range res.Things {
			if f.Redacted != "" {
				got += fmt.Sprintf("%d:%d %s\n", f.Span.Line, f.Span.Column, f.Rule.ID)
			}
		}
		if strings.Count(got, "\n") != 1 || !strings.HasSuffix(strings.TrimSpace(got), tt.want) {
			t.Errorf("%s: got %q, want %q", name, got, tt.want)
		}
	}
}

// An address that is put together is one.
func TestJoinedAddress(t *testing.T) {
	s := newScanner(t)
	for name, tt := range map[string]struct {
		text string
		want int
	}{
		"a.ts": {"const HOST = 'app.iconik.io';\nconst SCHEME = 'http';\nky.create({ prefixUrl: `${SCHEME}://${HOST}/API/assets/v1` });\n", 3},
		"a.py": {"HOST = 'app.iconik.io'\nrequests.get('http://' + HOST + '/API/assets/v1/assets/')\n", 2},
		"b.ts": {"const HOST = 'app.iconik.io';\nconst SCHEME = 'https';\nconst OTHER = 'http';\nky.create({ prefixUrl: `${SCHEME}://${HOST}/API/assets/v1` });\n", 0},
		"a.go": {"const host = \"app.iconik.io\"\nfunc f() { http.Get(\"http://\" + host + \"/API/\") }\n", 2},
	} {
		res, err := s.Content(name, strings.NewReader(tt.text))
		if err != nil {
			t.Fatal(err)
		}
		got := 0
		for _, f := range res.Things {
			got = f.Span.Line
		}
		if len(res.Things) > 1 || got != tt.want {
			t.Errorf("%s: got %d findings, the last on line %d, want one on line %d", name, len(res.Things), got, tt.want)
		}
	}
}

// A table whose columns have long names does not fill the memory, and what was
// left out is counted.
func TestApartBound(t *testing.T) {
	text := "imagekit" + strings.Repeat("x", 1<<16) + ",b\n" + strings.Repeat("1,2\n", 1<<12)
	res, err := newScanner(t).Content("a.csv", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if res.Coverage.Excluded["names beside values of a table with long names"] != 1 {
		t.Errorf("the coverage is %v", res.Coverage.Excluded)
	}
}

// A text in JSON holds bodies of requests where strings begin as documents do.
func TestHoldsBodies(t *testing.T) {
	for text, want := range map[string]bool{
		`{"url": "u", "method": "POST", "body": "{\"a\": 1}"}`:                 true,
		`{"url": "u", "method": "POST", "body": "[{\"a\": 1}]"}`:               true,
		`{"url": "u", "request": "POST", "body": "\n \t{\n  \"a\": 1}"}`:       true,
		`{"url": "u", "method": "POST", "body": "  {\"a\": 1}"}`:               true,
		`{"url": "u", "method": "POST", "about": "\nsays \"a\"", "b": " \r["}`: true,
		`{"url": "u", "method": "POST", "about": "\nsays \"a\"", "b": "\\{"}`:  false,
		`{"url": "u", "method": "POST", "body": "{}"}`:                         false,
		`{"url": "u", "body": "{\"a\": 1}"}`:                                   false,
		`{"method": "POST", "body": "{\"a\": 1}"}`:                             false,
		`{"url": "u", "method": "\"", "b": "\n`:                                false,
	} {
		if got := holdsBodies([]byte(text)); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
