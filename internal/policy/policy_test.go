package policy_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/damvet/damvet/internal/credential"
	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/policy"
	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/rules"
)

// acme is a catalogue with one check, of which the tests say what it looks at
// and when it is broken.
const acme = `
title = "Acme"
[platform]
id = "acme"
title = "Acme"
words = ["acmeacme"]
permissions = [
    { name = "READ", class = "read" },
    { name = "FILE_DELETE", class = "destructive" },
    { name = "DIR_DELETE", class = "destructive" },
    { name = "ADMIN", class = "admin" },
]
[platform.documents.d]
title = "D"
url = "https://example.com/"
[platform.records.thing]
title = "a thing"
signs = ["kind"]
need = 1
secrets = ["pin"]
[platform.records.thing.fields]
kind = ["kind"]
a = ["a", "in.a", "in.deep.a"]
b = ["b"]
c = ["c"]
pin = ["pin"]
password = ["password"]
[platform.records.other]
title = "another"
signs = ["other"]
need = 1
[platform.records.other.fields]
other = ["other"]
id = ["id"]
on = ["on"]
[platform.bounds]
life = { title = "life", kind = "duration", value = "2h" }
range = { title = "range", kind = "prefix", value = "/16" }
count = { title = "count", kind = "number", value = "7" }
[[guidelines]]
id = "acme/g"
document = "d"
section = "S"
text = "do"
quote = "do"
strength = "should"
visibility = "full"
[[checks]]
id = "check"
description = "it is wrong"
class = "invalid-policy"
severity = "low"
confidence = "firm"
basis = "policy"
guidelines = ["acme/g"]
why = "Because."
fix = "Do."
examples = ["x"]
counterexamples = ["y"]
`

func acmeJudge(t testing.TB, check string, o policy.Options) *policy.Judge {
	t.Helper()
	if !strings.Contains(check, "look =") {
		check = "look = { record = \"thing\" }\n" + check
	}
	cat, err := rules.Load(fstest.MapFS{"acme.toml": {Data: []byte(acme + check)}})
	if err != nil {
		t.Fatalf("%s: %v", check, err)
	}
	o.Now = now
	j, err := policy.New(cat, o)
	if err != nil {
		t.Fatalf("%s: %v", check, err)
	}
	return j
}

// judge reads a text of either format and judges it.
func judge(j *policy.Judge, text string) policy.Result {
	name := "a.yaml"
	if strings.HasPrefix(text, "{") || strings.HasPrefix(text, "[") {
		name = "a.json"
	}
	return j.Records(name, []byte(text), record.Read(name, []byte(text)))
}

// TestConditions holds each comparison against values that break it, that do
// not, and of which it cannot be said.
func TestConditions(t *testing.T) {
	tests := []struct {
		when   string
		breaks []string
		not    []string
	}{
		{
			`lacks = true`,
			[]string{`{}`, `{a: null}`, `{a: ""}`, `{a: "  "}`, `{a: []}`, `{a: {}}`, `{a: [""]}`, `{a: [null, ""]}`, `{in: {}}`, `{in: {a: []}}`, `{in: null}`, `{in: 3}`},
			[]string{
				`{a: 0}`, `{a: false}`, `{a: "x"}`, `{a: ["x"]}`, `{a: [[]]}`, `{a: {x: 1}}`, `{in: {a: 1}}`, `{in: {deep: {a: 1}}}`, `{"in.a": 1}`,
				`{a: "${X}"}`, `{a: "{{ x }}"}`, `{in: "${X}"}`, `{in: {deep: "{{ x }}"}}`, `{...more}`, `{in: {...more}}`, `{in: {deep: {`,
			},
		},
		{
			`present = true`,
			[]string{`{a: 0}`, `{a: false}`, `{a: ["x"]}`, `{in: {a: 1}}`, `{a: "${X}"}`, `{A: 1}`},
			[]string{`{}`, `{a: null}`, `{a: ""}`, `{a: []}`, `{...more}`, `{in: "${X}"}`},
		},
		{
			`equals = ["On", true, 1]`,
			[]string{`{a: "on"}`, `{a: " ON "}`, `{a: true}`, `{a: "true"}`, `{a: 1}`, `{a: 1.0}`, `{a: "1"}`},
			[]string{`{}`, `{a: "off"}`, `{a: false}`, `{a: 2}`, `{a: null}`, `{a: ["on"]}`, `{a: {on: true}}`, `{a: "${X}"}`},
		},
		{
			`any-of = ["x", "/"]`,
			[]string{`{a: "x"}`, `{a: "X"}`, `{a: ["y", "x"]}`, `{a: "y, x"}`, `{a: ["/y", "/"]}`, `{a: {x: true}}`, `{a: [["x"]]}`},
			[]string{`{}`, `{a: "y"}`, `{a: "xy"}`, `{a: "x y"}`, `{a: {x: false}}`, `{a: ["${X}"]}`, `{a: null}`},
		},
		{
			`any-class = ["destructive", "admin"]`,
			[]string{`{a: ["READ", "file_delete"]}`, `{a: "READ ADMIN"}`, `{a: "READ|ADMIN"}`, `{a: {ADMIN: true}}`},
			[]string{`{}`, `{a: ["READ"]}`, `{a: ["DELETE"]}`, `{a: ["${X}"]}`, `{a: {ADMIN: false}}`, `{a: ["READ"`},
		},
		{
			`unknown = true`,
			[]string{`{a: ["READ", "REED"]}`, `{a: "*"}`, `{a: [".*"]}`, `{a: {READS: true}}`},
			[]string{`{}`, `{a: ["READ", "admin"]}`, `{a: []}`, `{a: ["<permission>"]}`, `{a: [null, ""]}`},
		},
		{
			`matches = '^http://'`,
			[]string{`{a: "http://x"}`, `{a: ["y", "http://x"]}`, `{a: "http://${HOST}/"}`},
			[]string{`{}`, `{a: "https://x"}`, `{a: "${URL}"}`, `{a: {url: "http://x"}}`, `{a: null}`},
		},
		{
			`wider-than = "range"`,
			[]string{`{a: "0.0.0.0"}`, `{a: ["8.8.8.8", "10.0.0.0/8"]}`, `{a: "*"}`, `{a: "8.8.8.8, 0.0.0.0/0"}`, `{a: "here"}`},
			[]string{`{}`, `{a: "8.8.8.8"}`, `{a: "10.1.0.0/16"}`, `{a: []}`, `{a: "${ADDRESSES}"}`},
		},
		{
			`longer-than = "life"`,
			[]string{`{a: 7201}`, `{a: "7201"}`, `{a: "3h"}`, `{a: "1 day"}`, `{a: "2027-01-01"}`, `{a: "2026-11-22T03:00:00Z"}`, `{a: 1e300}`},
			[]string{`{}`, `{a: 7200}`, `{a: 0}`, `{a: -9000}`, `{a: "2h"}`, `{a: "never"}`, `{a: "2026-11-22T01:00:00Z"}`, `{a: "${TTL}"}`, `{a: true}`},
		},
		{`longer-than = "life", unit = "ms"`, []string{`{a: 7200001}`, `{a: "3h"}`}, []string{`{a: 7200000}`}},
		{`longer-than = "life", unit = "d"`, []string{`{a: 1}`}, []string{`{a: 0.05}`}},
		{`longer-than = "life", unit = "unix"`, []string{`{a: 1}`, `{a: 9999999999}`}, []string{`{a: 1795305600}`, `{a: "1795309200"}`}},
		{`at-least = 3`, []string{`{a: 3}`, `{a: "4"}`, `{a: [1, 5]}`}, []string{`{}`, `{a: 2.9}`, `{a: "x"}`, `{a: "${N}"}`, `{a: true}`}},
		{`below = 1`, []string{`{a: 0}`, `{a: -1}`, `{a: "0"}`}, []string{`{}`, `{a: 1}`, `{a: null}`, `{a: "${N}"}`}},
		{`constant = true`, []string{`{a: "x"}`, `{a: 1}`, `{a: ["${X}", "x"]}`}, []string{`{}`, `{a: "${X}"}`, `{a: "<x>"}`, `{a: ""}`, `{a: process.env.X}`, `{a: f("x")}`, `{a: "xxxx"}`, `{a: {b: 1}}`}},
		{
			`joins = { record = "other", field = "id", when = [{ field = "on", equals = [true] }] }`,
			[]string{`{a: 1, b: [{other: 1, id: 1, on: true}]}`, `{a: ["y", "X"], b: [{other: 1, id: "x", on: true}]}`, `{a: "x", b: [{other: 1, id: "x", on: false}, {other: 1, id: "x", on: true}]}`},
			[]string{
				`{a: 1}`, `{a: 1, b: [{other: 1, id: 1, on: false}]}`, `{a: 1, b: [{other: 1, id: 2, on: true}]}`, `{a: "", b: [{other: 1, id: "", on: true}]}`,
				`{a: "${X}", b: [{other: 1, id: "${X}", on: true}]}`, `{a: 1, b: [{other: 1, id: 1, on: "${ON}"}]}`,
			},
		},
	}
	for _, test := range tests {
		j := acmeJudge(t, "when = [{ field = \"a\", "+test.when+" }]\n", policy.Options{})
		guarded := acmeJudge(t, "when = [{ field = \"kind\", present = true }]\nunless = [{ field = \"a\", "+test.when+" }]\n", policy.Options{})
		for _, text := range slices.Concat(test.breaks, test.not) {
			whole := "{kind: 1, " + text[1:]
			want := 0
			if slices.Contains(test.breaks, text) {
				want = 1
			}
			res := judge(j, whole)
			if len(res.Broken) != want {
				t.Errorf("%s: %s breaks it %d times", test.when, whole, len(res.Broken))
			}
			if len(res.Looked) != 1 {
				t.Errorf("%s: looked at %d places of %s", test.when, len(res.Looked), whole)
			}
			// What breaks a condition does not break one that excepts it.
			if want == 1 && len(judge(guarded, whole).Broken) != 0 {
				t.Errorf("unless %s: %s breaks it", test.when, whole)
			}
		}
	}
}

// TestUnlessDoubt: what may be excepted is.
func TestUnlessDoubt(t *testing.T) {
	j := acmeJudge(t, `when = [{ field = "kind", present = true }]
unless = [{ field = "a", any-of = ["x"] }, { field = "b", present = true }]`, policy.Options{})
	for text, want := range map[string]int{
		`{kind: 1}`: 1, `{kind: 1, a: ["y"]}`: 1, `{kind: 1, a: []}`: 1,
		`{kind: 1, a: ["x"]}`: 0, `{kind: 1, a: ["${X}"]}`: 0, `{kind: 1, a: ["y", {{ more }}]}`: 0, `{kind: 1, a: ["y"`: 0,
		`{kind: 1, ...more}`: 0, `{kind: 1, b: "${B}"}`: 0, `{kind: 1, {{ more }} }`: 0,
	} {
		if got := len(judge(j, text).Broken); got != want {
			t.Errorf("%s breaks it %d times, want %d", text, got, want)
		}
	}
}

func TestPlace(t *testing.T) {
	tests := []struct{ check, text, want, path string }{
		{`when = [{ field = "a", any-of = ["x"] }, { field = "b", lacks = true }]`, `{"kind": 1, "a": ["y", "x"]}`, `"x"`, "a"},
		{`when = [{ field = "b", lacks = true }, { field = "a", present = true }]`, "kind: 1\nin:\n  a: x y\n", "x y", "in.a"},
		{`when = [{ field = "a", present = true }]`, "x:\n  - kind: 1\n    a:\n      - 1\n      - 2\n", "a", "x.a"},
		{`when = [{ field = "a", present = true }]` + "\nat = \"b\"", `{"kind": 1, "a": 1, "b": 2}`, "2", "b"},
		{`when = [{ field = "a", present = true }]` + "\nat = \"b\"", `{"kind": 1, "a": 1, "b": null}`, "null", "b"},
		{`when = [{ field = "a", present = true }]` + "\nat = \"b\"", `{"kind": 1, "a": 1}`, "1", "a"},
		{`when = [{ field = "a", any-class = ["admin"] }]` + "\nat = \"a\"", `{"kind": 1, "a": "READ, ADMIN"}`, `"READ, ADMIN"`, "a"},
		{`when = [{ field = "a", any-class = ["admin"] }]`, `{"kind": 1, "a": {"READ": true, "ADMIN": true}}`, `"ADMIN"`, "a"},
		{`when = [{ field = "a", lacks = true }]`, "x:\n  y:\n    kind: 1\n    b: 2\n", "y", "x.y"},
		{`when = [{ field = "a", lacks = true }]`, "[{ \"kind\": 1,\n \"b\": 2}]", `{ "kind"`, ""},
		{`when = [{ field = "a", lacks = true }]`, "kind: 1\nb: 2\n", "kind", ""},
		{`when = [{ field = "a", lacks = true }]`, "kind: 1\na:\n", "a", "a"},
		{`when = [{ field = "a", present = true }]`, "x: &x [1]\nkind: 1\na: *x\n", "a", "a"},
		{`when = [{ field = "a", any-of = ["z"] }]`, "x: &x [y, z]\nkind: 1\na: *x\n", "z", "a"},
		{`when = [{ field = "a", any-of = ["z"] }]`, "data: |\n  {\"kind\": 1,\n   \"a\": \"\\u007a\"}\n", `"\u007a"`, "data.a"},
	}
	for _, test := range tests {
		res := judge(acmeJudge(t, test.check+"\n", policy.Options{}), test.text)
		if len(res.Broken) != 1 {
			t.Errorf("%s: %d broken", test.text, len(res.Broken))
			continue
		}
		b := res.Broken[0]
		if got := test.text[b.Start:b.End]; got != test.want {
			t.Errorf("%s: points at %q, want %q", test.text, got, test.want)
		}
		if b.KeyPath != test.path {
			t.Errorf("%s: key path %q, want %q", test.text, b.KeyPath, test.path)
		}
	}
}

func TestFacts(t *testing.T) {
	many := `"` + strings.Repeat(`x", "`, 64) + `x"`
	tests := []struct{ check, text, want string }{
		{`when = [{ field = "a", any-class = ["destructive", "admin"] }]`, `{kind: 1, a: ["READ", "dir_delete", "ADMIN"]}`, "offending=dir_delete (destructive), ADMIN (admin)"},
		{`when = [{ field = "a", unknown = true }]`, `{kind: 1, a: ["READ", "FILE_DELET"]}`, "unknown=FILE_DELET didYouMean=FILE_DELETE"},
		{`when = [{ field = "a", unknown = true }]`, `{kind: 1, a: ["FIEL_DELETE"]}`, "unknown=FIEL_DELETE didYouMean=FILE_DELETE"},
		{`when = [{ field = "a", unknown = true }]`, `{kind: 1, a: ["*", "SOMETHING_ELSE"]}`, "unknown=*, SOMETHING_ELSE"},
		{`when = [{ field = "a", wider-than = "range" }]`, `{kind: 1, a: ["8.8.8.8", "10.0.0.0/8", "FR"]}`, "a=10.0.0.0/8, FR (no address range) limit=/16 (policy)"},
		{`when = [{ field = "a", longer-than = "life" }]`, `{kind: 1, a: 86400}`, "a=86400 s (24h) limit=2h (policy)"},
		{`when = [{ field = "a", longer-than = "life", unit = "d" }]`, `{kind: 1, a: 365}`, "a=365 d (365d) limit=2h (policy)"},
		{`when = [{ field = "a", longer-than = "life" }]`, `{kind: 1, a: "30 days"}`, "a=30 days limit=2h (policy)"},
		{`when = [{ field = "b", lacks = true }]` + "\ntell = [\"a\", \"c\"]", `{kind: 1, a: ["x", 2, null], c: {d: 1, e: 2}}`, "a=x, 2 c=2 fields"},
		{`when = [{ field = "b", lacks = true }]` + "\ntell = [\"a\", \"b\"]", `{kind: 1, a: "${X}"}`, "a=${X}"},
		{`when = [{ field = "b", lacks = true }]` + "\ntell = [\"a\"]", `{kind: 1, a: process.env.A || "s3cret"}`, "a=…"},
		{`when = [{ field = "b", lacks = true }]` + "\ntell = [\"a\"]", `{kind: 1, a: {X: true, Y: false, Z: true}}`, "a=X, Z"},
		{`when = [{ field = "b", lacks = true }]` + "\ntell = [\"a\"]", `{kind: 1, a: "x\u001b[31m\u202e\n"}`, `a=x\x1b[31m\u202e\n`},
		{`when = [{ field = "b", lacks = true }]` + "\ntell = [\"a\"]", `{kind: 1, a: [` + many + `]}`, "a=" + strings.Repeat("x, ", 60) + "… 65 in all"},
		{`when = [{ field = "b", lacks = true }]` + "\ntell = [\"a\"]", `{kind: 1, a: "` + strings.Repeat("é ", 200) + `"}`, "a=" + strings.Repeat("é ", 53) + "…"},
		{`when = [{ field = "b", lacks = true }]` + "\ntell = [\"a\"]", `{kind: 1, a: "https://u:p@example.com/x/y?z=1#t"}`, "a=https://example.com/x/y"},
	}
	for _, test := range tests {
		res := judge(acmeJudge(t, test.check+"\n", policy.Options{}), test.text)
		if len(res.Broken) != 1 {
			t.Errorf("%s: %d broken", test.text, len(res.Broken))
			continue
		}
		if got := factLine(res.Broken[0].Facts); got != test.want {
			t.Errorf("%s: facts %q, want %q", test.text, got, test.want)
		}
	}
}

func factLine(facts []finding.Fact) string {
	var parts []string
	for _, f := range facts {
		parts = append(parts, f.Name+"="+f.Value)
	}
	return strings.Join(parts, " ")
}

// TestSecrets: a value that is a secret is told nowhere, and its bytes are named
// so that excerpts hide them.
func TestSecrets(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	made := func(n int) string {
		const letters = "abcdefghijklmnopqrstuvwxyz0123456789"
		b := make([]byte, n)
		for i := range b {
			b[i] = letters[r.IntN(len(letters))]
		}
		return string(b)
	}
	j := acmeJudge(t, `when = [{ field = "pin", constant = true }]
tell = ["pin", "a", "b", "password"]
`, policy.Options{})
	for range 50 {
		pin, password, long, inURL := made(6), made(9), "a1"+made(30)+"b2", made(12)
		text := fmt.Sprintf("kind: 1\npin: %q\npassword: '%s'\na: [x, %s]\nb: https://u:%s@example.com/%s?k=%s\n", pin, password, long, inURL, long, inURL)
		b := judge(j, text).Broken
		if len(b) != 1 {
			t.Fatalf("%d broken", len(b))
		}
		told := factLine(b[0].Facts) + b[0].Normal + b[0].KeyPath
		for _, s := range []string{pin, password, long, inURL} {
			if strings.Contains(told, s) {
				t.Fatalf("%q is told in %q", s, told)
			}
		}
		if b[0].Secret == nil || b[0].Secret.Text != pin {
			t.Errorf("secret %v, want %q", b[0].Secret, pin)
		}
		var hidden []string
		for _, s := range b[0].Hide {
			hidden = append(hidden, text[s.Start:s.End])
		}
		for _, s := range []string{pin, password, long} {
			if !slices.Contains(hidden, s) {
				t.Errorf("%q is not hidden, only %q", s, hidden)
			}
		}
	}
}

// TestNormal: the normal form of an object is the same however it is written,
// and another for another object.
func TestNormal(t *testing.T) {
	j := acmeJudge(t, `when = [{ field = "b", lacks = true }]`, policy.Options{})
	normal := func(text string) string {
		b := judge(j, text).Broken
		if len(b) != 1 {
			t.Fatalf("%s: %d broken", text, len(b))
		}
		return b[0].Normal
	}
	want := normal(`{"kind": 1, "a": ["x", "y"], "z": 1}`)
	for _, text := range []string{"a: [y, x]\nkind: 1\n", "{\"KIND\":\"1\",\n \"a\":[\"y\",\"x\"]}", "t:\n  kind: 1\n  in:\n    deep: {a: [x, y]}\n"} {
		if got := normal(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	for _, text := range []string{`{"kind": 2, "a": ["x", "y"]}`, `{"kind": 1, "a": ["x"]}`, `{"kind": 1}`} {
		if got := normal(text); got == want {
			t.Errorf("%s: %q, as of another object", text, got)
		}
	}
}

func TestObjects(t *testing.T) {
	j, err := policy.New(testCatalogue(t), policy.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	count := func(text, name string) int {
		n := 0
		for _, b := range j.Records(name, []byte(text), record.Read(name, []byte(text))).Broken {
			if b.Check.ID == "may-delete" {
				n++
			}
		}
		return n
	}
	const one = `{"permissions": ["FILE_DELETE"], "upload_scope": ["/a"]}`
	for _, test := range []struct {
		text string
		want int
	}{
		{one, 1},
		{`{"permissions": ["FILE_DELETE"]}`, 0},
		{`[` + one + `, ` + one + `]`, 2},
		{`{"templates": {"a": ` + one + `, "b": [` + one + `]}}`, 2},
		{`{"data": {"permissions": ["FILE_DELETE"], "upload": {"dir_scope": ["/a"]}, "restrictions": {"whitelist_ip_ranges": []}}}`, 1},
		{`{"data": {"permissions": ["FILE_DELETE"], "upload": {"dir_scope": ["/a"]}}, "x": ` + one + `}`, 2},
		{`{"permissions": ["FILE_DELETE"], "upload_scope": ["/a"], "children": [` + one + `]}`, 2},
		{strings.Repeat(`{"x": `, 100) + one + strings.Repeat("}", 100), 1},
		{`{"Permissions": ["FILE_DELETE"], "Upload-Scope": ["/a"]}`, 1},
		{`{"json": "{\"permissions\": [\"FILE_DELETE\"], \"upload_scope\": [\"/a\"]}"}`, 1},
		{`{"permissions": null, "upload_scope": null}`, 0},
		{one + "\n" + one, 2},
	} {
		if got := count(test.text, "a.json"); got != test.want {
			t.Errorf("%s: %d, want %d", test.text, got, test.want)
		}
	}
	yaml := "base: &b\n  permissions: [FILE_DELETE]\n  upload_scope: [/a]\nx:\n  <<: *b\n  description: y\nz: *b\n"
	if got := count(yaml, "a.yaml"); got != 2 {
		t.Errorf("merged: %d, want the base and what it is merged into", got)
	}
}

// TestFormats: the same objects, at random, break the same checks in JSON and
// YAML, however their keys are spelled.
func TestFormats(t *testing.T) {
	j, err := policy.New(testCatalogue(t), policy.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(5, 5))
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	ids := func(name string, data []byte) string {
		var all []string
		for _, b := range j.Records(name, data, record.Read(name, data)).Broken {
			all = append(all, b.Check.ID+" "+factLine(b.Facts)+" "+b.Normal)
		}
		return strings.Join(all, "\n")
	}
	spell := func(key string) string {
		if r.IntN(2) == 0 {
			return key
		}
		return pick(strings.ToUpper(key), strings.ReplaceAll(key, "_", "-"), strings.ReplaceAll(key, "_", ""))
	}
	broken := 0
	for range 500 {
		var list []string
		for range r.IntN(5) {
			list = append(list, pick("OBJECTS_LIST", "FILE_UPLOAD", "DIR_DELETE", "CONFIG_CHANGE", "DIR_MOV", "*"))
		}
		object := map[string]any{
			"permissions":         list,
			"upload_scope":        pick("/", "/a/*", "", "${SCOPE}"),
			"whitelist_ip_ranges": []string{pick("8.8.8.8", "0.0.0.0", "10.0.0.0/8", "x")},
			"expire_duration":     r.IntN(200000) - 100,
		}
		spelled := map[string]any{}
		for key, v := range object {
			if r.IntN(4) > 0 {
				spelled[spell(key)] = v
			}
		}
		asJSON, err := json.Marshal(spelled)
		if err != nil {
			t.Fatal(err)
		}
		asYAML, err := yaml.Marshal(spelled)
		if err != nil {
			t.Fatal(err)
		}
		a, b := ids("a.json", asJSON), ids("a.yaml", asYAML)
		if a != b {
			t.Fatalf("%s\nJSON %s\nYAML %s", asJSON, a, b)
		}
		if c := ids("a.yaml", append([]byte("{{ if x }}\n"), asYAML...)); c != a {
			t.Fatalf("%s\nJSON %s\nby lines %s", asYAML, a, c)
		}
		if a != "" {
			broken++
		}
	}
	if broken < 100 {
		t.Errorf("only %d of the objects break anything", broken)
	}
}

func TestCredential(t *testing.T) {
	j := acmeJudge(t, `look = { credential = "some-kind" }
when = [{ field = "lifetime", longer-than = "life" }]
unless = [{ field = "expired", equals = [true] }]
tell = ["lifetime", "scope"]
`, policy.Options{})
	field := func(key string, k record.Kind, text string) record.Field {
		return record.Field{Key: key, Value: &record.Value{Kind: k, Text: text}}
	}
	d := &credential.Decoded{Kind: "some-kind", Record: &record.Value{Kind: record.Map, Fields: []record.Field{
		field("lifetime", record.Number, "86400"), field("scope", record.String, "/a"),
	}}}
	got, _ := j.Credential(d)
	if len(got) != 1 || factLine(got[0].Facts) != "lifetime=86400 s (24h) limit=2h (policy) scope=/a" {
		t.Errorf("broken: %+v", got)
	}
	d.Record.Fields = append(d.Record.Fields, field("expired", record.Bool, "true"))
	if got, _ := j.Credential(d); len(got) != 0 {
		t.Errorf("expired: %+v", got)
	}
	if got, _ := j.Credential(&credential.Decoded{Kind: "some-kind"}); len(got) != 0 {
		t.Errorf("nothing known: %+v", got)
	}
	if got, _ := j.Credential(&credential.Decoded{Kind: "another"}); len(got) != 0 {
		t.Errorf("another kind: %+v", got)
	}
}

func TestURLs(t *testing.T) {
	tests := []struct{ when, text, want string }{
		{`{ field = "query.sig", present = true }`, `see https://example.com/a?sig=1, then`, "https://example.com/a?sig=1"},
		{`{ field = "query.sig", present = true }`, `(https://example.com/a?sig=1).`, "https://example.com/a?sig=1"},
		{`{ field = "query.sig", present = true }`, `[x{https://example.com/a(b)?sig=[1]}].`, "https://example.com/a(b)?sig=[1]"},
		{`{ field = "query.sig", present = true }`, `<a href="https://example.com/a?b=2&amp;sig=1">`, "https://example.com/a?b=2&amp;sig=1"},
		{`{ field = "query.sig", present = true }`, `"https:\/\/example.com\/a?b=2\u0026sig=1\n"`, `https:\/\/example.com\/a?b=2\u0026sig=1`},
		{`{ field = "query.sig", equals = ["x y"] }`, `https://example.com/?sig=x%20y`, "https://example.com/?sig=x%20y"},
		{`{ field = "query.sig", equals = ["1"] }`, `https://example.com/?SIG=1#sig=2`, "https://example.com/?SIG=1#sig=2"},
		{`{ field = "host", equals = ["example.com"] }`, `HTTPS://user:x@Example.COM:8443/`, "HTTPS://user:x@Example.COM:8443/"},
		{`{ field = "port", equals = ["8443"] }`, `https://example.com:8443`, "https://example.com:8443"},
		{`{ field = "user", present = true }`, `git+ssh://git@example.com/x`, "git+ssh://git@example.com/x"},
		{`{ field = "path", matches = "^/x/http://" }`, `https://example.com/x/http://y/z`, "https://example.com/x/http://y/z"},
		{`{ field = "scheme", equals = ["http"] }`, `xhttp://a http://example.com/ http://`, "http://example.com/"},
		{`{ field = "query.exp", lacks = true }`, `"https://example.com/a?sig=1"`, "https://example.com/a?sig=1"},
		{`{ field = "query.exp", lacks = true }`, `"https://example.com/a?exp=&sig=1"`, "https://example.com/a?exp=&sig=1"},
		{`{ field = "query.exp", lacks = true }`, `f("https://example.com/%s?sig=1" % x)`, "https://example.com/%s?sig=1"},
		{`{ field = "query.exp", lacks = true }`, `"https://example.com/a?sig=1" + more`, ""},
		{`{ field = "query.exp", lacks = true }`, `'https://example.com/a?sig=1' . $more`, ""},
		{`{ field = "query.exp", lacks = true }`, "`https://example.com/a?sig=1${more}`", ""},
		{`{ field = "query.exp", lacks = true }`, `"https://example.com/a?exp=${EXP}"`, ""},
		{`{ field = "query.exp", lacks = true }`, `"https://example.com/a?exp=" + x`, ""},
		{`{ field = "query.exp", present = true }`, `https://example.com/a?sig=1`, ""},
		{`{ field = "host", present = true }`, `https:// ://x http//x : http:/x`, ""},
	}
	for _, test := range tests {
		j := acmeJudge(t, "look = { url = \"://\", words = [\"http\", \"ssh:\"] }\nwhen = ["+test.when+"]\n", policy.Options{})
		got := ""
		for _, b := range j.Texts("", []byte(test.text)).Broken {
			if test.text[b.Start:b.End] != "xhttp://a" {
				got += test.text[b.Start:b.End]
			}
		}
		if got != test.want {
			t.Errorf("%s in %s: %q, want %q", test.when, test.text, got, test.want)
		}
	}
}

func TestURLNormal(t *testing.T) {
	j := acmeJudge(t, "look = { url = \"://\", words = [\"http\", \"ssh:\"] }\nwhen = [{ field = \"host\", present = true }]\ntell = [\"path\", \"query.sig\"]\nat = \"query.sig\"\n", policy.Options{})
	id := "a1" + strings.Repeat("b2c3", 8)
	text := "x https://u:pw@Example.com/a/" + id + "?token=t0p&sig=5 y"
	b := j.Texts("", []byte(text)).Broken
	if len(b) != 1 {
		t.Fatalf("%d broken", len(b))
	}
	if got := text[b[0].Start:b[0].End]; got != "5" {
		t.Errorf("points at %q", got)
	}
	for _, s := range []string{id, "pw", "t0p"} {
		if strings.Contains(b[0].Normal+factLine(b[0].Facts), s) {
			t.Errorf("%q is told in %q", s, b[0].Normal)
		}
	}
	if want := "host=example.com\n"; !strings.Contains(b[0].Normal, want) || !strings.Contains(b[0].Normal, "query=sig,token") {
		t.Errorf("normal form %q", b[0].Normal)
	}
}

func TestBounds(t *testing.T) {
	const check = `when = [{ field = "a", longer-than = "life" }]`
	j := acmeJudge(t, check, policy.Options{Bounds: map[string]string{"life": "90d"}})
	if n := len(judge(j, `{kind: 1, a: "30d"}`).Broken); n != 0 {
		t.Errorf("%d broken within the moved bound", n)
	}
	res := judge(j, `{kind: 1, a: "91d"}`)
	if len(res.Broken) != 1 || factLine(res.Broken[0].Facts) != "a=91d limit=90d (policy)" {
		t.Errorf("beyond the moved bound: %+v", res.Broken)
	}
	j = acmeJudge(t, `when = [{ field = "a", wider-than = "range" }]`, policy.Options{Bounds: map[string]string{"range": "/8"}})
	if n := len(judge(j, `{kind: 1, a: "10.0.0.0/9"}`).Broken); n != 0 {
		t.Errorf("%d broken within the moved prefix", n)
	}
}

func TestDisabled(t *testing.T) {
	j := acmeJudge(t, `when = [{ field = "a", present = true }]`, policy.Options{Disabled: func(id string) bool { return id == "check" }})
	if res := judge(j, `{kind: 1, a: 1}`); len(res.Broken)+len(res.Looked) != 0 {
		t.Errorf("a disabled check looked: %+v", res)
	}
}

func TestNewErrors(t *testing.T) {
	tests := []struct {
		check  string
		bounds map[string]string
		want   string
	}{
		{``, map[string]string{"lief": "1h"}, `bound "lief": there is none of that name (there are: count, life, range)`},
		{``, map[string]string{"life": "soon"}, `bound "life": bad duration "soon"`},
		{``, map[string]string{"life": "-1h"}, `bound "life": the duration "-1h" is not positive`},
		{``, map[string]string{"range": "16"}, `bound "range": bad address prefix "16"`},
		{`when = [{ field = "a", longer-than = "range" }]`, nil, `check "check": the condition on "a": the bound "range" is a prefix, not a duration`},
		{`when = [{ field = "a", wider-than = "count" }]`, nil, `check "check": the condition on "a": the bound "count" is a number, not a prefix`},
		{
			`unless = [{ field = "a", joins = { record = "other", field = "id", when = [{ field = "id", longer-than = "count" }] } }]`, nil,
			`check "check": the condition on "a": the condition on "id": the bound "count" is a number`,
		},
	}
	for _, test := range tests {
		check := test.check
		if !strings.Contains(check, "when = [{ field = \"a\"") || strings.HasPrefix(check, "unless") {
			check += "\nwhen = [{ field = \"a\", present = true }]"
		}
		cat, err := rules.Load(fstest.MapFS{"acme.toml": {Data: []byte(acme + "look = { record = \"thing\" }\n" + check)}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := policy.New(cat, policy.Options{Bounds: test.bounds}); err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s %v: %v, want %s", test.check, test.bounds, err, test.want)
		}
	}
}

// everything is a judge with every comparison.
func everything(t testing.TB) *policy.Judge {
	j, err := policy.New(testCatalogue(t), policy.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// sound reports what is wrong with a result, if anything.
func sound(res policy.Result, size int) error {
	for _, b := range res.Broken {
		if b.Start < 0 || b.End < b.Start || b.End > size {
			return fmt.Errorf("%s points at %d-%d of %d", b.Check.ID, b.Start, b.End, size)
		}
		if b.Object.Start < 0 || b.Object.End < b.Object.Start || b.Object.End > size {
			return fmt.Errorf("%s is in %v of %d", b.Check.ID, b.Object, size)
		}
		for _, h := range b.Hide {
			if h.Start < 0 || h.End < h.Start || h.End > size {
				return fmt.Errorf("%s hides %v of %d", b.Check.ID, h, size)
			}
		}
		if len(b.Normal) > 4200 || len(b.KeyPath) > 8000 || len(b.Facts) > 12 {
			return fmt.Errorf("%s: normal form of %d bytes, key path of %d, %d facts", b.Check.ID, len(b.Normal), len(b.KeyPath), len(b.Facts))
		}
		for _, f := range b.Facts {
			if utf8.RuneCountInString(f.Value) > 1700 || strings.ContainsFunc(f.Value, func(r rune) bool { return !unicode.IsPrint(r) }) {
				return fmt.Errorf("%s: fact %s = %q", b.Check.ID, f.Name, f.Value)
			}
		}
	}
	return nil
}

// TestHostile judges texts that are made to be slow or large.
func TestHostile(t *testing.T) {
	j := everything(t)
	list := strings.Repeat("FILE_DELETE, ", 10000)
	deep := strings.Repeat(`{"permissions": ["FILE_DELETE"], "upload_scope": `, 200)
	for name, text := range map[string]string{
		"many objects":   strings.Repeat(`{"permissions": ["FILE_DELETE"], "upload_scope": []}`+"\n", 40000),
		"shared list":    "x: &x [" + list + "]\ny:\n" + strings.Repeat("- {permissions: *x, upload_scope: [/]}\n", 2000),
		"shared text":    "x: &x \"" + list + "\"\ny:\n" + strings.Repeat("- {permissions: *x, upload_scope: [/]}\n", 2000),
		"shared map":     "x: &x {" + strings.Repeat("a: 1, ", 10000) + "dir_scope: []}\ny:\n" + strings.Repeat("- {permissions: [FILE_DELETE], upload: *x}\n", 2000),
		"shared joins":   "x: &x [" + strings.Repeat("a, ", 10000) + "]\ny:\n" + strings.Repeat("- {default_user_id: *x}\n- {id: *x, email: a, is_admin: true}\n", 2000),
		"equal joins":    strings.Repeat(`{"default_user_id": "u"} {"id": "u", "email": "a", "is_admin": false}`, 2000),
		"nested objects": deep,
		"many keys":      `{` + strings.Repeat(`"permissions": ["FILE_DELETE"], "upload_scope": [],`, 10000) + `}`,
		"long keys":      `{"` + strings.Repeat("k", 1<<20) + `": [` + strings.Repeat(`{"permissions": ["FILE_DELETE"], "upload_scope": []},`, 5000) + `]}`,
		"long name":      `{"permissions": ["` + strings.Repeat("A", 1<<20) + `"], "upload_scope": []}`,
	} {
		file := "a.json"
		if strings.HasPrefix(text, "x:") {
			file = "a.yaml"
		}
		res := j.Records(file, []byte(text), record.Read(file, []byte(text)))
		if err := sound(res, len(text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if len(res.Broken) == 0 && name != "equal joins" {
			t.Errorf("%s: nothing is broken", name)
		}
		if name == "many objects" && !res.Truncated {
			t.Errorf("%s: not truncated", name)
		}
	}
	for name, text := range map[string]string{
		"one address":    "https://" + strings.Repeat("a?ik-s=1&", 200000),
		"many addresses": strings.Repeat("https://x/?ik-s=0123456789abcdef0123456789abcdef01234567 ", 10000),
		"colons":         strings.Repeat(":", 1<<20),
		"schemes":        strings.Repeat("a://", 1<<18),
		"brackets":       strings.Repeat("a://b)))))))))", 1<<16),
		"long brackets":  strings.Repeat("a://b"+strings.Repeat(")", 1<<14)+" ", 100),
		"no schemes":     strings.Repeat("://", 1<<18),
	} {
		if err := sound(j.Texts("", []byte(text)), len(text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestConcurrent is for the race detector.
func TestConcurrent(t *testing.T) {
	j := everything(t)
	text := []byte(`{"permissions": ["FILE_DELETE", "x"], "upload": {"dir_scope": []}, "default_user_id": "u", "url": "https://x/?ik-s=1"}`)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 50 {
				if n := len(j.Records("a.json", text, record.Read("a.json", text)).Broken); n != 2 {
					t.Errorf("%d broken, want may-delete and unknown-permission", n)
					return
				}
				j.Texts("", text)
			}
		})
	}
	group.Wait()
}

func FuzzJudge(f *testing.F) {
	test := everything(f)
	builtin, err := policy.New(rules.Builtin(), policy.Options{Now: now})
	if err != nil {
		f.Fatal(err)
	}
	f.Add("a.py", "# iconik\nx.post(f'{b}/API/assets/v1/assets/{a}/shares/?a=b', json={'title': [1]}, params={})\n")
	f.Add("a.js", "iconik.url(`${b}/API/auth/v1/apps/${a}/token/?a=${b}&c`).method('POST').send({})")
	f.Add("a.json", `{"permissions": ["FILE_DELETE", "x"], "upload": {"dir_scope": []}, "whitelist_ip_ranges": "0/0"}`)
	f.Add("a.yaml", "x: &x {permissions: [ADMIN]}\n<<: *x\nkey_validity:\n  expire_duration: 90d\n")
	f.Add("a.txt", `{"method": "POST", "url": "https:\/\/u@x:1\/auth\/v1\/auth\/token?ik-s=&amp;ik-t=1"}`)
	f.Fuzz(func(t *testing.T, name, text string) {
		docs := record.Read(name, []byte(text))
		for _, j := range []*policy.Judge{test, builtin} {
			if err := sound(j.Records(name, []byte(text), docs), len(text)); err != nil {
				t.Fatal(err)
			}
			if err := sound(j.Texts("", []byte(text)), len(text)); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func BenchmarkRecords(b *testing.B) {
	plain := strings.Repeat(`{"id": 17, "title": "a clip", "status": "ACTIVE", "tags": ["a", "b"], "settings": {"path": "/media/1", "owner": null}}`+"\n", 2000)
	dense := strings.Repeat(`{"description": "a", "permissions": ["OBJECTS_LIST", "FILE_UPLOAD"], "upload": {"dir_scope": ["/a/*"]}, "key_validity": {"expire_duration": 600}}`+"\n", 2000)
	for _, c := range []struct {
		name string
		cat  *rules.Catalogue
	}{{"builtin", rules.Builtin()}, {"test", testCatalogue(b)}} {
		j, err := policy.New(c.cat, policy.Options{Now: now})
		if err != nil {
			b.Fatal(err)
		}
		for name, text := range map[string]string{"plain": plain, "dense": dense} {
			docs := record.Read("a.json", []byte(text))
			b.Run(c.name+"/"+name, func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					j.Records("", nil, docs)
				}
			})
		}
	}
}

func BenchmarkURLs(b *testing.B) {
	j, err := policy.New(rules.Builtin(), policy.Options{Now: now})
	if err != nil {
		b.Fatal(err)
	}
	text := []byte(strings.Repeat("const endpoint = `https://example.com/a/b?c=d`; // words and more: words\nreturn x ? y : z;\n", 10000))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		j.Texts("", text)
	}
}
