package worktree

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/worktree/gittest"
)

// verdict is what decides about a path, the way git check-ignore -v says it;
// empty if nothing does.
type verdict struct{ source, line, pattern string }

func TestCheckPattern(t *testing.T) {
	for _, good := range []string{"a", "/a/", "*.o", "!a", "[ab]", "**", "a/**/b", `\#a`, "a\nb"} {
		if err := CheckPattern(good); err != nil {
			t.Errorf("%q: %v", good, err)
		}
	}
	for _, dead := range []string{"", " ", "#a", "/", "//", "!", "!/", "[", "a[", "a\n["} {
		if CheckPattern(dead) == nil {
			t.Errorf("%q passes", dead)
		}
	}
}

func (v verdict) String() string {
	if v == (verdict{}) {
		return "nothing"
	}
	return fmt.Sprintf("%s:%s %q", v.source, v.line, v.pattern)
}

// checkIgnore asks git about paths, whether or not they exist.
func checkIgnore(t *testing.T, r *gittest.Repo, paths []string) []verdict {
	t.Helper()
	out, code := r.Status(strings.Join(paths, "\x00")+"\x00", "check-ignore", "-v", "-n", "-z", "--stdin", "--no-index")
	if code > 1 {
		t.Fatalf("git check-ignore: exit status %d", code)
	}
	fields := strings.Split(strings.TrimSuffix(out, "\x00"), "\x00")
	if len(fields) != 4*len(paths) {
		t.Fatalf("git check-ignore: %d fields for %d paths", len(fields), len(paths))
	}
	verdicts := make([]verdict, len(paths))
	for i := range paths {
		f := fields[4*i:]
		if f[3] != paths[i] {
			t.Fatalf("git check-ignore answers about %q instead of %q", f[3], paths[i])
		}
		verdicts[i] = verdict{f[0], f[1], f[2]}
	}
	return verdicts
}

// decide asks the rules the same. at returns those that hold in a directory,
// given by a path that is empty or ends in a slash.
func decide(at func(dir string) *ruleset, path string, isDir bool) verdict {
	for i := range len(path) {
		if path[i] != '/' {
			continue
		}
		dir := path[:strings.LastIndexByte(path[:i], '/')+1]
		if u, r := at(dir).last(path[:i], true); u != nil && !u.negated {
			return u.verdict(r)
		}
	}
	u, r := at(path[:strings.LastIndexByte(path, '/')+1]).last(path, isDir)
	if u == nil {
		return verdict{}
	}
	return u.verdict(r)
}

func (u *rule) verdict(r *rules) verdict {
	pattern := u.text
	if u.negated {
		pattern = "!" + pattern
	}
	if u.dirOnly {
		pattern += "/"
	}
	return verdict{r.source, fmt.Sprint(u.line), pattern}
}

// Each case has its own directory and ignore file in it, and asks about paths
// below that; those that end in a slash are made as directories.
var traps = []struct {
	rules   string
	ignored []string
	not     []string
}{
	{"foo", []string{"foo", "a/foo", "foo/x", "a/foo/", "a/foo/x/y"}, []string{"Foo", "foobar", "xfoo", "a/fo"}},
	{"foo/", []string{"foo/", "foo/x", "a/foo/", "a/foo/x"}, []string{"foo2", "a/foo2/x"}},
	{"foo//", nil, []string{"foo/", "foo/x", "foo/y/"}},
	{"/foo", []string{"foo", "foo/x"}, []string{"a/foo", "a/foo/x"}},
	{"//foo", nil, []string{"foo", "a/foo"}},
	{"/", nil, []string{"foo", "a/"}},
	{"//", nil, []string{"foo", "a/"}},
	{"a/b", []string{"a/b", "a/b/c"}, []string{"x/a/b", "a", "b"}},
	{"a/b/", []string{"a/b/", "a/b/c"}, []string{"x/a/b/", "a"}},
	{"*.o", []string{"a.o", ".o", "d/x.o", "x.o/y"}, []string{"a.O", "a.oo", "o"}},
	{"*", []string{"a", ".a", "a/b"}, nil},
	{"*/", []string{"a/", "a/b"}, []string{"c"}},
	{"/*", []string{"a", "a/b"}, nil},
	{"a/*", []string{"a/b", "a/b/c"}, []string{"a", "b/a/b"}},
	{"*/b", []string{"a/b", "b/b/c"}, []string{"b", "a/c/b"}},
	{"a*/b", []string{"a/b", "ax/b"}, []string{"a/x/b"}},
	{"**", []string{"a", "a/b"}, nil},
	{"**/", []string{"a/", "a/b"}, []string{"c"}},
	{"/**", []string{"a", "a/b"}, nil},
	{"**/foo", []string{"foo", "a/foo", "a/b/foo/c"}, []string{"a/foox", "xfoo"}},
	{"**/foo/**", []string{"foo/a", "a/foo/b", "a/b/foo/c/d"}, []string{"foo", "a/foo", "foo2"}},
	{"**/foo/", []string{"foo/", "a/foo/x"}, []string{"foo2"}},
	{"**/a/b", []string{"a/b", "x/a/b", "x/y/a/b/c"}, []string{"a/x/b", "xa/b"}},
	{"foo/**", []string{"foo/a", "foo/a/b"}, []string{"foo", "a/foo/b"}},
	{"foo/**/", []string{"foo/a/", "foo/a/b"}, []string{"foo/x", "foo"}},
	{"a/**/b", []string{"a/b", "a/x/b", "a/x/y/b/z"}, []string{"ab", "a/xb", "x/a/b"}},
	{"a/**b", []string{"a/b", "a/xb"}, []string{"a/x/b", "a/x/yb"}},
	{"a**/b", []string{"a/b", "ab", "a/x/b", "axx/b"}, []string{"xa/b"}}, // git cuts off the "a" first
	{"*a**/b", []string{"a/b", "xa/b", "xay/b"}, []string{"a/x/b", "ab"}},
	{"?**/b", []string{"a/b", "ax/b"}, []string{"a/x/b", "b"}},
	{"a/**/**/b", []string{"a/b", "a/x/b", "a/x/y/b"}, nil},
	{"***/b", []string{"b", "a/b", "a/x/b"}, []string{"ab"}},
	{"a/***", []string{"a/b", "a/b/c"}, []string{"a"}},
	{"**/**", []string{"a", "a/b"}, nil},
	{`**\/b`, []string{"a/b", "a/x/b"}, []string{"b"}},
	{`a\/b`, []string{"a/b"}, []string{"x/a/b", `a\`}},
	{`foo\`, nil, []string{"foo", `foo\`, "foox"}},
	{`foo\/`, nil, []string{"foo/", `foo\/`}},
	{`\!a`, []string{"!a"}, []string{"a", `\!a`}},
	{`\#a`, []string{"#a"}, []string{"a"}},
	{"#a", nil, []string{"#a", "a"}},
	{" #a", []string{" #a"}, []string{"#a"}},
	{`\a`, []string{"a"}, []string{`\a`}},
	{`\*`, []string{"*"}, []string{"a"}},
	{`\\`, []string{`\`}, []string{"a"}},
	{"!a\na", []string{"a"}, nil},
	{"a\n!a", nil, []string{"a", "x/a"}},
	{"a/\n!a/b", []string{"a/b", "a/"}, []string{"b"}},
	{"a/*\n!a/b", []string{"a/c"}, []string{"a/b", "a/b/c"}},
	{"/*\n!/a\n/a/*\n!/a/b", []string{"x", "a/x"}, []string{"a/b", "a/"}},
	{"*\n!*/\n!*.go", []string{"a.c", "d/a.c"}, []string{"a.go", "d/e/a.go"}},
	{"!", nil, []string{"!", "a"}},
	{"!!a\n", nil, []string{"!a", "a"}},
	{"foo  ", []string{"foo"}, []string{"foo  "}},
	{`foo\ `, []string{"foo "}, []string{"foo"}},
	{`foo\  `, []string{"foo "}, []string{"foo", "foo  "}},
	{`foo \ `, []string{"foo  "}, []string{"foo", "foo "}},
	{`foo\\  `, []string{`foo\`}, []string{`foo\ `}},
	{"foo\t", []string{"foo\t"}, []string{"foo"}},
	{"   ", nil, []string{" ", "   "}},
	{"\ta", []string{"\ta"}, []string{"a"}},
	{"a\r\nb\r\n", []string{"a", "b"}, []string{"a\r"}},
	{"a\rb", []string{"a\rb"}, []string{"a", "b"}},
	{"a\r", []string{"a"}, []string{"a\r"}},
	{"a \r\n", []string{"a"}, []string{"a "}},
	{"\r\n!\r\na", []string{"a"}, nil},
	{"\ufeffa\nb", []string{"a", "b"}, []string{"\ufeffa"}},
	{"x\n\ufeffa", []string{"\ufeffa"}, []string{"a"}},
	{"a\x00b\nc", []string{"a", "c"}, []string{"ab"}},
	{"[ab]", []string{"a", "b"}, []string{"c", "[ab]"}},
	{"[!ab]", []string{"c", "x/c"}, []string{"a", "b"}},
	{"[^ab]", []string{"c"}, []string{"a"}},
	{"[]]", []string{"]"}, []string{"a"}},
	{"[!]]", []string{"a"}, []string{"]"}},
	{"[]-]", []string{"]", "-"}, []string{"a"}},
	{"[a-]", []string{"a", "-"}, []string{"b"}},
	{"[-a]", []string{"a", "-"}, []string{"b"}},
	{"[a-c]", []string{"a", "b", "c"}, []string{"d", "-"}},
	{"[c-a]", []string{"c"}, []string{"a", "b", "-"}},
	{"[a-c-e]", []string{"b", "-", "e"}, []string{"d"}},
	{`[a\-c]`, []string{"a", "-", "c"}, []string{"b", `\`}},
	{`[\a-\c]`, []string{"b"}, []string{`\`}},
	{`[\]]`, []string{"]"}, []string{`\`}},
	{`[\\]`, []string{`\`}, []string{"a"}},
	{"[a", nil, []string{"a", "[a"}},
	{"a[", nil, []string{"a[", "a"}},
	{`[a\`, nil, []string{"a", `\`}},
	{"x[a/b]y", []string{"xay"}, []string{"x/y", "x[a/b]y", "d/xay"}},
	{"x[!a]y/z", []string{"xby/z"}, []string{"x/y/z"}},
	{"[[:alpha:]]", []string{"a", "Z"}, []string{"1", "é"}},
	{"[[:digit:][:upper:]x]", []string{"1", "A", "x"}, []string{"a"}},
	{"[![:alnum:]]", []string{"-", "_"}, []string{"a", "1"}},
	{"[[:space:]]", []string{" ", "\t", "\n", "\r"}, []string{"\v", "\f", "a"}},
	{"[[:punct:]]", []string{"!", "~", "_", "]"}, []string{"a", " "}},
	{"[[:xdigit:]]", []string{"f", "F", "0"}, []string{"g"}},
	{"[[:foo:]]", nil, []string{"f", ":", "[", "f]"}},
	{"[[:alpha]", []string{"[", ":", "a", "p"}, []string{"b", "]"}},
	{"[[:]", []string{"[", ":"}, []string{"a"}},
	{"[[::]]", nil, []string{"[", ":", ":]"}},
	{"[[:alpha:", nil, []string{"a"}},
	{"[a-[:digit:]]", []string{":]", "d]"}, []string{"a", "-", "1", "1]"}},
	{"[[:digit:]-z]", []string{"1", "-", "z"}, []string{"a"}},
	{"?", []string{"a", "é"[:1]}, []string{"ab", "é"}},
	{"a?b", []string{"axb"}, []string{"a/b", "ab"}},
	{"??", []string{"é", "ab"}, []string{"a"}},
	{"*a*b*c", []string{"abc", "xaxbxc", "aabbcc"}, []string{"acb", "ab"}},
	{"**/x*/**/*y", []string{"x/y", "a/x1/b/c/zy"}, []string{"y", "xy", "x"}},
	{"/a/**/c/*.x", []string{"a/c/1.x", "a/b/c/2.x", "a/c/c/1.x"}, []string{"a/c/b/1.x"}},
	{".*", []string{".a", ".gitattributes"}, []string{"a."}},
	{"a.b.c\n*.b.c", []string{"a.b.c", "x.b.c"}, []string{"b.c"}},
	{"*~", []string{"a~", "~"}, []string{"~a"}},
	{"\xff*", []string{"\xff", "\xffa"}, []string{"a"}},
	{"\u2028", []string{"\u2028"}, nil},
}

func TestTraps(t *testing.T) {
	r := gittest.New(t)
	var paths []string
	var want []bool
	for i, c := range traps {
		dir := fmt.Sprintf("%03d/", i)
		r.Write(dir+".gitignore", c.rules)
		for k, list := range [][]string{c.ignored, c.not} {
			for _, path := range list {
				path = dir + path
				if p, ok := strings.CutSuffix(path, "/"); ok {
					path = p
					if err := os.MkdirAll(filepath.Join(r.Dir, path), 0o777); err != nil {
						t.Fatal(err)
					}
				}
				paths = append(paths, path)
				want = append(want, k == 0)
			}
		}
	}
	all := map[string]*ruleset{}
	at := func(dir string) *ruleset {
		top, _, ok := strings.Cut(dir, "/")
		if !ok {
			return nil
		}
		if all[top] == nil {
			data, err := os.ReadFile(filepath.Join(r.Dir, top, ".gitignore"))
			if err != nil {
				t.Fatal(err)
			}
			all[top] = all[top].with(parseRules(top+"/.gitignore", string(data), false), len(top)+1, false)
		}
		return all[top]
	}
	for i, git := range checkIgnore(t, r, paths) {
		info, err := os.Stat(filepath.Join(r.Dir, paths[i]))
		got := decide(at, paths[i], err == nil && info.IsDir())
		var n int
		fmt.Sscanf(paths[i], "%03d/", &n)
		if got != git {
			t.Errorf("%q, path %q: decided by %v, for git by %v", traps[n].rules, paths[i], got, git)
		}
		if ignored := got != (verdict{}) && got.pattern[0] != '!'; ignored != want[i] {
			t.Errorf("%q, path %q: ignored is %v", traps[n].rules, paths[i], ignored)
		}
	}
}

type chooser struct{ *rand.Rand }

func (r chooser) of(s []string) string { return s[r.IntN(len(s))] }

var (
	patternParts = []string{
		"a", "b", "c", "ab", "foo", "A", "B", "Foo", ".", ".o", "x y", "é", "\xff", "1", "-", "_", "]", ":",
		"*", "*", "*", "*", "**", "**", "***", "?", "/", "/", "/", "/", "/**/", "**/", "/**",
		`\*`, `\?`, `\[`, `\a`, `\A`, `\\`, `\`, `\ `, " ", "\t", "!", "#",
		"[ab]", "[!a]", "[^b]", "[a-c]", "[A-C]", "[c-a]", "[]a]", "[a-]", "[-a]", `[\]a]`, `[a\-c]`, "[a/b]", "[!/]", "[.-0]",
		"[[:alpha:]]", "[[:upper:]]", "[![:lower:]]", "[[:digit:]a]", "[[:space:]]", "[[:punct:]-a]", "[[:cntrl:]]", "[[:graph:]]",
		"[[:bad:]]", "[[:alpha]", "[[:]", "[", "[a", "[!", "[[:alpha:", "]",
	}
	nameParts = []string{
		"a", "b", "c", "ab", "foo", "A", "B", "Foo", ".", ".o", "x y", "é", "\xff", "1", "-", "_", "]", "[", ":", "*", "?", `\`, " ", "!", "#", "\t",
	}
)

func (r chooser) pattern() string {
	var b strings.Builder
	switch r.IntN(8) {
	case 0:
		b.WriteString("!")
	case 1:
		b.WriteString("/")
	}
	for range 1 + r.IntN(5) {
		b.WriteString(r.of(patternParts))
	}
	switch r.IntN(10) {
	case 0:
		b.WriteString("/")
	case 1:
		b.WriteString("  ")
	case 2:
		b.WriteString("\r")
	}
	return b.String()
}

func (r chooser) name() string {
	for {
		var b strings.Builder
		for range 1 + r.IntN(3) {
			b.WriteString(r.of(nameParts))
		}
		if s := b.String(); strings.Trim(s, ".") != "" {
			return s
		}
	}
}

func (r chooser) path() string {
	names := []string{r.name()}
	for range r.IntN(4) {
		names = append(names, r.name())
	}
	return strings.Join(names, "/")
}

// instance makes a path that a pattern may well match.
func (r chooser) instance(pattern string) string {
	pattern = strings.Trim(strings.TrimLeft(pattern, "!"), " \r/")
	var b strings.Builder
	for i := 0; i < len(pattern); i++ {
		switch c := pattern[i]; c {
		case '*':
			if i+1 < len(pattern) && pattern[i+1] == '*' && r.IntN(2) == 0 {
				b.WriteString(r.path())
			} else if r.IntN(3) > 0 {
				b.WriteString(r.name())
			}
		case '?':
			b.WriteString(r.of([]string{"a", "b", "Z", "/"}))
		case '[':
			if end := strings.IndexByte(pattern[i:], ']'); end > 0 {
				b.WriteString(r.of([]string{"a", "b", "A", "1", "-", "]", " "}))
				i += end
			}
		case '\\':
			if r.IntN(5) == 0 {
				b.WriteByte(c)
			}
		default:
			if r.IntN(20) == 0 {
				c ^= 0x20
			}
			if c == 0 {
				c = 'a'
			}
			b.WriteByte(c)
		}
	}
	if r.IntN(5) == 0 {
		b.WriteString("/" + r.path())
	}
	return clean(b.String())
}

// clean makes a relative path of anything.
func clean(path string) string {
	var names []string
	for name := range strings.SplitSeq(path, "/") {
		if name != "" && strings.Trim(name, ".") != "" && !strings.ContainsAny(name, "\n\x00") {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return "a"
	}
	return strings.Join(names, "/")
}

// TestPatternsAgainstGit tries patterns on paths, a few of them together at
// most.
func TestPatternsAgainstGit(t *testing.T) {
	for seed := range uint64(2) {
		for _, fold := range []bool{false, true} {
			t.Run(fmt.Sprintf("seed %d fold %v", seed, fold), func(t *testing.T) {
				t.Parallel()
				r := chooser{rand.New(rand.NewPCG(seed, 1))}
				repo := gittest.New(t)
				repo.Git("config", "core.ignoreCase", fmt.Sprint(fold))
				all := map[string]*ruleset{}
				texts := map[string]string{}
				var paths []string
				for i := range 1000 {
					dir := fmt.Sprintf("d%d", i)
					patterns := make([]string, 1)
					if i%4 == 0 {
						patterns = make([]string, 1+r.IntN(6))
					}
					for k := range patterns {
						patterns[k] = r.pattern()
					}
					text := strings.Join(patterns, "\n")
					repo.Write(dir+"/.gitignore", text)
					texts[dir] = text
					all[dir] = all[dir].with(parseRules(dir+"/.gitignore", text, fold), len(dir)+1, fold)
					for range 10 {
						paths = append(paths, dir+"/"+r.path())
					}
					for range 20 {
						paths = append(paths, dir+"/"+r.instance(r.of(patterns)))
					}
				}
				at := func(dir string) *ruleset {
					top, _, ok := strings.Cut(dir, "/")
					if !ok {
						return nil
					}
					return all[top]
				}
				wrong, matched := 0, 0
				for i, git := range checkIgnore(t, repo, paths) {
					got := decide(at, paths[i], false)
					if got != (verdict{}) {
						matched++
					}
					if got != git {
						wrong++
						if wrong <= 10 {
							top, path, _ := strings.Cut(paths[i], "/")
							t.Errorf("%q, path %q: decided by %v, for git by %v", texts[top], path, got, git)
						}
					}
				}
				t.Logf("%d paths, %d matched, %d wrong", len(paths), matched, wrong)
				if matched*10 < len(paths) {
					t.Error("too few of the paths match anything")
				}
			})
		}
	}
}

// On some of these git would need longer than there is.
func TestGlobTime(t *testing.T) {
	for _, c := range []struct{ pattern, path string }{
		{strings.Repeat("*a", 100) + "b", strings.Repeat("a", 4000)},
		{"x/" + strings.Repeat("**/a*/", 50) + "b", "x/" + strings.Repeat("a/", 1000) + "c"},
		{"x/" + strings.Repeat("**/", 100) + "b", "x/" + strings.Repeat("a/", 1000) + "c"},
		{strings.Repeat("[!b]*", 200) + "[!b]", strings.Repeat("a", 4000) + "b"},
	} {
		r := parseRules("", c.pattern, false)
		if r.last(c.path, c.path[strings.LastIndexByte(c.path, '/')+1:], false) != nil {
			t.Errorf("%.20q… matches", c.pattern)
		}
	}
}

func FuzzRules(f *testing.F) {
	for _, c := range traps {
		for _, path := range append(c.ignored, c.not...) {
			f.Add(c.rules, path, false)
		}
	}
	f.Fuzz(func(t *testing.T, text, path string, fold bool) {
		if len(text) > 1<<12 || len(path) > 1<<10 || strings.Contains(path, "\x00") || path == "" {
			return
		}
		path = folded(path, fold)
		name := path[strings.LastIndexByte(path, '/')+1:]
		r := parseRules("", text, fold)
		got := r.last(path, name, false)
		// The rules that are found by what they are must be those that are
		// found by trying every one.
		var want *rule
		for i := range r.list {
			u := &r.list[i]
			s := path
			if u.base {
				s = name
			}
			if !u.dirOnly && slowMatch(u.text, s, u.base, fold) {
				want = u
			}
		}
		if got != want {
			t.Errorf("%q, path %q: %+v, want %+v", text, path, got, want)
		}
	})
}

// slowMatch matches a pattern without any of the short ways.
func slowMatch(pattern, s string, base, fold bool) bool {
	if base {
		pattern = strings.TrimPrefix(strings.TrimPrefix(pattern, "/"), "**/")
	} else {
		pattern = strings.TrimPrefix(pattern, "/")
	}
	if i := strings.IndexAny(pattern, `*?[\`); i >= 0 {
		rest, ok := strings.CutPrefix(s, folded(pattern[:i], fold))
		g := compileGlob(pattern[i:], fold)
		return ok && g != nil && slowGlob(g.ops, rest, map[[2]int]bool{})
	}
	return s == folded(pattern, fold)
}

// slowGlob goes back to everything, remembering what failed.
func slowGlob(ops []globOp, s string, failed map[[2]int]bool) bool {
	at := [2]int{len(ops), len(s)}
	if failed[at] {
		return false
	}
	failed[at] = true
	if len(ops) == 0 {
		return s == ""
	}
	switch op := ops[0]; op.kind {
	case globStar, globDeep:
		if slowGlob(ops[1:], s, failed) {
			return true
		}
		return s != "" && (op.kind == globDeep || s[0] != '/') && slowGlob(ops, s[1:], failed)
	case globPaths:
		if slowGlob(ops[1:], s, failed) {
			return true
		}
		for i := range len(s) {
			if s[i] == '/' && slowGlob(ops[1:], s[i+1:], failed) {
				return true
			}
		}
		return false
	case globByte:
		return s != "" && s[0] == op.c && slowGlob(ops[1:], s[1:], failed)
	case globAny:
		return s != "" && s[0] != '/' && slowGlob(ops[1:], s[1:], failed)
	default:
		return s != "" && op.set.has(s[0]) && slowGlob(ops[1:], s[1:], failed)
	}
}
