package record

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What stands between "«" and "»" is a comment, and nothing else is.
func TestComments(t *testing.T) {
	for name, text := range map[string]string{
		"a.yaml":             "«# a»\nb: \"c # d\" «# e»\nf: g#h\ni: |\n  «# j»\n  k # l\nm: >\n  # n\no: [p, «# q»\n  r]\n",
		"a.toml":             "a = \"b # c\" «# d»\ne = '''\n# f\n'''\n«# g»\n",
		".env":               "«# A=b»\nC=d#e\nF=\"g # h\" «# i»\nJ='\n# k\n'\n",
		"a.ini":              "«; a»\n[b]\nc = d; e\n«# f»\n",
		"a.properties":       "«! a»\nb = c\\\n  # d\n",
		"a.json":             "{«// a»\n\"b\": \"// c\", «/* d\n*/» \"e\": 1}",
		"a.tf":               "«# a»\nb = \"# c\" «// d»\ne = <<-F\n  # g\n  F\n«/* h */»",
		"a.xml":              "<a b=\"<!-- c -->\"><![CDATA[<!-- d -->]]>«<!-- e -->»</a>",
		"a.html":             "«<!-- a -->»<p>// b</p><script>c('// d') «// e»\n</script>",
		"a.http":             "«# a»\nGET https://b/#c\nD: e # f\n\n{\"g\": \"# h\"}\n",
		"a.php":              "// a\n<?php «// b»\n«# c»\n$d = '# e'; ?>\n// f\n",
		"a.py":               "«\"\"\"a # b\"\"\"»\nc = \"\"\"d\"\"\" «# e»\nf(\n  \"\"\"g\"\"\"\n)\n",
		"a.rb":               "«=begin\na\n=end»\nb = '#c' «# d»\n",
		"a.sh":               "«#!/bin/sh»\na \"# b\" c#d «# e»\ncat <<F\n# g\nF\n",
		"web/Dockerfile.dev": "«# a»\nRUN b # c\n",
		"a.sql":              "  «-- a»\nselect '-- b'\n",
		"a.md":               "# a\n",
	} {
		src, want := strings.NewReplacer("«", "", "»", "").Replace(text), []Spot(nil)
		for rest, at := text, 0; ; {
			before, in, ok := strings.Cut(rest, "«")
			if !ok {
				break
			}
			in, rest, _ = strings.Cut(in, "»")
			at += len(before)
			want = append(want, Spot{at, at + len(in)})
			at += len(in)
		}
		if got := Comments(name, []byte(src)); !slices.Equal(got, want) {
			var texts []string
			for _, s := range got {
				texts = append(texts, src[s.Start:s.End])
			}
			t.Errorf("%s: the comments are %q, not those of %q", name, texts, text)
		}
	}
	files, err := filepath.Glob("testdata/integration/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for n := 0; n < len(data); n += 17 {
			end := 0
			for _, s := range Comments(file, data[:n]) {
				if s.Start < end || s.End <= s.Start || s.End > n {
					t.Fatalf("%s, cut at %d: a comment from %d to %d", file, n, s.Start, s.End)
				}
				end = s.End
			}
		}
	}
}
