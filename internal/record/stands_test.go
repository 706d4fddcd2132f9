package record

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// No key of a field that is read stands where Stand says that none does: in the
// integration in every language. In the files below the directory that
// DAMVET_CORPUS names at most one in a thousand may, where a reader is lost.
func TestStand(t *testing.T) {
	asked, denied, all := map[string]int{}, 0, 0
	hold := func(path string, text []byte, errorf func(string, ...any)) {
		format := Format(path, text)
		keys := KeysOf(format)
		if keys == nil {
			return
		}
		Walk(Read(path, text), func(p *Place) bool {
			for _, f := range p.Value.Fields {
				if f.Key == Callee || f.Start < 0 || f.End > len(text) || f.Start >= f.End {
					continue
				}
				i := strings.LastIndex(string(text[f.Start:f.End]), f.Key)
				if i < 0 || len(f.Key) < 2 || !plain(f.Key) || !alone(text, f.Start+i, len(f.Key)) {
					continue
				}
				at, rest := f.Start+i, text[f.Start+i+len(f.Key):]
				// A type, a name that is taken out of an object, an import, or the head of a
				// loop that reads like a list.
				if keys.declares(bytes.TrimLeft(bytes.TrimLeft(rest, "\"' "), ":")) || keys.taken(text, at) {
					continue
				}
				if slices.ContainsFunc([]string{"?:", "?;", ";", " as ", " extends "}, func(s string) bool { return bytes.HasPrefix(rest, []byte(s)) }) ||
					f.Value.Start == f.Start && text[p.Value.Start] != '{' {
					continue
				}
				asked[format]++
				all++
				if !keys.Stand(text, at) {
					denied++
					errorf("%s: %q stands at %d: %q", path, f.Key, at, text[max(0, at-40):min(len(text), at+60)])
				}
			}
			return true
		})
	}
	files, err := filepath.Glob("testdata/integration/*")
	if err != nil || len(files) == 0 {
		t.Fatal("no integration: ", err)
	}
	for _, path := range files {
		hold(path, readFile(t, path), t.Errorf)
	}
	for _, format := range []string{"javascript", "python", "go", "php", "java", "kotlin", "csharp", "swift", "dart", "rust"} {
		if asked[format] == 0 {
			t.Errorf("no key of %s was asked for", format)
		}
	}
	for _, files := range corpusFiles(t) {
		for _, f := range files {
			hold(f.name, f.data, t.Logf)
		}
	}
	if t.Log(asked); 1000*denied > all {
		t.Errorf("of %d keys %d stand where none does", all, denied)
	}
}

// plain reports whether a key is one word of those that are looked for.
func plain(key string) bool {
	return strings.Trim(strings.ToLower(key), "abcdefghijklmnopqrstuvwxyz0123456789_-") == "" && key[0] >= 'A'
}

// alone reports whether the word at an offset is no part of a longer one.
func alone(text []byte, at, n int) bool {
	of := func(i int) bool {
		return i >= 0 && i < len(text) && (text[i]|0x20 >= 'a' && text[i]|0x20 <= 'z' || text[i] >= '0' && text[i] <= '9' || text[i] == '_')
	}
	return !of(at-1) && !of(at+n)
}

func TestStandNot(t *testing.T) {
	for _, test := range []struct {
		format, text string // § stands before the word
		want         bool
	}{
		{"javascript", `throw new Error("Missing §key event " + k)`, false},
		{"javascript", `throw new Error("of type, §key: " + k)` + "\n", false},
		{"javascript", `f({ a: "b", §key: "c" })` + "\n", true},
		{"javascript", "// the §key: a word\n", false},
		{"javascript", "/**\n * §key: a word\n */", false},
		{"javascript", "a = 2\n * §key = 3", true},
		{"javascript", `if (e.§key === "Tab") f()`, false},
		{"javascript", `e.§key = "Tab"`, true},
		{"javascript", `f(a, §key, b)`, false},
		{"javascript", `f({ a, §key, b })`, true},
		{"javascript", `f({ a, §key })`, true},
		{"javascript", `[§key].map(f)`, false},
		{"javascript", `const a = { [§key]: 1 }`, true},
		{"javascript", "`${§key}`", false},
		{"javascript", `a.§key(0)`, false},
		{"javascript", "a()\n  .§key(0)", true},
		{"javascript", `a.§key.b()`, false},
		{"javascript", `a.§key.set("b", 1)`, true},
		{"javascript", `a["§key"]()`, false},
		{"javascript", `a["§key"] = 1`, true},
		{"javascript", `a.set("§key", 1)`, true},
		{"javascript", `a.get("§key")`, false},
		{"javascript", `<IKImage §signed path="a" />`, true},
		{"javascript", `<IKImage §signed lazy={true} />`, true},
		{"javascript", `function f(§key?: string) {}`, false},
		{"javascript", `a ? §key : b`, true},
		{"swift", `r.setValue(v, forHTTPHeaderField: "§key")`, true},
		{"kotlin", `mapOf("§key" to v)`, true},
		{"kotlin", `print("§key")`, false},
		{"go", `var §key string = "a"`, true},
		{"php", `$a['§key'] => 1`, true},
		{"php", `$a->§key = 1`, true},
		{"php", `$this->§key->f();`, false},
	} {
		at := strings.Index(test.text, "§")
		text := strings.Replace(test.text, "§", "", 1)
		if got := KeysOf(test.format).Stand([]byte(text), at); got != test.want {
			t.Errorf("%s %s: %t", test.format, test.text, got)
		}
	}
}

func TestCalled(t *testing.T) {
	keys := KeysOf("javascript")
	for text, want := range map[string]bool{
		"console.log(a)": true, "console.error.apply(b)": true, "console) .log(a)": true, "console[\"log\"](a)": true, "logger\n  .info(a)": true,
		"log.info { a }": true, "log?.(a)": true, "print (a)": true, "console`a`": true, "console": true,
		"log:\"text/plain\"": false, "debug:!1,": false, "logger:C,dev": false, "puts, a": false, "console\",a": false, "log = (a)": false, "dump failed (b)": false,
	} {
		if got := keys.Called([]byte(text), 0); got != want {
			t.Errorf("%s: %t", text, got)
		}
	}
}

func TestLiteral(t *testing.T) {
	keys := KeysOf("javascript")
	for text, want := range map[string]string{
		`key:"a-b",`: `"a-b"`, `key: 'a' }`: `"a"`, `key = 12;`: "12", `"key": true}`: "true", `key: null)`: "null", `key: undefined,`: "null",
		`key: "a" + b`: "", `key: "${a}",`: "", `key: "a\n",`: "", `key == "a",`: "", `key => "a",`: "", `key: a,`: "", `key,`: "", `key: 12.5,`: "", `key: {},`: "",
	} {
		got := ""
		if v := keys.Literal([]byte(text), strings.Index(text, "key")); v != nil {
			if got = v.Text; v.Kind == String {
				got = `"` + got + `"`
			} else if v.Kind == Null {
				got = "null"
			}
		}
		if got != want {
			t.Errorf("%s: %s, not %s", text, got, want)
		}
	}
}

func TestValueEnd(t *testing.T) {
	keys := KeysOf("javascript")
	for _, text := range []string{`key: a|, b`, `key: f(a, "b,") + c|, d`, `"key": [a, b]|}`, `key = {a: 1, b: [2]}|;`, `key|, a`, `key|}`, `["key"] = a|;`, `key: a`} {
		plain := strings.ReplaceAll(text, "|", "")
		want := strings.IndexByte(text, '|')
		if want < 0 {
			want = len(plain)
		}
		if got := keys.ValueEnd([]byte(plain), strings.Index(plain, "key"), 512); got != want {
			t.Errorf("%s: %d", text, got)
		}
	}
}

// Types stand where values do, and what a declaration takes out of an object has no
// value there.
func TestStandElsewhere(t *testing.T) {
	keys := KeysOf("javascript")
	for text, want := range map[string]bool{
		"interface A { key: string; b: c }": false, "f(key: boolean, a)": false, "class A { key: Array<B>; }": false,
		"const key: string = 'a'": true, "const key: Record<a, b> = {}": true, "f({ key: string.a })": true, "f({ key: any(a) })": true,
		"const { key } = a": false, "const { a, key } = b": false, "let { key: a, b } = c": false, "const { key = 1 } = a": true, "f({ key })": true, "f({ a, key: b })": true,
		"'/users/{key}/'": false, "`${key}`": false,
	} {
		if got := keys.Stand([]byte(text), strings.Index(text, "key")); got != want {
			t.Errorf("%s: %t", text, got)
		}
	}
}
