package record

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// fuzz feeds a reader with anything: it must come to an end, and what it
// returns must stand in the text.
func fuzz(f *testing.F, path string, seeds ...string) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if err := sound(Read(path, []byte(text)), len(text)); err != nil {
			t.Errorf("%v in %q", err, text)
		}
	})
}

// FuzzSource feeds the scanner in every language.
func FuzzSource(f *testing.F) {
	files, err := filepath.Glob("testdata/integration/*")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		r, _ := named(file)
		for i, l := range languages {
			if l.name == r.name {
				f.Add(uint8(i), string(data))
			}
		}
	}
	f.Fuzz(func(t *testing.T, lang uint8, text string) {
		l := languages[int(lang)%len(languages)]
		if err := sound(readSource(text, l, &builder{left: maxValues}), len(text)); err != nil {
			t.Errorf("%s: %v in %q", l.name, err, text)
		}
	})
}

func FuzzHCL(f *testing.F) {
	fuzz(f, "a.tf", "a \"b\" {\n c = [for d in e : f]\n g = <<-H\n i\n H\n}", "locals { a = jsonencode({b = \"${c}\"}) }")
}

func FuzzShell(f *testing.F) {
	fuzz(f, "a.sh", "A=$(b `c`) d -e \"f${G:-h}\" <<I\nj\nI\n", "curl -kH'A: b' --c=d 2>&1 | e; f && (g)")
}

func FuzzRequests(f *testing.F) {
	fuzz(f, "a.http", "@a = b\nPOST https://c/ HTTP/1.1\nd: e\n\n{\"f\": 1}\n\n### g\nGET {{h}}\n", "PUT x\n\ny")
}

func FuzzDotenv(f *testing.F) { fuzz(f, ".env", "export A='b' # c\nD=\"e\\n\nf\"\ng") }

func FuzzINI(f *testing.F) { fuzz(f, "a.ini", "a=b\\\n c\n[d \"e\"]\nf:g ; h\n") }

func FuzzXML(f *testing.F) {
	fuzz(f, "a.xml", "<?a?><b c='d'>e<!-- f --><g/><![CDATA[h]]>&#1;</b>", "<plist><dict><key>a</key><array><true/></array></dict></plist>")
}

func FuzzPage(f *testing.F) {
	fuzz(f, "a.vue", "<script>a({b: 1})</script><c :d=\"e\" f={g}/>", "---\na\n---\n<b c='d'>")
}

func FuzzCSV(f *testing.F) { fuzz(f, "a.csv", "a;b\n\"c\"\"\nd\";e\n") }

func FuzzMarkdown(f *testing.F) {
	fuzz(f, "a.md", "---\na: b\n---\n|c|d|\n|-|-|\n|`e|`|f\\|\n```\ng\n")
}

// FuzzTOML holds the reader against the strict parser too.
func FuzzTOML(f *testing.F) {
	for _, s := range []string{"a.b = \"\"\"c\\\n d\"\"\"\n[[e]]\nf = {g = [1, 'h']}", "[a]\n[a.b]\nc = 1\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if err := sound(Read("a.toml", []byte(text)), len(text)); err != nil {
			t.Errorf("%v in %q", err, text)
		}
		if err := againstTOML(text); err != nil {
			t.Errorf("%v in %q", err, text)
		}
	})
}

// FuzzStand asks of every place of a text whether a key can stand there: it gives
// an answer, and the same for a text that is cut off far behind it.
func FuzzStand(f *testing.F) {
	f.Add("a: { key: 'b', \"c\": [d] } // e", 5)
	f.Add("x.set(\"key\", 1); `${key}`; <A key b={1} />", 7)
	f.Add("* key: \"a\" + b\n", 2)
	f.Fuzz(func(t *testing.T, text string, at int) {
		if len(text) > 1<<9 {
			return
		}
		for _, l := range languages {
			keys := KeysOf(l.name)
			if keys == nil {
				continue
			}
			for at := range len(text) {
				keys.Stand([]byte(text), at)
				keys.Called([]byte(text), at)
				keys.Literal([]byte(text), at)
				if end := keys.ValueEnd([]byte(text), at, len(text)); end < at || end > len(text) {
					t.Errorf("%s: the value of %d of %q ends at %d", l.name, at, text, end)
				}
			}
			if at < 0 || at >= len(text) {
				continue
			}
			far := text + strings.Repeat(" ", 1<<13)
			if more := far + "key"; keys.Stand([]byte(far), at) != keys.Stand([]byte(more), at) {
				t.Errorf("%s: %d of %q", l.name, at, text)
			}
		}
	})
}

// Windows are apart from each other and in the text, and what is read of them stands
// in them.
func FuzzWindows(f *testing.F) {
	f.Add("(()=>{var a={1:e=>{f({key:`b${c}`})}}})();", 20, 7)
	f.Add("if(a)/[/\"]/.test(b);c=d/e/f;g<h<<2;`{`", 3, 1)
	f.Add("/* a */ 'b\\'' // c\n}", 9, 2)
	f.Fuzz(func(t *testing.T, text string, at, step int) {
		if len(text) > 1<<16 || at < 0 || step <= 0 {
			return
		}
		var spots []Spot
		for ; at < len(text); at += step {
			spots = append(spots, Spot{at, min(at+step/2, len(text))})
		}
		all, ok := windows(text, javascript.ready(), spots)
		end := 0
		for _, w := range all {
			if ok && (w.Start < end || w.End < w.Start || w.End > len(text)) {
				t.Fatalf("%q: %v", text, all)
			}
			end = w.End
		}
		docs := new(Reader).ReadAround("a.js", []byte(text), &Sites{Spots: spots, Near: true})
		if err := sound(docs, len(text)); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
	})
}
