package record

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// hostile are texts that cost a careless reader time that grows faster than
// they do: what is repeated, by the name of the file.
var hostile = map[string][]string{
	"a.js":   {"(", "[", "{", "{a:", "f(", "a.b(", "a.b().", "`${", "/[", "<a ", "<a>", "a%d.b = 1;\n", "a.b = 1;\n", "a = {};a.b%d = 1;\n", "a%d = 1;\n", "'", "`", "/*", "?:", "=>", "a<", "x ? ", "{{", "b%d: ", "a[", "f(a, ", "-", "function f(", "class A {", "type A = "},
	"a.go":   {"[", "[[ ", "/[", "<![CDATA[", "[]a{"},
	"a.py":   {"f'{", "def f(", "lambda ", "\"\"\"", "f(a=", "'a' ", "'a' % (", "def f%d():\n ", "{**"},
	"a.rb":   {"%w[", "<<~A\n", ":a ", "a b: ", "f a, ", "#{", "\"#{", "|a|", "def a\n"},
	"a.rs":   {"'a", "r#\"", "b\"", "f!{", "#[", "A{a:", "::<"},
	"a.cs":   {"new A{", "$\"{", "@\"", "a<b>", "a? "},
	"a.php":  {"<?php ", "?>", "<<<A\n", "\"{$a", "$a['", "array("},
	"a.ps1":  {"A-B -C ", "@{", "@\"", "$(", "\"$("},
	"a.sh":   {"$(", "`", "\"$(", "<<A\n", ";<<A@", "-H a:b ", "curl -H a:b ", "${", "a=b ", "\"", "a%d=$a;"},
	"a.tf":   {"a {", "a = [", "a = <<A\n", "\"", "a \"", "${", "\"${", "a%d = 1\n"},
	".env":   {"A='\n", "A=\"b", "A%d=1\n", "A=\"\\"},
	"a.ini":  {"[a%d]\n", "a=\\\n", "[", "a"},
	"a.toml": {"[a%d]\n", "[[a%d]]\n", "a=[", "a={", "a=\"\"\"\n", "a.", "a%d.b=1\n", "[a.b%d]\n"},
	"a.xml":  {"<a>", "<a", "<a b='", "</a>", "<![CDATA[", "&", "<!--", "<a>b</a>", "<key>a</key>"},
	"a.vue":  {"<script>", "<script></script>", "<a :b='", "<a :b=\"c(", "<!--", "<", "<a b={"},
	"a.csv":  {"\"", "a,", "\"a\n", "\"\""},
	"a.md":   {"|a|\n|-|\n", "|", "```\n", "|`"},
	"a.yaml": {"{", "{{", "- run: |\n   a -b c\n", "- A=b\n", "- {name: a, value: b}\n"},
}

// TestHostile reads them; a reader that is careless never comes back.
func TestHostile(t *testing.T) {
	for file, parts := range hostile {
		for _, part := range parts {
			var b strings.Builder
			for i := 0; b.Len() < 1<<16; i++ {
				if strings.Contains(part, "%d") {
					fmt.Fprintf(&b, part, i)
				} else {
					b.WriteString(part)
				}
			}
			start := time.Now()
			if err := sound(Read(file, []byte(b.String())), b.Len()); err != nil {
				t.Errorf("%s of %q: %v", file, part, err)
			}
			if took := time.Since(start); testing.Verbose() && took > time.Second/4 {
				t.Logf("%s of %q: %v", file, part, took)
			}
		}
	}
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
