package record

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

// hostile are texts that cost a careless reader time that grows faster than
// they do: what is repeated, by the name of the file. What stands before a "»"
// comes once before that, and what stands behind a "…" is repeated as often behind
// all of the first.
var hostile = map[string][]string{
	"a.js":         {"(", "[", "{", "{a:", "f(", "a.b(", "a.b().", "`${", "/[", "<a ", "<a>", "a%d.b = 1;\n", "a.b = 1;\n", "a = {};a.b%d = 1;\n", "a%d = 1;\n", "'", "`", "/*", "?:", "=>", "a<", "x ? ", "{{", "b%d: ", "a[", "f(a, ", "-", "function f(", "class A {", "type A = ", "(a=1)!d(b)?:1,", "f():", "f():{", "c ? f():x;", "`${\n", "f(a)\n!(["},
	"a.go":         {"[", "[[ ", "/[", "<![CDATA[", "[]a{"},
	"a.py":         {"f'{", "def f(", "lambda ", "\"\"\"", "f(a=", "'a' ", "'a' % (", "def f%d():\n ", "{**", "a=", "- ,", "a= b: ", "f'{\n"},
	"a.rb":         {"%w[", "<<~A\n", ":a ", "a b: ", "f a, ", "#{", "\"#{", "|a|", "def a\n", "<<A,", "<<~A ", "f(<<A, <<B)\n", "{…<<-A\n", "<<A;…x = \"y\"\n", "?<<~A)", "a b …<<A,"},
	"a.rs":         {"'a", "r#\"", "b\"", "f!{", "#[", "A{a:", "::<", "(", "[", "{", "/*", "r##\"", "b'", "|a| ", "a::", ".a()", "<a>", "a!(", "format!(\"{}\", ", "match a {", "let a%d = 1;\n", "println!(\"{a%d}\");\n", "a#[a]]…||, */"},
	"a.cs":         {"new A{", "$\"{", "@\"", "a<b>", "a? ", "1.2…3a", "string.Format(\"»{0}…\n,a", "string.Format(\"»{a%d}…\n,a%d: b"},
	"a.php":        {"<?php ", "?>", "<<<A\n", "\"{$a", "$a['", "array(", "<<<A ", "<<<A;…x\n"},
	"a.dart":       {"(", "[", "{", "'${", "'$a", "\"${", "'''", "\"\"\"", "r'", "/*", "..a(", ".a()", "<a>", "a<", "? ", "=> ", "a%d = 1;\n", "{'a': ", "case a: ", "const ", "'$a%d' ", "a(b: ", "f('${h}", "a%d: 'b', "},
	"a.swift":      {"(", "[", "{", "\"\\(", "\"\"\"", "#\"", "##\"", "/*", ".a(", ".a()", "<a>", "??", "-> ", "let a%d = 1\n", "[\"a\": ", "case .a: ", "#if a\n", "@a", "{ $0 ", "??\"\\(a…#\"inout ]", "a%d: \"b\", ", "print(\"\\(a%d)\")\n\\(["},
	"a.html":       {"<", "<a>", "<a ", "<a <a ", "<a b='", "<a b=\"", "<a onclick=\"a(", "<a data-a='{\"a\":", "<!--", "<script>", "<script>a = {", "<style>", "{{", "&", "<![CDATA[", "<?", "<pre>", "<meta name=\"a%d\" content=\"b\">\n", "</a>", "<a>a=\"b\" /*…<a>`a%d=\"c\" "},
	"a.ps1":        {"A-B -C ", "@{", "@\"", "$(", "\"$(", "(", "{", "[", "@(", "\"", "'", "@'\n", "@\"\n", "<#", "`", "|", "-a ", "${", "$a%d = 1\n", "$a.b = ", "[a]", "[a]…$env:A", "-eq ", "2>&1 ", "switch (a) {", "Write-Host \"$a%d\"\n"},
	"a.sh":         {"$(", "`", "\"$(", "<<A\n", ";<<A@", "-H a:b ", "curl -H a:b ", "${", "a=b ", "\"", "a%d=$a;"},
	"a.tf":         {"a {", "a = [", "a = <<A\n", "\"", "a \"", "${", "\"${", "a%d = 1\n"},
	".env":         {"A='\n", "A=\"b", "A%d=1\n", "A=\"\\", "${", "A=${A", "A=${A%d}\n", "$(", "A='", "`", "A=${A:-${", "${A#[A%d=b\n… A=", "A=\"${A}\n", "\\\n", "#", "export "},
	"a.ini":        {"[a%d]\n", "a=\\\n", "[", "a", "[a \"", "a=b\n  c\n", "a=b\n", "a%d=b\n", "a=\"", "%(", "${", "a.b=1\n", "a[]=1\n", "[a]\n${:", "=", ";", "[a]\n…a=b\n"},
	"a.toml":       {"[a%d]\n", "[[a%d]]\n", "a=[", "a={", "a=\"\"\"\n", "a.", "a%d.b=1\n", "[a.b%d]\n"},
	"a.xml":        {"<a>", "<a", "<a b='", "</a>", "<![CDATA[", "&", "<!--", "<a>b</a>", "<key>a</key>"},
	"a.vue":        {"<script>", "<script></script>", "<a :b='", "<a :b=\"c(", "<!--", "<", "<a b={", "<a>", "<a ", "<a <a ", "{{", "&", "<template>", "<textarea>", "<pre>", "<a a%d=\"b\">", "&<textarea><a …@b='", "<script>const a = {"},
	"a.csv":        {"\"", "a,", "\"a\n", "\"\"", "a,…a\n", "a%d,…a,b\n", ",,", "\"a\",…\"a\n"},
	"a.md":         {"|a|\n|-|\n", "|", "```\n", "|`", "|a…|b|\n"},
	"a.yaml":       {"{", "{{", "- run: |\n   a -b c\n", "- A=b\n", "- {name: a, value: b}\n", "\"\n", "'a\n", "- A=b\n'", "a: \"b\n", "- \"a\n", "\r", "\r\n\"", "a: |\n", "run: |\n? a\n", "? >\n\n", "&a a: |\n\n", "--- a\n", "...\n", "|\n...\n", "a: &a b\nrun: |\n", "x: &x%d b\ny: {<<: *x%[1]d}\n", "[a, ", "{a: ", "- - ", "a:\n", "{% if %}\n", "a%d: {b: \"c\"}\n"},
	"a.json":       {"{\"a\":", "[", "\"\\", "{\"name\":\"a%d\",\"value\":\"b\"},", "\"{\\\"a\\\":1}\",", "{}\n", "/*", "\"a\":1,"},
	"a.properties": {"a%d=${a}\n", "a\\\n", "${a", "\\", "\\u", "\"\\u00\n", "a=${a\n", "a.b.", "=", "#\n", "a=b\\\n", "a%d=${a%[1]d}\n…}a%[1]d=b\n", "${a:${"},
	"a.http":       {"GET /a\nA: b\n\n{}\n###\n", "{{a}}", "@a%d={{a}}\n", "GET ", "GET /a\n", "###", "A: b\n", "GET /a\n\n{", "GET /a\n\n[", "POST https://a/b HTTP/1.1\n###\n", "{{A:", "GET /a\nA%d: b\n", "\n", "@a=b\n", "> {%", "GET https://a/?b=c&"},
	"Dockerfile":   {"ENV A=b\n", "RUN a \\\n", "RUN <<A\n"},
}

// hostileText returns about n bytes of it.
func hostileText(part string, n int) string {
	var b strings.Builder
	if once, rest, ok := strings.Cut(part, "»"); ok {
		b.WriteString(once)
		part = rest
	}
	first, second, two := strings.Cut(part, "…")
	if two {
		n /= 2
	}
	times := 0
	for ; b.Len() < n; times++ {
		writeHostile(&b, first, times)
	}
	for i := 0; two && i < times && b.Len() < 2*n; i++ {
		writeHostile(&b, second, i)
	}
	return b.String()
}

func writeHostile(b *strings.Builder, part string, i int) {
	if strings.Contains(part, "%d") {
		fmt.Fprintf(b, part, i)
	} else {
		b.WriteString(part)
	}
}

// TestHostile holds what a text costs against what a quarter of it does: the bytes
// that are allocated for it, and if the test is built to count them
// (-covermode=count) the steps that are gone.
func TestHostile(t *testing.T) {
	if file := os.Getenv("DAMVET_HOSTILE"); file != "" {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		Read(file, src)
		return
	}
	const short = 1 << 14
	for file, parts := range hostile {
		for _, part := range parts {
			src, long := hostileText(part, short), hostileText(part, 4*short)
			size, larger := allocated(t, file, src), allocated(t, file, long)
			if n := len(long); larger > 6*size && larger > 64*n {
				t.Errorf("%s of %q: %d bytes for %d, and %d for %d", file, part, size, len(src), larger, n)
			}
			if testing.CoverMode() != "count" {
				continue
			}
			steps, more := stepsGone(t, file, src), stepsGone(t, file, long)
			if n := len(long); more > 5*steps && more > 16*n || more > 500*n {
				t.Errorf("%s of %q: %d steps for %d bytes, and %d for %d", file, part, steps, len(src), more, n)
			}
		}
	}
}

// allocated reads a text and returns how many bytes that takes.
func allocated(t *testing.T, file, src string) int {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	docs := Read(file, []byte(src))
	runtime.ReadMemStats(&after)
	if err := sound(docs, len(src)); err != nil {
		t.Errorf("%s of %q: %v", file, src[:20], err)
	}
	return int(after.TotalAlloc - before.TotalAlloc)
}

// stepsGone has a process of its own read a text, and returns how often a block of
// the package's code was run for it.
func stepsGone(t *testing.T, file, src string) int {
	in := filepath.Join(t.TempDir(), file)
	if err := os.WriteFile(in, []byte(src), 0o600); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "profile")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "-test.run=^TestHostile$", "-test.coverprofile="+out)
	cmd.Env = append(os.Environ(), "DAMVET_HOSTILE="+in)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	profile, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	steps := 0
	for line := range strings.Lines(string(profile)) {
		count, err := strconv.Atoi(strings.TrimSpace(line[strings.LastIndexByte(line, ' ')+1:]))
		if err == nil {
			steps += count
		}
	}
	return steps
}

// Each bracket that may stand before the name of a type is looked into as far as
// one can be long, and not up to where it ends.
func TestTypePrefixIsShort(t *testing.T) {
	for n, want := range map[int]bool{0: true, maxTypePrefix / 2: true, maxTypePrefix: false, 1 << 16: false} {
		src := "[" + strings.Repeat("[", n/2) + strings.Repeat("]", n/2) + "]int{}"
		s := &source{src: src, lang: golang.ready(), b: &builder{left: maxValues}}
		if got := s.typePrefix(); got != want || !got && s.pos != 0 || s.src != src {
			t.Errorf("brackets with %d bytes in them: %t, and on at %d", n, got, s.pos)
		}
	}
}

// What leads to a map is told without a look at all that stands beside it.
func TestTrailOfMany(t *testing.T) {
	const n = 1 << 17
	fields := make([]Field, n)
	for i := range fields {
		fields[i] = Field{Key: "a", Value: &Value{Kind: Map}}
	}
	start := time.Now()
	Walk([]*Value{{Kind: Map, Fields: fields}}, func(p *Place) bool {
		if p.Key != nil && p.Trail() != "a" {
			t.Fatal(p.Trail())
		}
		return true
	})
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
}
