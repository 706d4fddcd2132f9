package record

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// TestYAML reads valid texts with both readers, which must agree.
func TestYAML(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"map", "a: 1\nb: x y\n", `{a:1 b:"x y"}`},
		{"nested", "a:\n  b:\n    c: 1\n  d: 2\ne: 3\n", "{a:{b:{c:1} d:2} e:3}"},
		{"list", "- a\n- 1\n- true\n- ~\n-\n", `["a" 1 true null null]`},
		{"list of maps", "- a: 1\n  b: 2\n- c: 3\n", "[{a:1 b:2} {c:3}]"},
		{"list of lists", "- - a\n  - b\n- - c\n", `[["a" "b"] ["c"]]`},
		{"list under key", "a:\n- 1\n- 2\nb:\n  - 3\n", "{a:[1 2] b:[3]}"},
		{"empty values", "a:\nb: ''\nc: \"\"\n", `{a:null b:"" c:""}`},
		{"quotes", "a: 'it''s'\nb: \"x\\n\\u00e9\\t\\x41\"\n", `{a:"it's" b:"x\né\tA"}`},
		{"quoted keys", "'a b': 1\n\"c: d\": 2\n", "{a b:1 c: d:2}"},
		{"folded quotes", "a: \"b\n  c\n\n  d\\\n  e\"\n", `{a:"b c\nde"}`},
		{"folded plain", "a: b\n  c\n\n  d\ne: f\n", `{a:"b c\nd" e:"f"}`},
		{"comments", "# one\na: 1 # two\n  # three\nb: x#y\nc: 'z' # four\n", `{a:1 b:"x#y" c:"z"}`},
		{"literal", "a: |\n  b\n   c\n\n  d\ne: 1\n", `{a:"b\n c\n\nd\n" e:1}`},
		{"literal stripped", "a: |-\n  b\n\n", `{a:"b"}`},
		{"literal kept", "a: |+\n  b\n\nc: 1\n", `{a:"b\n\n" c:1}`},
		{"literal indented", "a: |2\n    b\n  c\n", `{a:"  b\nc\n"}`},
		{"literal empty", "a: |\nb: 1\n", `{a:"" b:1}`},
		{"folded", "a: >\n  b\n  c\n\n  d\n    e\n  f\n", `{a:"b c\nd\n  e\nf\n"}`},
		{"flow", "a: {b: 1, c: [x, 'y', \"z\", d e], f: }\ng: []\nh: {}\n", `{a:{b:1 c:["x" "y" "z" "d e"] f:null} g:[] h:{}}`},
		{"flow over lines", "a: [1,\n  2, # x\n  3]\nb: {c:\n  d}\n", `{a:[1 2 3] b:{c:"d"}}`},
		{"flow pair", "[a: 1, b]\n", `[{a:1} "b"]`},
		{"json", `{"a": {"b": [1, true, null, "c\u00e9"]}}`, `{a:{b:[1 true null "cé"]}}`},
		{"documents", "a: 1\n---\nb: 2\n...\n---\n- c\n", `{a:1} | {b:2} | ["c"]`},
		{"words behind the mark", "--- # one\na: 1\n--- {b: 2}\n", "{a:1} | {b:2}"},
		{"references", "a: {$ref: '#/b', $id: c}\n", `{a:{$ref:"#/b" $id:"c"}}`},
		{"directive", "%YAML 1.1\n---\na: 1\n", "{a:1}"},
		{"mark", "\ufeffa: 1\n", "{a:1}"},
		{"crlf", "a: 1\r\nb:\r\n  - x\r\nc: |\r\n  y\r\n  z\r\n", `{a:1 b:["x"] c:"y\nz\n"}`},
		{"anchors", "a: &x [1]\nb: *x\nc: &y z\nd: *y\n", `{a:[1] b:[1] c:"z" d:"z"}`},
		{"anchored map", "a: &x\n  b: 1\nc: *x\n", "{a:{b:1} c:{b:1}}"},
		{"merge", "a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n", "{a:{b:1 c:2} d:{b:1 c:2 c:3}}"},
		{"merges", "a: &x {b: 1}\nc: &y {b: 2, d: 3}\ne:\n  <<: [*x, *y]\n", "{a:{b:1} c:{b:2 d:3} e:{b:2 d:3 b:1}}"},
		{"tags", "a: !!str 1\nb: !vault x\nc: !Sub 'http://x'\nd: !Join [a, b]\n", `{a:"1" b:@(x) c:"http://x" d:["a" "b"]~}`},
		{"numbers", "[1, -2.5, 1e3, 0x1F, 1_000, .inf, .nan, +5, 1.2.3, 08, -]", `[1 -2.5 1e3 0x1F 1_000 .inf .nan +5 "1.2.3" 08 "-"]`},
		{"words", "[yes, no, on, True, NULL, Null, nil, none]", `["yes" "no" "on" true null null "nil" "none"]`},
		{"addresses", "a: 0.0.0.0/0\nb: ::/0\nc: 8.8.8.8\nd: http://x/y\n", `{a:"0.0.0.0/0" b:"::/0" c:"8.8.8.8" d:"http://x/y"}`},
		{"lookups", "a: ${X}\nb: '{{ y }}'\nc: ${{ secrets.Z }}\nd: <w>\n", `{a:?(${X}) b:?({{ y }}) c:@(${{ secrets.Z }}) d:?(<w>)}`},
		{"wide", "é: 日本 # ü\nü: [é, 😀]\n", `{é:"日本" ü:["é" "😀"]}`},
		{"scalar", "just words\n", `"just words"`},
		{"nested json", "a: |\n  {\"b\": [1]}\nc: '{\"d\": \"it''s\"}'\n", `{a:"{\"b\": [1]}\n"->{b:[1]} c:"{\"d\": \"it's\"}"->{d:"it's"}}`},
		{"nested by name", "data:\n  x.yaml: |\n    a:\n      - b\n  y.json: |\n    [1]\n  z.txt: |\n    a: b\n", `{data:{x.yaml:"a:\n  - b\n"->{a:["b"]} y.json:"[1]\n"->[1] z.txt:"a: b\n"}}`},
		{"folded json", "a: >-\n  {\"b\":\n  1}\n", `{a:"{\"b\": 1}"->{b:1}}`},
	}
	for _, test := range tests {
		docs := Read("a.yaml", []byte(test.text))
		if got := show(docs...); got != test.want {
			t.Errorf("%s: got  %s\nwant %s", test.name, got, test.want)
		}
		if err := sound(docs, len(test.text)); err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		loose := looseAll(test.text)
		want := test.want
		if test.name == "tags" {
			want = strings.Replace(want, `a:"1"`, "a:1", 1)
		}
		if got := show(loose...); got != want {
			t.Errorf("%s, by lines: got  %s\nwant %s", test.name, got, want)
		}
		if a, b := places(test.text, docs), places(test.text, loose); a != b && !strings.Contains(test.text, "!!") {
			t.Errorf("%s: places differ\nstrict %s\nloose  %s", test.name, a, b)
		}
		if err := sound(loose, len(test.text)); err != nil {
			t.Errorf("%s, by lines: %v", test.name, err)
		}
		if _, ok := readStrict(test.text, 0, len(test.text), &builder{left: maxValues}); !ok && len(docs) == 1 && test.name != "mark" {
			t.Errorf("%s: the strict parser gave up", test.name)
		}
	}
}

// looseAll reads a whole text by lines.
func looseAll(text string) []*Value {
	var docs []*Value
	b := &builder{left: maxValues}
	from := len(text) - len(strings.TrimPrefix(text, bom))
	for from < len(text) {
		to := nextDocument(text, from)
		docs = append(docs, readLoose(text, from, to, b)...)
		from = to
	}
	return docs
}

func TestBrings(t *testing.T) {
	for _, line := range []string{
		"{{- if .x }}", "{{ else }}", "{{- end -}}", "{% endif %}", "{%- for x in y %}", "{% endfor %}", "{{/* words */}}", "{{- /* words */ -}}",
		"{{ $x := .y }}", "{{- range $k, $v := .x }}", "{# words #}", "<% if x %>", "<% end %>", "{% set x = 1 %}", "{{ with .x }}", "<%# words %>",
	} {
		if !instruction(line) || brings(line) {
			t.Errorf("%s puts something into the text", line)
		}
	}
	for _, line := range []string{
		`{{ include "x" . }}`, "{{ .Values.x }}", "{{- toYaml .x | nindent 2 }}", "{% include 'x' %}", "{{ endpoint }}", "{{ format(x) }}", "{{ $x }}", "<%= x %>", "{{ settings }}",
	} {
		if !instruction(line) || !brings(line) {
			t.Errorf("%s puts nothing into the text", line)
		}
	}
	for _, line := range []string{"{{ a }}: b", "a: {{ b }}", "{{ a", "{a}", "- {{ a }}"} {
		if instruction(line) {
			t.Errorf("%s is nothing but a template's", line)
		}
	}
}

// TestBrokenYAML reads what the strict parser does not.
func TestBrokenYAML(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{
			"helm", "{{- if .Values.on }}\na:\n  b: {{ .Values.b }}\n  c: \"{{ .Values.c }}/x\"\n  {{- if .x }}\n  d: 1\n  {{- end }}\n{{- end }}\n",
			`{a:{b:?({{ .Values.b }}) c:"{{ .Values.c }}/x" d:1}}`,
		},
		{
			"included", "a:\n  b: 1\n  {{- include \"x\" . | nindent 2 }}\nc:\n  d: 2\n{{ e }}: f\n",
			`{a:{b:1}~ c:{d:2} {{ e }}:"f"}~`,
		},
		{"included first", "{{ include \"x\" . }}\na:\n  b: 1\n", `{a:{b:1}}~`},
		{
			"jinja", "a:\n{% for x in y %}\n  - {{ x }}\n{% endfor %}\nb: {{ z | default('q') }}\n",
			`{a:[?({{ x }})] b:?({{ z | default('q') }})}`,
		},
		{"cut in quotes", "a: 1\nb: \"c", `{a:1 b:"\"c"}~`},
		{"cut in a flow", "a: 1\nb: [c, d", `{a:1 b:["c" "d"]~}~`},
		{"cut behind a colon", "a: 1\nb:", `{a:1 b:null}`},
		{"tabs", "a:\n\tb: 1\n\tc: 2\n", "{a:{b:1 c:2}}"},
		{"quotes not closed", "a: \"b\nc: 'd\ne: 1\n", `{a:"\"b" c:"'d" e:1}~`},
		{"colon in plain", "a: b: c\nd: 1\n", `{a:"b: c" d:1}`},
		{"dedent", "a:\n    b: 1\n  c: 2\nd: 3\n", "{a:{b:1 c:2}~ d:3}~"},
		{"garbage between", "a: 1\n}}}\nb: 2\n", `{a:1 b:2}~`},
		{"unknown anchor", "a: *b\nc: 1\n", "{a:@(*b) c:1}"},
		{"behind quotes", "a: \"b\" c\nd: 1\n", `{a:"\"b\" c" d:1}`},
		{"one document of two", "a: [\n---\nb: 1\n", "{a:[]~}~ | {b:1}"},
		{"list in map", "a: 1\n- b\nc: 2\n", "{a:1} | [\"b\"] | {c:2}"},
		{"nul", "a: \x00\nb: 1\n", "{a:\"\\x00\" b:1}"},
	}
	for _, test := range tests {
		docs := Read("a.yaml", []byte(test.text))
		if got := show(docs...); got != test.want {
			t.Errorf("%s: got  %s\nwant %s", test.name, got, test.want)
		}
		if err := sound(docs, len(test.text)); err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}

func TestYAMLPlaces(t *testing.T) {
	text := "\ufeff# é\nü: &a \"é\"\n'b': [x,  *a]\nc: |\n    {\"k\":\n     \"v\"}\nd: >-\n  e\n  f\ng:\n"
	want := `ü= "é" 'b'= x c= |` + "\n    {\"k\":\n     \"v\"} \"k\"= \"v\" d= >-\n  e\n  f g="
	for name, docs := range map[string][]*Value{"strict": Read("a.yaml", []byte(text)), "loose": looseAll(text)} {
		if got := places(text, docs); got != want {
			t.Errorf("%s: got  %q\nwant %q", name, got, want)
		}
	}
}

func TestAliasBomb(t *testing.T) {
	var b strings.Builder
	b.WriteString("a0: &a0 [x]\n")
	for i := range 60 {
		fmt.Fprintf(&b, "a%d: &a%d [%s*a%d]\n", i+1, i+1, strings.Repeat(fmt.Sprintf("*a%d, ", i), 9), i)
	}
	b.WriteString("m0: &m0 {k: 1, l: 2}\n")
	for i := range 40 {
		fmt.Fprintf(&b, "m%d: &m%d\n  <<: [*m%d, *m%d]\n", i+1, i+1, i, i)
	}
	for name, text := range map[string]string{"strict": b.String(), "loose": "{{ x }}\n" + b.String()} {
		docs := Read("a.yaml", []byte(text))
		n := 0
		Walk(docs, func(p *Place) bool {
			n++
			p.Value.Strings()
			return true
		})
		if n < 100 || n > 2000 {
			t.Errorf("%s: %d values", name, n)
		}
	}
}

func TestCyclicAlias(t *testing.T) {
	for _, text := range []string{"&a [*a]", "&a {b: *a}", "a: &x\n  b: *x\n", "{{ x }}\n&a\nb: *a\n"} {
		docs := Read("a.yaml", []byte(text))
		if got := show(docs...); !strings.Contains(got, "@(*") {
			t.Errorf("%q: %s", text, got)
		}
	}
}

// againstYAML holds the reader by lines against the strict parser, on texts
// that this can read.
func againstYAML(text string) error {
	strict, ok := readStrict(text, 0, len(text), &builder{left: maxValues})
	if !ok || strict == nil {
		return nil
	}
	loose := readLoose(text, 0, len(text), &builder{left: maxValues})
	if a, b := show(strict), show(loose...); a != b {
		return fmt.Errorf("strict %s\nloose  %s", a, b)
	}
	if a, b := places(text, []*Value{strict}), places(text, loose); a != b {
		return fmt.Errorf("places: strict %s\nloose  %s", a, b)
	}
	return nil
}

// againstPlain holds what is read by lines because it is plain enough against
// the strict parser, on texts that this can read. It reports whether the text
// was plain.
func againstPlain(text string) (bool, error) {
	plain, ok := readPlain(text, 0, len(text), &builder{left: maxValues})
	if !ok {
		return false, nil
	}
	strict, ok := readStrict(text, 0, len(text), &builder{left: maxValues})
	if !ok {
		return true, nil
	}
	if (plain == nil) != (strict == nil) {
		return true, fmt.Errorf("plain %v, strict %v", plain, strict)
	} else if plain == nil {
		return true, nil
	}
	if a, b := show(strict), show(plain); a != b {
		return true, fmt.Errorf("strict %s\nplain  %s", a, b)
	}
	if a, b := places(text, []*Value{strict}), places(text, []*Value{plain}); a != b {
		return true, fmt.Errorf("places: strict %s\nplain  %s", a, b)
	}
	return true, nil
}

// restyle gives the nodes of a document other ways to be written.
func restyle(r random, n *yaml.Node) {
	for _, in := range n.Content {
		restyle(r, in)
	}
	switch n.Kind {
	case yaml.MappingNode, yaml.SequenceNode:
		if r.IntN(4) == 0 {
			n.Style = yaml.FlowStyle
		}
	case yaml.ScalarNode:
		if n.Tag == "!!str" && r.IntN(3) == 0 {
			styles := []yaml.Style{yaml.DoubleQuotedStyle, yaml.SingleQuotedStyle, yaml.LiteralStyle, yaml.FoldedStyle}
			n.Style = styles[r.IntN(len(styles))]
			if n.Style == yaml.SingleQuotedStyle && strings.Contains(n.Value, "\n") {
				// It would be written with lines that are not indented.
				n.Style = yaml.DoubleQuotedStyle
			}
		}
	}
}

// TestLooseAgainstStrict holds the reader by lines against the strict parser on
// what the strict writer writes.
func TestLooseAgainstStrict(t *testing.T) {
	r := newRandom(4)
	tried := 0
	for range 2000 {
		var n yaml.Node
		if n.Encode(r.value(3)) != nil {
			continue
		}
		restyle(r, &n)
		data, err := yaml.Marshal(&n)
		if err != nil || strings.Contains(string(data), "? ") || strings.Contains(string(data), "!!") {
			continue
		}
		if n.Kind == yaml.ScalarNode {
			continue
		}
		tried++
		if err := againstYAML(string(data)); err != nil {
			t.Fatalf("%s\n%v", data, err)
		}
	}
	if tried < 500 {
		t.Errorf("only %d texts tried", tried)
	}
}

// TestRealYAML holds the readers against each other on files as people write
// them.
func TestRealYAML(t *testing.T) {
	files, err := filepath.Glob("testdata/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		for from := 0; from < len(text); {
			to := nextDocument(text, from)
			if err := againstYAML(text[from:to]); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			from = to
		}
	}
}

// sameYAML compares the strict reading with what the parser itself decodes.
func sameYAML(text string) error {
	var want any
	if yaml.Unmarshal([]byte(text), &want) != nil || strings.Contains(text, "{{") {
		return nil
	}
	v, ok := readStrict(text, 0, len(text), &builder{left: maxValues})
	if !ok || v == nil {
		return nil
	}
	return sameDecoded(v, want)
}

func sameDecoded(v *Value, want any) error {
	switch want := want.(type) {
	case map[string]any:
		last := map[string]*Value{}
		for _, f := range v.Fields {
			last[f.Key] = f.Value
		}
		if v.Kind != Map || len(last) != len(want) {
			return fmt.Errorf("%s, want a map of %d", show(v), len(want))
		}
		for key, in := range want {
			if last[key] == nil {
				return fmt.Errorf("%s has no %q", show(v), key)
			}
			if err := sameDecoded(last[key], in); err != nil {
				return err
			}
		}
	case []any:
		if v.Kind != List || len(v.Items) != len(want) {
			return fmt.Errorf("%s, want a list of %d", show(v), len(want))
		}
		for i, in := range want {
			if err := sameDecoded(v.Items[i], in); err != nil {
				return err
			}
		}
	case string:
		if v.Text != want && v.Kind != Lookup {
			return fmt.Errorf("%s, want %q", show(v), want)
		}
	case int:
		// What begins with 0 is octal in some versions of YAML.
		if v.Text == fmt.Sprint(want) && v.Kind != Number {
			return fmt.Errorf("%s, want %d", show(v), want)
		}
	}
	return nil
}

func FuzzYAML(f *testing.F) {
	f.Add("a: &x [1, *x]\nb: |\n  {\"c\": 1}\n<<: *x\n--- \n- 'd'\n")
	f.Add("{{ if x }}\na: {{ b }}\n")
	f.Fuzz(func(t *testing.T, text string) {
		docs := readYAML(text, &builder{left: maxValues})
		if err := sound(docs, len(text)); err != nil {
			t.Fatal(err)
		}
		if err := sound(looseAll(text), len(text)); err != nil {
			t.Fatal(err)
		}
		if err := sameYAML(text); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkYAML(b *testing.B) {
	part := "service%d:\n  name: media\n  labels: {app: media, tier: backend}\n  retries: 3\n  endpoint: \"https://api.example.com/v1\"\n  paths:\n    - /a/b\n    - '/c/d'\n"
	var text strings.Builder
	for i := range 4000 {
		fmt.Fprintf(&text, part, i)
	}
	for name, head := range map[string]string{"plain": "", "strict": "zero: &x 0\n", "loose": "{{ x }}\n"} {
		b.Run(name, func(b *testing.B) {
			data := []byte(head + text.String())
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if len(Read("a.yaml", data)) != 1 {
					b.Fatal("not one document")
				}
			}
		})
	}
}

// TestPlainAgainstStrict changes texts at random, and reads what stays plain
// and valid with the strict parser as well.
func TestPlainAgainstStrict(t *testing.T) {
	var texts []string
	files, _ := filepath.Glob("testdata/*.yaml")
	for _, f := range corpusFiles(t)["yaml"] {
		files = append(files, f.name)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		for from := 0; from < len(text); {
			to := nextDocument(text, from)
			texts = append(texts, text[from:to])
			from = to
		}
	}
	r := newRandom(7)
	plain, all, wrong := 0, 0, 0
	try := func(text string) {
		ok, err := againstPlain(text)
		if all++; ok {
			plain++
		}
		if err != nil {
			wrong++
			t.Errorf("%q\n%v", text, err)
		}
	}
	for _, text := range texts {
		try(text)
	}
	t.Logf("%d of %d documents are plain", plain, all)
	plain, all = 0, 0
	pieces := []string{" ", "  ", "\n", "\n  ", "-", "- ", ":", ": ", "#", " #", "'", `"`, "[", "]", "{", "}", ",", "|", ">", "a", "\\", "&", "!", "*", "?", "%", "0", "~", "\r\n", "é"}
	for i := 0; i < 4000 && wrong < 8; i++ {
		text := texts[r.IntN(len(texts))]
		if len(text) > 4000 {
			text = text[:4000]
		}
		for range 1 + r.IntN(3) {
			at := r.IntN(len(text) + 1)
			cut := min(len(text), at+r.IntN(3)*r.IntN(4))
			text = text[:at] + pieces[r.IntN(len(pieces))] + text[cut:]
		}
		try(text)
	}
	t.Logf("%d of %d changed documents are plain", plain, all)
}
