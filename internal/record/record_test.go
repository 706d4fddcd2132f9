package record

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// show writes values as one line: strings quoted, lookups as @(text), templates
// as ?(text), what is partial with a trailing ~, nested documents after ->, what
// stands in a lookup or template after <-.
func show(docs ...*Value) string {
	var b strings.Builder
	for i, d := range docs {
		if i > 0 {
			b.WriteString(" | ")
		}
		write(&b, d, 0)
	}
	return b.String()
}

func write(b *strings.Builder, v *Value, depth int) {
	if depth > 400 {
		b.WriteString("…")
		return
	}
	switch v.Kind {
	case Null:
		b.WriteString("null")
	case Bool:
		b.WriteString(strings.ToLower(v.Text))
	case Number:
		b.WriteString(v.Text)
	case String:
		b.WriteString(strconv.Quote(v.Text))
	case Lookup:
		b.WriteString("@(" + v.Text + ")")
	case Template:
		b.WriteString("?(" + v.Text + ")")
	case List:
		b.WriteByte('[')
		for i, it := range v.Items {
			if i > 0 {
				b.WriteByte(' ')
			}
			write(b, it, depth+1)
		}
		b.WriteByte(']')
	case Map:
		b.WriteByte('{')
		for i, f := range v.Fields {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(f.Key + ":")
			write(b, f.Value, depth+1)
		}
		b.WriteByte('}')
	}
	if v.Partial {
		b.WriteByte('~')
	}
	if v.Scalar() && len(v.Items) > 0 {
		if v.Known() {
			b.WriteString("->")
		} else {
			b.WriteString("<-")
		}
		for _, d := range v.Items {
			write(b, d, depth+1)
		}
	}
}

// sound reports what is wrong with the places of values, if anything.
func sound(docs []*Value, size int) error {
	var err error
	Walk(docs, func(p *Place) bool {
		v, key := p.Value, p.Key
		if v.Start < 0 || v.End < v.Start || v.End > size {
			err = fmt.Errorf("%s %q at %d-%d of %d", v.Kind, v.Text, v.Start, v.End, size)
		}
		if key != nil && (key.Start < 0 || key.End < key.Start || key.End > size) {
			err = fmt.Errorf("key %q at %d-%d of %d", key.Key, key.Start, key.End, size)
		}
		if v.Kind > Template || v.Scalar() && len(v.Fields) > 0 || (v.Kind == Map || v.Kind == Null || v.Kind == Bool || v.Kind == Number) && len(v.Items) > 0 {
			err = fmt.Errorf("%s with %d fields and %d items", v.Kind, len(v.Fields), len(v.Items))
		}
		return err == nil
	})
	return err
}

func TestFormat(t *testing.T) {
	tests := []struct{ path, text, want string }{
		{"a.json", "", "json"},
		{"dir/A.JSON", "", "json"},
		{"a.yaml.j2", "", "yaml"},
		{"values.yml.example", "", "yaml"},
		{"x.zip!in/a.json~", "", "json"},
		{`c:\x\a.yml`, "", "yaml"},
		{".eslintrc", "", "json"},
		{"main.go", `{"a": 1}`, "go"},
		{"a.py", `{"a": 1}`, "python"},
		{"src/a.TSX", "", "javascript"},
		{"a.tf.bak", "", "hcl"},
		{"README.md", "a: 1\nb: 2\n", "markdown"},
		{"", `{"a": 1}`, "json"},
		{"", `{a: 1}`, "json"},
		{"", "// words\n[{}]", "json"},
		{"", "\ufeff{\"a\": 1}", "json"},
		{"-", "[1, 2]", "json"},
		{"config.ini", "[main]\na = 1", "ini"},
		{"a.conf", "[main]\na = 1", "ini"},
		{"a.conf", "[main]\na = \"1\"", "toml"},
		{"a.conf", "a = 1\nb = 2\n", "ini"},
		{"a.conf", "server {\n  listen 80;\n}\n", ""},
		{"app.config", "<configuration>", "xml"},
		{"deploy", "#!/bin/sh\nset -e", "shell"},
		{"notes.txt", "a: 1\nb:\n  - c\n", "yaml"},
		{"notes.txt", "---\na: 1\n", "yaml"},
		{"notes.txt", "Note: this\nis prose.\n", ""},
		{"notes.txt", "", ""},
		{"LICENSE", "Copyright (c)\n\nPermission is hereby granted: no\n", ""},
		{".env", "", "dotenv"},
		{"a/.env.production.local", "", "dotenv"},
		{".env.example", "", "dotenv"},
		{"prod.env", "", "dotenv"},
		{"notes.txt", "A=1\nexport B=2\n", "dotenv"},
	}
	for _, test := range tests {
		if got := Format(test.path, []byte(test.text)); got != test.want {
			t.Errorf("Format(%q, %q) = %q, want %q", test.path, test.text, got, test.want)
		}
	}
	if docs := Read("main.go", []byte(`{"a": 1}`)); docs != nil {
		t.Errorf("Read of a format that is not read = %s", show(docs...))
	}
}

func TestGet(t *testing.T) {
	v := Read("a.json", []byte(`{
		"Upload_Limits": {"limit-per-min": 5, "dir_scope": ["/a"]},
		"imagekit.private_key": "x",
		"a": {"b.c": {"d": 1}},
		"twice": 1, "twice": 2,
		"list": [{"x": 1}]
	}`))[0]
	for path, want := range map[string]string{
		"uploadlimits.limitpermin":  "5",
		"UPLOAD-LIMITS.Dir_Scope":   `["/a"]`,
		"imagekit.privatekey":       `"x"`,
		"imagekit.private_key":      `"x"`,
		"a.b.c.d":                   "1",
		"twice":                     "2",
		"list.x":                    "",
		"uploadlimits.limitperminx": "",
		"":                          "",
		"...":                       "",
	} {
		got := ""
		if in := v.Get(path); in != nil {
			got = show(in)
		}
		if got != want {
			t.Errorf("Get(%q) = %s, want %s", path, got, want)
		}
	}
	if got := (*Value)(nil).Get("a"); got != nil {
		t.Errorf("Get of nothing = %v", got)
	}
}

func TestPath(t *testing.T) {
	docs := Read("a.json", []byte(`{"a": {"b": [{"c": 1}]}, "d": "{\"e\": 2}"}`))
	var got []string
	Walk(docs, func(p *Place) bool {
		got = append(got, p.Path())
		return p.Path() != "a.b.c"
	})
	if want := " a a.b a.b a.b.c d d d.e"; strings.Join(got, " ") != want {
		t.Errorf("paths %q, want %q", got, want)
	}
}

func TestKey(t *testing.T) {
	for in, want := range map[string]string{
		"Limit_Per-Min": "limitpermin", "abc": "abc", "_": "", "É_x": "Éx", "": "",
	} {
		if got := Key(in); got != want {
			t.Errorf("Key(%q) = %q, want %q", in, got, want)
		}
		if !sameKey(in, want) || !sameKey(want, in) || sameKey(in+"x", want) {
			t.Errorf("sameKey disagrees with Key on %q", in)
		}
	}
}

func TestStrings(t *testing.T) {
	v := Read("a.json", []byte(`{
		"list": ["a", null, ["b", 1], {"c": true}],
		"map": {"A": true, "B": false, "C": "true", "D": true},
		"one": "x", "none": null
	}`))[0]
	for path, want := range map[string]string{"list": "a b 1", "map": "A D", "one": "x", "none": "", "gone": ""} {
		if got := strings.Join(v.Get(path).Strings(), " "); got != want {
			t.Errorf("Strings of %s = %q, want %q", path, got, want)
		}
	}
}

func TestNumber(t *testing.T) {
	for in, want := range map[string]float64{
		"1": 1, "-2.5": -2.5, "1e3": 1000, "0x10": 16, "1_000": 1000, " 7 ": 7, "0o17": 15, "+3": 3,
	} {
		v := &Value{Kind: String, Text: in}
		if got, ok := v.Number(); !ok || got != want {
			t.Errorf("Number of %q = %v, %v, want %v", in, got, ok, want)
		}
	}
	for _, in := range []string{"", "x", "nan", "inf", "1h", "0x", "--1", "1.2.3"} {
		v := &Value{Kind: String, Text: in}
		if got, ok := v.Number(); ok {
			t.Errorf("Number of %q = %v, want none", in, got)
		}
	}
	if _, ok := (&Value{Kind: Template, Text: "1"}).Number(); ok {
		t.Error("a template has a number")
	}
}

func TestTextKind(t *testing.T) {
	for kind, words := range map[Kind][]string{
		Lookup: {
			"process.env.KEY", "${{ secrets.KEY }}", "${env:KEY}", "os.environ['KEY']", "env('KEY')", "ENV['KEY']",
			"op://vault/item/key", "vault:secret/data/x#y", "arn:aws:secretsmanager:eu-west-1:1:secret:x", "ENC[AES256_GCM,data:x]",
			"{{resolve:secretsmanager:x}}", "/run/secrets/key",
		},
		Template: {
			"${KEY}", "$KEY", "$(KEY)", "%KEY%", "{{ key }}", "<key>", "<your key>", "<%= key %>", "#{key}", "{key}",
			"[YOUR_KEY]", "@key@", "__KEY__", " ${KEY} ", "{{ .Values.a }}-{{ .Values.b }}",
		},
		String: {
			"", "a", "$", "$5", "100%", "{", "{}", "a${KEY}", "https://${HOST}/x", "<a", "a<b>", "[x]", "[0-9]", "__", "env", "environment(s)",
			"/folder/*", "config", "process", "a@b@c", "vault",
		},
	} {
		for _, w := range words {
			if got := textKind(w); got != kind {
				t.Errorf("textKind(%q) = %s, want %s", w, got, kind)
			}
		}
	}
}

func TestConstant(t *testing.T) {
	for _, s := range []string{"abc", "p4ss word", "0.5"} {
		if v := (&Value{Kind: textKind(s), Text: s}); !v.Constant() {
			t.Errorf("%q is not constant", s)
		}
	}
	for _, s := range []string{
		"", "  ", "${X}", "a${X}b", "{{x}}", "<x>", "xxxx", "****", "...", "your-key", "YOUR_API_KEY", "changeme",
		"replace_me", "REDACTED", "(hidden)", "process.env.X", "example-key", "0000", "TODO",
	} {
		if v := (&Value{Kind: textKind(s), Text: s}); v.Constant() {
			t.Errorf("%q is constant", s)
		}
	}
	for _, v := range []*Value{nil, {}, {Kind: List}, {Kind: Map}} {
		if v.Constant() {
			t.Errorf("%v is constant", v)
		}
	}
}

// random makes values for the differential tests.
type random struct{ *rand.Rand }

func newRandom(seed uint64) random { return random{rand.New(rand.NewPCG(seed, 1))} }

func (r random) pick(words ...string) string { return words[r.IntN(len(words))] }

func (r random) text() string {
	var b strings.Builder
	for range r.IntN(5) {
		b.WriteString(r.pick("a", "key", " ", "é", "日本", "\n", "\t", `"`, "'", `\`, ": ", " #", "{", "]", ",", "-", "true", "1", "😀", "*x", "&y", "|", "//", "/*", "%", "@"))
	}
	return b.String()
}

func (r random) value(depth int) any {
	switch n := r.IntN(10); {
	case n < 2 && depth > 0:
		l := make([]any, r.IntN(4))
		for i := range l {
			l[i] = r.value(depth - 1)
		}
		return l
	case n < 5 && depth > 0:
		m := map[string]any{}
		for range r.IntN(5) {
			m[r.text()] = r.value(depth - 1)
		}
		return m
	case n == 5:
		return nil
	case n == 6:
		return r.IntN(2) == 0
	case n == 7:
		return r.IntN(1000) - 500
	case n == 8:
		return float64(r.IntN(100000)) / 16
	}
	return r.text()
}
