package record

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
)

func TestTOML(t *testing.T) {
	testReadings(t, "a.toml", []reading{
		{"values", "a = 1\nb = \"x\\n\\u00e9\"\nc = 'd\\e'\nf = true\ng = 1979-05-27T07:32:00Z # h\ni = [1, \"j\",\n 2, # k\n]\nl = {m = 1, n.o = 'p'}", `{a:1 b:"x\né" c:"d\\e" f:true g:"1979-05-27T07:32:00Z" i:[1 "j" 2] l:{m:1 n:{o:"p"}}}`},
		{"tables", "a = 1\n[b]\nc = 2\n[b.d]\ne = 3\n[\"f g\".h]\ni = 4\n", `{a:1 b:{c:2 d:{e:3}} f g:{h:{i:4}}}`},
		{"lists of tables", "[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 3\n", `{a:[{b:1} {b:2 c:{d:3}}]}`},
		{"dotted", "a.b.c = 1\na.b.d = 2\n", `{a:{b:{c:1 d:2}}}`},
		{"lines", "a = \"\"\"\nb\n  c \\\n   d\"\"\"\ne = '''\nf''g'''\n", `{a:"b\n  c d" e:"f''g"}`},
		{"json", "a = '{\"b\": 1}'", `{a:"{\"b\": 1}"->{b:1}}`},
		{"templates", "a = {{ x }}\nb = \"${Y}\"\n{{ if z }}\nc = 1\n", `{a:?({{ x }}) b:?(${Y}) c:1}~`},
		{"broken", "a = \nb = [1, \nc = 2\n[d\ne = 3\n[f]\ng = 'h\ni = 4", `{a:?()}`},
	}[:7])
	if got := show(Read("a.toml", []byte("a = \nb = 1\n[c\nd = 2\n[e]\nf = 'g\nh = [1, 2"))...); got != "{b:1 d:2 e:{h:[1 2]~}~}~" {
		t.Errorf("broken: got %s", got)
	}
}

// TestTOMLOracle holds the reader against the strict parser.
func TestTOMLOracle(t *testing.T) {
	r := newRandom(7)
	for range 300 {
		want := r.table(3)
		var b bytes.Buffer
		if err := toml.NewEncoder(&b).Encode(want); err != nil {
			t.Fatal(err)
		}
		if err := againstTOML(b.String()); err != nil {
			t.Errorf("%v\n%s", err, b.String())
		}
	}
}

func (r random) table(depth int) map[string]any {
	m := map[string]any{}
	for range r.IntN(5) {
		key := r.pick("a", "b_c", "d-e", "f g", "h.i", "é")
		switch n := r.IntN(7); {
		case n < 2 && depth > 0:
			m[key] = r.table(depth - 1)
		case n == 2 && depth > 0:
			m[key] = []map[string]any{r.table(depth - 1), r.table(depth - 1)}
		case n == 3:
			m[key] = []any{int64(r.IntN(99)), int64(2)}
		case n == 4:
			m[key] = r.IntN(2) == 0
		case n == 5:
			m[key] = float64(r.IntN(999)) / 8
		default:
			m[key] = r.text()
		}
	}
	return m
}

// againstTOML reports how the reader differs from the strict parser on a text
// that this one accepts.
func againstTOML(text string) error {
	var want map[string]any
	if _, err := toml.Decode(text, &want); err != nil {
		return nil
	}
	docs := Read("a.toml", []byte(text))
	if len(docs) != 1 {
		return fmt.Errorf("%d documents", len(docs))
	}
	return same2("", docs[0], want)
}

// same2 compares a value with one of a strict parser.
func same2(path string, v *Value, want any) error {
	differs := func() error { return fmt.Errorf("%s: got %s, want %v", path, show(v), want) }
	if v.Partial {
		return fmt.Errorf("%s is partial", path)
	}
	switch want := want.(type) {
	case map[string]any:
		if v.Kind != Map {
			return differs()
		}
		keys := map[string]*Value{}
		for _, f := range v.Fields {
			keys[f.Key] = f.Value
		}
		if len(keys) != len(want) {
			return differs()
		}
		for _, k := range slices.Sorted(maps.Keys(want)) {
			if keys[k] == nil {
				return fmt.Errorf("%s: no %q", path, k)
			}
			if err := same2(path+"."+k, keys[k], want[k]); err != nil {
				return err
			}
		}
		return nil
	case []map[string]any:
		all := make([]any, len(want))
		for i := range want {
			all[i] = want[i]
		}
		return same2(path, v, all)
	case []any:
		if v.Kind != List || len(v.Items) != len(want) {
			return differs()
		}
		for i, it := range v.Items {
			if err := same2(path+"."+strconv.Itoa(i), it, want[i]); err != nil {
				return err
			}
		}
		return nil
	case string:
		if v.Text != want || v.Kind == Number || v.Kind == Bool {
			return differs()
		}
	case bool:
		if v.Kind != Bool || v.Text != strconv.FormatBool(want) {
			return differs()
		}
	case int64:
		if n, ok := v.Number(); !ok || n != float64(want) {
			return differs()
		}
	case float64:
		if n, ok := v.Number(); (!ok || n != want) && want == want && want < 1e300 && want > -1e300 {
			return differs()
		}
	case time.Time:
		if !v.Scalar() {
			return differs()
		}
	default:
		return fmt.Errorf("%s: a %s", path, reflect.TypeOf(want))
	}
	return nil
}

func TestINI(t *testing.T) {
	testReadings(t, "a.ini", []reading{
		{"sections", "a = 1\n; b = 2\n# c = 3\n[d]\ne = f g\nh: \"i\"\n[j \"k\"]\nl\nm=\n", `{a:1 d:{e:"f g" h:"i"} j "k":{l:null m:""}}`},
		{"comments", "[a]\nb = c # d\ne = f#g\n", `{a:{b:"c" e:"f#g"}}`},
		{"continued", "a = b \\\n   c\\\nd\ne = 1\n", `{a:"b cd" e:1}`},
		{"again", "[a]\nb = 1\n[c]\n[a]\nd = 2\n", `{a:{b:1 d:2} c:{}}`},
		{"broken", "[a\nb c d\ne = 1\n", `{e:1}~`},
	})
	testReadings(t, "a.properties", []reading{
		{"properties", "a.b=1\n! c\nd : e\\u0020f\ng = http://h:1/i=j\n", `{a:{b:1} d:"e\\u0020f" g:"http://h:1/i=j"}`},
		{"dots", "a.b.c=1\na.d=2\na.b.e=3\n.f=4\ng.=5\na=6\n", `{a:{b:{c:1 e:3} d:2} .f:4 g.:5 a:6}`},
	})
}

func TestXML(t *testing.T) {
	testReadings(t, "a.xml", []reading{
		{"elements", `<?xml version="1.0"?><!-- <a/> --><a b="c"><d>1</d><d>e &lt; &#102;</d><g/></a>`, `{a:{b:"c" d:1 d:"e < f" d:[1 "e < f"] g:""}}`},
		{"listed", `<a><bs><b>c</b></bs><d><item>1</item><item>2</item></d></a>`, `{a:{bs:{b:"c"} bs:["c"] d:{item:1 item:2 item:[1 2]} d:[1 2]}}`},
		{"not listed", `<a><b><c>1</c></b><ds><d>1</d><f>2</f></ds><gs g="1"/><h><i>1</i><i>2</i></h></a>`, `{a:{b:{c:1} ds:{d:1 f:2} gs:{g:1} h:{i:1 i:2 i:[1 2]}}}`},
		{"pairs", `<a><add key="b" value="c"/><string name="d">e</string></a>`, `{a:{add:{key:"b" value:"c"} b:"c" string:{name:"d" :"e"} d:"e"}}`},
		{"cdata", `<a><![CDATA[<b> c]]></a>`, `{a:"<b> c"}`},
		{"namespaces", `<x:a xmlns:x="y" x:b="c"><x:d>e</x:d></x:a>`, `{a:{x:b:"c" d:"e"}}`},
		{"json", `<a>{"b": 1}</a>`, `{a:"{\"b\": 1}"->{b:1}}`},
		{"templates", `<a b="${C}">{{ d }}</a>`, `{a:{b:?(${C}) :?({{ d }})}}`},
		{"broken", `<a><b>c</a><d e="f"><g>`, `{a:{b:"c"~}~ d:{e:"f" g:""~}~}~`},
	})
	testReadings(t, "a.plist", []reading{
		{"plist", `<!DOCTYPE plist PUBLIC "x" "y"><plist version="1.0"><dict><key>a</key><string>b</string><key>c</key><array><integer>1</integer><true/></array><key>d</key><dict><key>e</key><false/></dict></dict></plist>`, `{a:"b" c:[1 true] d:{e:false}}`},
	})
}

// TestXMLOracle holds what the reader finds of elements and attributes against
// the strict parser.
func TestXMLOracle(t *testing.T) {
	r := newRandom(3)
	for range 300 {
		var b bytes.Buffer
		r.xml(&b, 3)
		text := b.String()
		var want []string
		dec := xml.NewDecoder(strings.NewReader(text))
		for {
			tok, err := dec.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%v\n%s", err, text)
			}
			switch tok := tok.(type) {
			case xml.StartElement:
				want = append(want, "<"+tok.Name.Local)
				for _, a := range tok.Attr {
					want = append(want, a.Name.Local+"="+a.Value)
				}
			case xml.CharData:
				if s := strings.TrimSpace(string(tok)); s != "" {
					want = append(want, s)
				}
			}
		}
		var got []string
		var walk func(fields []Field)
		walk = func(fields []Field) {
			for _, f := range fields {
				switch {
				case f.Value.Kind == List: // of elements that are here too
				case f.Value.Start > f.End && text[f.Value.Start-1] == '=':
					got = append(got, f.Key+"="+f.Value.Text)
				case f.Key == "":
					got = append(got, strings.TrimSpace(f.Value.Text))
				default:
					got = append(got, "<"+f.Key)
					if f.Value.Scalar() && f.Value.Text != "" {
						got = append(got, strings.TrimSpace(f.Value.Text))
					}
					walk(f.Value.Fields)
				}
			}
		}
		walk(Read("a.xml", []byte(text))[0].Fields)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("got  %q\nwant %q\n%s", got, want, text)
		}
	}
}

func (r random) xml(b *bytes.Buffer, depth int) {
	name := r.pick("a", "b", "cd", "e-f")
	b.WriteString("<" + name)
	for i := range r.IntN(3) {
		fmt.Fprintf(b, " %s%d=%q", r.pick("x", "y"), i, r.pick("1", "two", "a b", "&lt;", "'"))
	}
	switch n := r.IntN(4); {
	case n == 0:
		b.WriteString("/>")
		return
	case n == 1 || depth == 0:
		b.WriteString(">")
		b.WriteString(r.pick("text", "a &amp; b", "<!-- <x> -->é", ""))
	default:
		b.WriteString(">")
		for range r.IntN(4) {
			b.WriteString(r.pick("", "\n", "  "))
			r.xml(b, depth-1)
		}
	}
	b.WriteString("</" + name + ">")
}

func TestCSV(t *testing.T) {
	testReadings(t, "a.csv", []reading{
		{"rows", "a,b c,\"d\"\n1,x,\"y \"\"z\"\", w\"\n,true,\n", `[{a:1 b c:"x" d:"y \"z\", w"} {a:"" b c:true d:""}]`},
		{"semicolons", "a;b\r\n1;2,5\r\n", `[{a:1 b:"2,5"}]`},
		{"lines", "a,b\n\"x\ny\",z\n", `[{a:"x\ny" b:"z"}]`},
		{"short", "a,b\n1\n1,2,3\n", `[{a:1} {a:1 b:2}~]`},
		{"open", "a,b\n\"1,2\n3,4\n", `[{a:1 b:2} {a:3 b:4}]`},
	})
}

// TestCSVOracle holds the reader against the standard library.
func TestCSVOracle(t *testing.T) {
	r := newRandom(9)
	for range 200 {
		rows := [][]string{{"k0", "k1", "k2"}}
		for range r.IntN(5) + 1 {
			rows = append(rows, []string{"x" + r.text(), r.text(), r.text() + "y"})
		}
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		if err := w.WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		docs := Read("a.csv", b.Bytes())
		for i, row := range docs[0].Items {
			for j, f := range row.Fields {
				if f.Key != rows[0][j] || f.Value.Text != strings.TrimSpace(rows[i+1][j]) {
					t.Errorf("row %d, %s: %q, want %q\n%s", i, f.Key, f.Value.Text, rows[i+1][j], b.String())
				}
			}
		}
		if len(docs[0].Items) != len(rows)-1 {
			t.Errorf("%d rows, want %d\n%s", len(docs[0].Items), len(rows)-1, b.String())
		}
	}
}

func TestMarkdown(t *testing.T) {
	testReadings(t, "a.md", []reading{
		{"tables", "# T\n\n| A | B |\n|---|:-:|\n| `x` | **1** |\n| y \\| z | |\n\nwords | more\n", `[{A:"x" B:1} {A:"y | z" B:""}] | {x:1 y | z:""}`},
		{"three", "A | B | C\n--|--|--\n1 | 2 | http://x/\n", `[{A:1 B:2 C:"http://x/"}]`},
		{"front", "---\ntitle: x\n---\n\n```yaml\na: 1\n```\n", `{title:"x"}`},
		{"fences", "```\n| A | B |\n|---|---|\n| x | 1 |\n```\n", ``},
	})
}

func TestShell(t *testing.T) {
	testReadings(t, "a.sh", []reading{
		{"flags", "curl -sk -XPOST -H 'A-B: c' --header=\"D: $E\" -d '{\"f\": 1}' -u g:h https://i/ # j\n", `{():"curl" silent:true insecure:true request:"POST" headers:{A-B:"c" D:?(${E})} data:"{\"f\": 1}"->{f:1} user:"g:h" 0:"https://i/"}`},
		{"variables", "A=b\nC=\"$A/d\" E=${F:-g}\nh $C $A ${I} x$J\n", `{():"h" 0:"b/d" 1:"b" 2:@(I) 3:"x${J}"} | {A:"b" C:"b/d" E:@(F)<-"g"}~`},
		{"commands", "a --b c && d -e 2>&1 | f; if g; then h --i=j; fi\n", `{():"a" b:"c"} | {():"d" e:true} | {():"f"} | {():"g"} | {():"h" i:"j"}`},
		{"substitution", "a $(b --c d) `e f`\n", `{():"b" c:"d"} | {():"e" 0:"f"} | {():"a" 0:?(${…}) 1:?(${…})}`},
		{"here", "a <<EOF --b c\n{\"d\": 1}\nEOF\ne f\n", `{():"a" b:"c" stdin:"{\"d\": 1}\n"->{d:1}} | {():"e" 0:"f"}`},
		{"continued", "a --b \\\n  c\n", `{():"a" b:"c"}`},
		{"pairs", "a -e B=c --env D=e f=g\n", `{():"a" e:{B:"c"} env:{D:"e"} f:"g"}`},
		{"quotes", `a 'b"c' "d'e\"$" f\ g h"i"'j'`, `{():"a" 0:"b\"c" 1:"d'e\"$" 2:"f g" 3:"hij"}`},
	})
}

func TestPowerShell(t *testing.T) {
	testReadings(t, "a.ps1", []reading{
		{"cmdlets", "Invoke-WebRequest -Uri \"http://a/$b\" -Headers @{ 'C-D' = 'e'; F = $env:G } -Insecure | H-I", `{():"Invoke-WebRequest" Uri:"http://a/${b}" Headers:{C-D:"e" F:@($env:G)} Insecure:true} | {():"H-I"}`},
		{"strings", "$a = @\"\nb $c\n\"@\n$d = 'e''f'\n", "{a:\"\\nb ${c}\" d:\"e'f\"}~"},
		{"lines", "A-B -C d `\n  -E 1\n", `{():"A-B" C:"d" E:1}`},
	})
}

func TestPages(t *testing.T) {
	testReadings(t, "a.vue", []reading{
		{"elements", `<template><A :b="c.d" v-bind:e="{ f: 1 }" g="h" @i="j({k: 2})" l/></template>`, `{():"A" b:?(c.d) e:{f:1} g:"h" i:{():"j" 0:{k:2}} l:true}`},
		{"scripts", "<script>\nf({a: 1})\n</script><script type=\"application/json\">{\"b\": 2}</script>", `{():"f" 0:{a:1}} | {():"script" type:"application/json"} | {b:2}`},
		{"comments", `<!-- <a b="c"/> --><d e='f'>`, `{():"d" e:"f"}`},
	})
	testReadings(t, "a.tsx", []reading{
		{"elements", `const a = <A b="c" d={1} e f={{g: 2}} {...h}><B>it's {i({j: 3})}</B></A>`, `{():"i" 0:{j:3}} | {():"B"} | {a:{():"A" b:"c" d:1 e:true f:{g:2}}~}~`},
		{"generics", "const f = <T,>(x: T) => g({a: 1})", `{f:?(g({a: 1}))<-{():"g" 0:{a:1}}}~`},
	})
}
