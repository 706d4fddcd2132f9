package record

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestJSON(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"empty", "", ""},
		{"plain", `{"a": [1, true, null, "x"]}`, `{a:[1 true null "x"]}`},
		{"scalars", `1 "a" null`, `1 | "a" | null`},
		{"lines", "{\"a\":1}\n{\"a\":2}\n", `{a:1} | {a:2}`},
		{"mark", "\ufeff{}", "{}"},
		{"comments", "// one\n{ /* two */ \"a\": 1, # three\n }", "{a:1}"},
		{"open comment", `{"a": 1 /* and so on`, "{a:1}~"},
		{"trailing commas", `{"a": [1,], }`, "{a:[1]}"},
		{"missing commas", "{\"a\": 1\n\"b\": 2}", "{a:1 b:2}"},
		{"single quotes", `{'a': 'it\'s "b"'}`, `{a:"it's \"b\""}`},
		{"backquotes", "{a: `x\ny`}", `{a:"x\ny"}`},
		{"bare keys", `{a: 1, $b-c: 2, 3: 4}`, "{a:1 $b-c:2 3:4}"},
		{"escapes", `["\u00e9\n\/\\ \ud83d\ude00 \ud83d x\x41"]`, `["é\n/\\ 😀 � xA"]`},
		{"numbers", `[-1.5e3, 0x1F, .5, +1, NaN]`, "[-1.5e3 0x1F .5 +1 NaN]"},
		{"cut in a list", `{"a": {"b": [1, 2`, "{a:{b:[1 2]~}~}~"},
		{"cut in a string", `{"a": "bc`, `{a:"bc"}~`},
		{"cut behind a key", `{"a": 1, "b"`, "{a:1 b:?()}~"},
		{"cut behind a colon", `{"a":`, "{a:?()}~"},
		{"string over lines", "{\"a\": \"b\n\"c\": 1}", `{a:"b" c:1}~`},
		{"list not closed", `{"a": [1, 2, "b": 3}`, `{a:[1 2 "b" 3]~}~`},
		{"list not closed, then more", `{"a": [1 }, {"b": 2}`, "{a:[1]~}~ | {b:2}"},
		{"object not closed", `[{"a": 1], {"b": 2}`, "[{a:1}~]~ | {b:2}"},
		{"stray brackets", `}]{"a": 1]}`, "{a:1}~"},
		{
			"words", `{a: process.env.X, b: foo, c: undefined, d: ObjectId("x"), e: os.environ["X"]}`,
			`{a:@(process.env.X) b:?(foo) c:null d:?(ObjectId("x")) e:@(os.environ["X"])}`,
		},
		{"expressions", `{"a": "x" + y, "b": c ? 1 : 2, "d": 4}`, `{a:?("x" + y) b:?(c ? 1 : 2) d:4}`},
		{"or", `{"a": process.env.X || "lit", "d": 4}`, `{a:@(process.env.X || "lit") d:4}`},
		{
			"templates", `{"a": {{ .x }}, "b": "{{ y }}", "c": ${Z}, "d": <w>, {{ more }}}`,
			`{a:?({{ .x }}) b:?({{ y }}) c:?(${Z}) d:?(<w>) {{ more }}:?()}~`,
		},
		{"instructions", "{ {% if x %} \"a\": 1 {% endif %} }", "{a:1}~"},
		{"spread", `{...more, a: 1, short}`, "{a:1 short:?()}~"},
		{"nested", `{"a": "{\"b\": [1]}"}`, `{a:"{\"b\": [1]}"->{b:[1]}}`},
		{"not nested", `{"a": "{x}", "b": "[0-9]: x", "c": "[a]"}`, `{a:?({x}) b:"[0-9]: x" c:"[a]"}`},
		{"last counts", `{"a": 1, "a": 2}`, "{a:1 a:2}"},
		{"arrows", `{'a' => 1}`, "{a:1}"},
		{"garbage", "\x00\x01{\"a\": \xff}", "?(\x00) | ?(\x01) | {a:?(\xff)}"},
	}
	for _, test := range tests {
		docs := readJSON(test.text, &builder{left: maxValues})
		if got := show(docs...); got != test.want {
			t.Errorf("%s: got  %s\nwant %s", test.name, got, test.want)
		}
		if err := sound(docs, len(test.text)); err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}

// places lists every scalar and key with the text where it stands.
func places(text string, docs []*Value) string {
	var b strings.Builder
	Walk(docs, func(p *Place) bool {
		v, key := p.Value, p.Key
		if key != nil {
			fmt.Fprintf(&b, "%s= ", text[key.Start:key.End])
		}
		if v.Scalar() {
			fmt.Fprintf(&b, "%s ", text[v.Start:v.End])
		}
		return true
	})
	return strings.TrimSpace(b.String())
}

func TestJSONPlaces(t *testing.T) {
	text := "\ufeff{'é': \"b\\n\", c: [12, ${X}], \"n\": \"{\\\"k\\\": \\\"v\\\\u00e9\\\"}\"}"
	want := `'é'= "b\n" c= 12 ${X} "n"= "{\"k\": \"v\\u00e9\"}" \"k\"= \"v\\u00e9\"`
	if got := places(text, Read("a.json", []byte(text))); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// sameJSON reports where values differ from what encoding/json makes of them.
func sameJSON(v *Value, want any, src string) error {
	var again any
	if err := json.Unmarshal([]byte(src[v.Start:v.End]), &again); err != nil {
		return fmt.Errorf("%q at its place: %w", src[v.Start:v.End], err)
	}
	if v.Partial && v.Kind == Map {
		if !slices.ContainsFunc(v.Fields, func(f Field) bool { return anyKey(f.Key) }) {
			return fmt.Errorf("%q is partial", src[v.Start:v.End])
		}
	}
	switch want := want.(type) {
	case map[string]any:
		last := map[string]*Field{}
		for i, f := range v.Fields {
			last[f.Key] = &v.Fields[i]
		}
		if v.Kind != Map || len(last) != len(want) {
			return fmt.Errorf("%s, want a map of %d", show(v), len(want))
		}
		for key, in := range want {
			f := last[key]
			var k string
			if f == nil {
				return fmt.Errorf("%s has no %q", show(v), key)
			}
			if err := json.Unmarshal([]byte(src[f.Start:f.End]), &k); err != nil || k != key {
				return fmt.Errorf("key %q stands at %q", key, src[f.Start:f.End])
			}
			if err := sameJSON(f.Value, in, src); err != nil {
				return err
			}
		}
	case []any:
		if v.Kind != List || len(v.Items) != len(want) {
			return fmt.Errorf("%s, want a list of %d", show(v), len(want))
		}
		for i, in := range want {
			if err := sameJSON(v.Items[i], in, src); err != nil {
				return err
			}
		}
	case string:
		if v.Text != want || v.Kind != String && v.Kind != Template && v.Kind != Lookup {
			return fmt.Errorf("%s, want %q", show(v), want)
		}
	case json.Number:
		if v.Text != want.String() || v.Kind != Number {
			return fmt.Errorf("%s, want %s", show(v), want)
		}
	case bool:
		if v.Kind != Bool || v.Text != fmt.Sprint(want) {
			return fmt.Errorf("%s, want %v", show(v), want)
		}
	case nil:
		if v.Kind != Null {
			return fmt.Errorf("%s, want null", show(v))
		}
	}
	return nil
}

// nesting returns how deep the brackets of a text go.
func nesting(text string) int {
	deep, most := 0, 0
	for _, c := range text {
		switch c {
		case '{', '[':
			deep++
			most = max(most, deep)
		case '}', ']':
			deep--
		}
	}
	return most
}

// againstJSON holds the reader against encoding/json, on texts that this can
// read.
func againstJSON(text string) error {
	if !json.Valid([]byte(text)) || !utf8.ValidString(text) || nesting(text) > maxDepth {
		return nil
	}
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	var want any
	if dec.Decode(&want) != nil {
		return nil
	}
	docs := readJSON(text, &builder{left: maxValues})
	if len(docs) != 1 {
		return fmt.Errorf("%d documents", len(docs))
	}
	return sameJSON(docs[0], want, text)
}

func TestJSONAgainstStandardLibrary(t *testing.T) {
	r := newRandom(1)
	for range 3000 {
		data, err := json.Marshal(r.value(4))
		if err != nil {
			t.Fatal(err)
		}
		if r.IntN(2) == 0 {
			var b bytes.Buffer
			json.Indent(&b, data, r.pick("", "\r\n", "\t"), r.pick(" ", "\t", "\n"))
			data = b.Bytes()
		}
		if err := againstJSON(string(data)); err != nil {
			t.Fatalf("%s: %v", data, err)
		}
	}
}

func FuzzJSON(f *testing.F) {
	f.Add(`{"a": [1, {"b": "\u00e9"}], 'c': ${X}} // x`)
	f.Fuzz(func(t *testing.T, text string) {
		docs := readJSON(text, &builder{left: maxValues})
		if err := sound(docs, len(text)); err != nil {
			t.Fatal(err)
		}
		if err := againstJSON(text); err != nil {
			t.Fatal(err)
		}
	})
}

func TestJSONDepth(t *testing.T) {
	for _, open := range []string{"[", `{"a":`, "[{", `{"a":[`, "{{"} {
		text := strings.Repeat(open, 100_000)
		docs := readJSON(text, &builder{left: maxValues})
		if err := sound(docs, len(text)); err != nil {
			t.Errorf("%q: %v", open, err)
		}
		deep := 0
		for v := docs[0]; ; deep++ {
			if !v.Scalar() && !v.Partial {
				t.Fatalf("%q: not partial at depth %d", open, deep)
			}
			if v.Kind == List && len(v.Items) > 0 {
				v = v.Items[0]
			} else if v.Kind == Map && len(v.Fields) > 0 {
				v = v.Fields[0].Value
			} else {
				break
			}
		}
		if deep > maxDepth {
			t.Errorf("%q: depth %d", open, deep)
		}
	}
}

func TestManyValues(t *testing.T) {
	const most = 1000
	for _, test := range []struct {
		read func(string, *builder) []*Value
		text string
	}{
		{readJSON, "[" + strings.Repeat("1,", 2*most)},
		{readJSON, "[" + strings.Repeat(`{"a":1},`, most) + "]"},
		{readYAML, "[" + strings.Repeat("1,", 2*most) + "]"},
		{readYAML, strings.Repeat("- a: 1\n", most)},
		{readYAML, "{{\n" + strings.Repeat("- a: 1\n", most)},
		{readYAML, "a: &a {" + strings.Repeat("b: 1, ", 100) + "}\n" + strings.Repeat("c:\n  <<: *a\n", 100)},
		{readYAML, "{{\na: &a {" + strings.Repeat("b: 1, ", 100) + "}\n" + strings.Repeat("c:\n  <<: *a\n", 100)},
	} {
		docs := test.read(test.text, &builder{left: most})
		n := 0
		Walk(docs, func(*Place) bool { n++; return true })
		if n > most || n < most/10 {
			t.Errorf("%.20s: %d values", test.text, n)
		}
		if !docs[len(docs)-1].Partial {
			t.Errorf("%.20s: not partial", test.text)
		}
	}
	if docs := readJSON(strings.Repeat("1 ", 2*most), &builder{left: most}); len(docs) != most {
		t.Errorf("%d documents", len(docs))
	}
}

// mutate changes a text here and there.
func mutate(r random, text string) string {
	b := []byte(text)
	for range 1 + r.IntN(4) {
		if len(b) == 0 {
			break
		}
		i := r.IntN(len(b))
		switch r.IntN(4) {
		case 0:
			b = b[:i]
		case 1:
			b = append(b[:i], b[i+1:]...)
		case 2:
			b[i] = byte(r.IntN(256))
		default:
			ins := r.pick("{", "}", "[", "]", `"`, "'", ":", ",", "\n", "  ", "- ", "{{", "}}", "|", "&a ", "*a", "!x ", "#", "\\", "\r", "\u2028")
			b = append(b[:i], append([]byte(ins), b[i:]...)...)
		}
	}
	return string(b)
}

func TestAnyBytes(t *testing.T) {
	r := newRandom(2)
	seeds := []string{
		`{"data": {"upload": {"dir_scope": ["/a"], "max": 3}, "n": "{\"x\": [1]}"}, "permissions": ["A", "B"]}`,
		"a: &x\n  - b: |\n      {\"c\": 1}\n  - 'd''e'\n  - \"f\\\n    g\"\nh: {i: [j, *x], k: 'l'}\n<<: *x\n---\nm: >-\n  n\n  o\n",
		"{{- if .x }}\na:\n  b: {{ .y }}\n  c: [1, {{ z }}]\n{{- end }}\n",
	}
	for _, name := range []string{"a.json", "a.yaml", "a.txt"} {
		for range 3000 {
			text := mutate(r, seeds[r.IntN(len(seeds))])
			if err := sound(Read(name, []byte(text)), len(text)); err != nil {
				t.Fatalf("%s %q: %v", name, text, err)
			}
		}
		for range 300 {
			b := make([]byte, r.IntN(200))
			for i := range b {
				b[i] = byte(r.Uint32())
			}
			if err := sound(Read(name, b), len(b)); err != nil {
				t.Fatalf("%s %q: %v", name, b, err)
			}
		}
	}
}

// TestCut reads a text that ends anywhere: what was whole before stays so.
func TestCut(t *testing.T) {
	text := `{"permissions": ["FILE_UPLOAD", "DIR_DELETE"], "upload": {"dir_scope": ["/a/*"], "max": 6}}`
	for _, name := range []string{"a.json", "a.yaml"} {
		for n := range len(text) {
			if n == 0 {
				continue
			}
			docs := Read(name, []byte(text[:n]))
			if len(docs) != 1 || !docs[0].Partial {
				t.Fatalf("%s cut at %d: %s", name, n, show(docs...))
			}
			if n > strings.Index(text, "]") {
				if got := strings.Join(docs[0].Get("permissions").Strings(), " "); got != "FILE_UPLOAD DIR_DELETE" {
					t.Fatalf("%s cut at %d: permissions %s", name, n, got)
				}
			}
		}
	}
}

// benchText is JSON of the kind that exports are made of.
func benchText(size int) string {
	r := rand.New(rand.NewPCG(3, 3))
	var b strings.Builder
	b.WriteByte('[')
	for b.Len() < size {
		fmt.Fprintf(&b, "\n  {\"id\": %d, \"title\": \"clip %d of \\\"reel\\\"\", \"status\": \"ACTIVE\", \"tags\": [\"a\", \"b\"], \"duration\": %.3f, \"is_online\": %t, \"settings\": {\"path\": \"/media/%d\", \"owner\": null}},",
			r.Uint32(), r.Uint32(), r.Float64()*100, r.IntN(2) == 0, r.Uint32())
	}
	return strings.TrimSuffix(b.String(), ",") + "\n]\n"
}

func BenchmarkJSON(b *testing.B) {
	text := []byte(benchText(1 << 20))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if len(Read("a.json", text)) != 1 {
			b.Fatal("not one document")
		}
	}
}

// BenchmarkHostile reads texts made to be slow. The speed of each should be
// within two orders of magnitude of the others', whatever the size.
func BenchmarkHostile(b *testing.B) {
	for _, h := range []struct{ name, file, part string }{
		{"json/objects", "a.json", "{{"},
		{"json/open comments", "a.json", "{%"},
		{"json/backslashes", "a.json", `"\`},
		{"json/nested strings", "a.json", `"{\"`},
		{"json/keys", "a.json", `{"a"`},
		{"json/operators", "a.json", `a+`},
		{"yaml/dashes", "a.yaml", "- "},
		{"yaml/flow", "a.yaml", "[{"},
		{"yaml/quotes", "a.yaml", "a: \"\n"},
		{"yaml/comments", "a.yaml", "a: 1 # b\n"},
		{"yaml/anchors", "a.yaml", "- &a [*a, *a]\n"},
		{"yaml/templates", "a.yaml", "{{ a }}\n"},
		{"yaml/questions", "a.yaml", "? "},
		{"yaml/blocks", "a.yaml", "a: |\n  b\n"},
		{"yaml/wide", "a.yaml", "é: [é, é]\n"},
		{"yaml/one line", "a.yaml", "{é: é}, "},
		{"yaml/merges", "a.yaml", "<<: {a: b}\n"},
		{"yaml/escapes", "a.yaml", "a: \"{\\\"b\\\":\n"},
	} {
		b.Run(h.name, func(b *testing.B) {
			text := []byte(strings.Repeat(h.part, (1<<20)/len(h.part)))
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Read(h.file, text)
			}
		})
	}
}
