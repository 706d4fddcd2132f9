package policy_test

import (
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/policy"
	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/rules"
)

// TestRequests holds how what a call sends is written, in recordings and where
// the text says less than all: each text stands for a share with a date on which
// it ends, and without one where "expires" is taken out of it.
func TestRequests(t *testing.T) {
	j, err := policy.New(rules.Builtin(), policy.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	lasting := func(name, text string) int {
		n := 0
		for _, b := range j.Records(name, []byte(text), record.Read(name, []byte(text))).Broken {
			if b.Check.ID == "iconik-share-without-expiry" {
				n++
			}
		}
		return n
	}
	for _, c := range []struct{ name, text string }{
		{"a.postman_collection.json", `{"request": {"method": "POST", "url": {"raw": "{{iconik}}/API/assets/v1/assets/{{id}}/shares/"}, "body": {"mode": "raw", "raw": "{\"title\": \"x\", \"expires\": \"2026-12-03\"}"}}}`},
		{"a.har", `{"request": {"method": "POST", "url": "https://app.iconik.io/API/assets/v1/assets/1/shares/", "postData": {"mimeType": "application/json", "text": "{\"title\": \"x\", \"expires\": \"2026-12-03\"}"}}}`},
		{"cassette.yaml", "request:\n  method: post\n  uri: https://app.iconik.io/API/assets/v1/assets/1/shares/\n  body:\n    encoding: UTF-8\n    string: '{\"title\": \"x\", \"expires\": \"2026-12-03\"}'\n"},
		{"flow.json", `{"parameters": {"method": "POST", "url": "https://app.iconik.io/API/assets/v1/assets/1/shares/", "sendBody": true, "jsonBody": "{\"title\": \"x\", \"expires\": \"2026-12-03\"}"}}`},
		{"a.http", "POST {{iconik}}/API/assets/v1/assets/1/shares/\n\n{\"title\": \"x\", \"expires\": \"2026-12-03\"}\n"},
		{"a.py", "body = {'title': 'x'}\nbody['expires'] = end\niconik.request('POST', '/API/assets/v1/assets/%s/shares/' % asset, headers=h, data=json.dumps(body))\n"},
		{"a.js", "iconik.post(`/assets/v1/assets/${id}/shares/`, { title: 'x', expires }, { headers: { a: b }, timeout: 5 })\n"},
		{"a.js", "iconik.url(`${base}/assets/v1/assets/${id}/shares/`).method('POST').body(JSON.stringify({ title: 'x', expires: end }))\n"},
	} {
		if got := lasting(c.name, c.text); got != 0 {
			t.Errorf("%s: found in %s", c.name, c.text)
		}
		for _, key := range []string{`, \"expires\": \"2026-12-03\"`, `, "expires": "2026-12-03"`, "\nbody['expires'] = end", ", expires: end", ", expires"} {
			c.text = strings.Replace(c.text, key, "", 1)
		}
		if got := lasting(c.name, c.text); got != 1 {
			t.Errorf("%s: found %d times in %s", c.name, got, c.text)
		}
	}
	for _, text := range []string{
		"iconik.post(f'/API/assets/v1/assets/{a}/shares/', json=body)",                   // it is not shown
		"iconik.post(f'/API/assets/v1/assets/{a}/shares/', json={'a': 1, **more})",       // not all of it is
		"iconik.get(f'/API/assets/v1/assets/{a}/shares/', json={'title': 'x'})",          // nothing is made
		"iconik.call(f'/API/assets/v1/assets/{a}/shares/', {'title': 'x'})",              // who knows
		"iconik.post(f'/API/assets/v1/assets/{a}/shares/{b}/', json={'title': 'x'})",     // another endpoint
		"iconik.post(f'/API/assets/v1/assets/{a}/shares/', headers={'Accept': 'x'})",     // no body
		"iconik.post(f'/shares/', json={'title': 'x'})",                                  // another API
		"iconik.post(f'/API/assets/v1/assets/{a}/shares/', {'params': {'title': 'x'}})",  // in the address
		"iconik.post(f'/API/assets/v1/assets/{a}/shares/', {'headers': {'title': 'x'}})", // beside it
	} {
		if lasting("a.py", text) != 0 {
			t.Errorf("found in %s", text)
		}
	}
}

// TestBlocks holds that a body which a block sets is that of the call whose block
// it is, and of no other.
func TestBlocks(t *testing.T) {
	j, err := policy.New(rules.Builtin(), policy.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, text string
		want       bool
	}{
		{"a.kt", `iconik.patch("$base/users/v1/users/$id/") { setBody(mapOf("is_admin" to true)) }`, true},
		{"a.kt", `iconik.patch("$base/users/v1/users/$id/") { headers { append("a", "b") }; setBody("""{"is_admin": true}""") }`, true},
		{"a.kt", `iconik.patch("$base/users/v1/users/$id/") { trace() }; crm { setBody(mapOf("is_admin" to true)) }`, false},
		{"a.kt", `iconik.get("$base/users/v1/users/$id/") { setBody(mapOf("is_admin" to true)) }`, false},
		{"a.kt", "iconik.patch(\"$base/users/v1/users/$id/\")\nsetBody(mapOf(\"is_admin\" to true))", false},
		{"a.kt", `iconik.patch("$base/users/v1/users/$id/") {` + strings.Repeat(" ", 1000) + `setBody(mapOf("is_admin" to true)) }`, false},
		{"a.rb", "iconik.patch(\"/users/v1/users/#{id}/\") do |r|\n  r.body = { is_admin: true }.to_json\nend\n", true},
		{"a.rb", "iconik.patch(\"/users/v1/users/#{id}/\") { |r| r.body = { is_admin: true }.to_json }\n", true},
		{"a.rb", "iconik.patch(\"/users/v1/users/#{id}/\") do |r|\n  r.a = 1\nend\nr.body = { is_admin: true }.to_json\n", false},
		{"a.java", `HttpRequest.newBuilder(URI.create(iconik + "/users/v1/users/" + id + "/")).method("PATCH", BodyPublishers.ofString("{\"is_admin\": true}")).build();`, true},
		{"a.java", `HttpRequest.newBuilder(URI.create(iconik + "/users/v1/users/" + id + "/")).method("GET", BodyPublishers.ofString("{\"is_admin\": true}")).build();`, false},
	} {
		found := false
		for _, b := range j.Records(test.name, []byte(test.text), record.Read(test.name, []byte(test.text))).Broken {
			found = found || b.Check.ID == "iconik-admin-user"
		}
		if found != test.want {
			t.Errorf("%t: %s", found, test.text)
		}
	}
}
