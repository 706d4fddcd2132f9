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

// list writes a configuration the way git config --list -z does.
func list(data []byte) (string, error) {
	var b strings.Builder
	err := parseConfig(data, func(section, sub, key string, value *string) error {
		b.WriteString(section)
		if section == "" {
			b.WriteString(key)
			key = ""
		}
		if sub != "" {
			b.WriteString("." + sub)
		}
		if key != "" {
			b.WriteString("." + key)
		}
		if value != nil {
			b.WriteString("\n" + *value)
		}
		b.WriteByte(0)
		return nil
	})
	return b.String(), err
}

func TestParseConfigAgainstGit(t *testing.T) {
	texts := []string{
		"",
		"[a]\nb",
		"[a]\nb\n",
		"[a] b = c",
		"[a]\nb =\n",
		"[a]\nb = \" x \" y  ; comment\n",
		"[a]\nb = x # comment \\\nc = d\n",
		"[a]\nb = x\\\n  y\nc = \"a\\tb\\\"\\\\\\n\"\n",
		"[a]\nb = \"x\ny\"\n",
		"[a]\nb = \"x",
		"[a]\nb = \\x\n",
		"[a]\nb = x\\",
		"[a \"b\"]\nc = d\n[A \"B\\\"\\\\\\n\"]\nC-1 = D\n[a.B.c]\nd = e\n",
		"[a\"b\"]\nc=d\n",
		"[a \"b\" ]\nc=d\n",
		"[ a]\nb = c\n",
		"[a b]\nc = d\n",
		"[]\na = b\n",
		"[a\nb = c\n",
		"[a]\n1b = c\n",
		"[a]\n-b = c\n",
		"[a]\nb c = d\n",
		"[a]\nb\t = c\n",
		"b = c\n",
		"\ufeff[a]\nb = c\n",
		"[a]\r\nb = c \r\nd = \"e\"\r\n",
		"# x\n; y\n[a] ; z\nb = c;d\n",
		"[a]b=c[d]\n[e]f=g\n",
		"[a]\nb = x\\\r\n y\n",
		"[core]\n\texcludesFile = ~/x\n",
		"[a]\nb = \"x;y\" \"#z\"\n",
		"[a]\nb = \xff\x01\n",
		"=",
		"[a]\n\"b\" = c\n",
	}
	r := chooser{rand.New(rand.NewPCG(1, 2))}
	parts := []string{"[a]", "[b.c]", "[d \"e f\"]", "[g \"\\\"\"]", "k", "Key-2", " ", " ", "=", "=", " = ", "v", "w x", "\"", "\"q\"", "\\\\", "\\\"", "\\n", "\\\n", "\\x", "#", ";", "\n", "\n", "\n", "\r\n", ".", "]", "["}
	for range 300 {
		var b strings.Builder
		b.WriteString("[s]\n")
		for range 1 + r.IntN(4) {
			if r.IntN(2) == 0 {
				b.WriteString("k = ")
			}
			for range 1 + r.IntN(4) {
				b.WriteString(r.of(parts))
			}
			b.WriteByte('\n')
		}
		texts = append(texts, b.String())
	}
	repo := gittest.New(t)
	accepted := 0
	for _, text := range texts {
		repo.Write("c", text)
		want, code := gitQuiet(repo, "config", "--file", "c", "--list", "-z")
		got, err := list([]byte(text))
		if (err == nil) != (code == 0) {
			t.Errorf("%q: error is %v, git's exit status %d", text, err, code)
			continue
		}
		if err == nil {
			accepted++
			if got != want {
				t.Errorf("%q:\ngot  %q\nwant %q", text, got, want)
			}
		}
	}
	if accepted < len(texts)/4 {
		t.Errorf("only %d of %d are good", accepted, len(texts))
	}
}

func gitQuiet(r *gittest.Repo, args ...string) (string, int) {
	cmd := r.Command(args...)
	out, _ := cmd.Output()
	return string(out), cmd.ProcessState.ExitCode()
}

func FuzzParseConfig(f *testing.F) {
	f.Add([]byte("[a \"b\"]\nc = \"d\\\n\" ; e\nf\n"))
	f.Add([]byte("[core]\r\n\tignoreCase\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		parseConfig(data, func(section, sub, key string, value *string) error {
			if key == "" {
				t.Errorf("section %q without a key", section)
			}
			return nil
		})
	})
}

// TestSettings holds what the files say together against what git takes from
// them.
func TestSettings(t *testing.T) {
	type files map[string]string // below home, or the repository for "repo/…"
	for _, c := range []struct {
		name  string
		files files
		xdg   bool // XDG_CONFIG_HOME is home/xdg
		fails string
	}{
		{name: "nothing", files: nil},
		{name: "default", files: files{".config/git/ignore": "x"}},
		{name: "xdg default", files: files{".config/git/ignore": "y", "xdg/git/ignore": "x"}, xdg: true},
		{name: "user", files: files{".gitconfig": "[core]\nexcludesFile = ~/ig\n", "ig": "x", ".config/git/ignore": "y"}},
		{name: "xdg user", files: files{"xdg/git/config": "[core]\nexcludesFile = ~/ig\n", "ig": "x"}, xdg: true},
		{name: "user beats xdg", files: files{".gitconfig": "[core]\nexcludesFile = ~/ig\n", ".config/git/config": "[core]\nexcludesFile = ~/ig2\n", "ig": "x", "ig2": "y"}},
		{name: "repository beats user", files: files{".gitconfig": "[core]\nexcludesFile = ~/ig\n", "repo/.git/config": "[core]\nexcludesFile = ~/ig2\n", "ig": "y", "ig2": "x"}},
		{name: "relative", files: files{"repo/.git/config": "[core]\nexcludesFile = d/ig\n", "repo/d/ig": "x"}},
		{name: "empty", files: files{"repo/.git/config": "[core]\nexcludesFile =\n", ".config/git/ignore": "x"}},
		{name: "null", files: files{".gitconfig": "[core]\nexcludesFile = /dev/null\n", ".config/git/ignore": "x"}},
		{name: "gone", files: files{".gitconfig": "[core]\nexcludesFile = ~/none\n", ".config/git/ignore": "x"}},
		{name: "case", files: files{".gitconfig": "[core]\nignoreCase\nexcludesFile = ~/ig\n", "ig": "X"}},
		{name: "case off", files: files{".gitconfig": "[core]\nignoreCase\nexcludesFile = ~/ig\n", "ig": "X", "repo/.git/config": "[core]\nignorecase = no\n"}},
		{name: "case number", files: files{".gitconfig": "[core]\nignoreCase = 1k\nexcludesFile = ~/ig\n", "ig": "X"}},
		{name: "subsection is another key", files: files{".gitconfig": "[core \"a\"]\nexcludesFile = ~/ig\n", "ig": "x"}},
		{name: "include", files: files{".gitconfig": "[include]\npath = more\n", "more": "[include]\npath = ~/d/again\n", "d/again": "[core]\nexcludesFile = ~/ig\n", "ig": "x"}},
		{name: "include gone", files: files{".gitconfig": "[include]\npath = none\n[core]\nexcludesFile = ~/ig\n", "ig": "x"}},
		{name: "include order", files: files{".gitconfig": "[core]\nexcludesFile = ~/ig2\n[include]\npath = more\n", "more": "[core]\nexcludesFile = ~/ig\n", "ig": "x", "ig2": "y"}},
		{name: "include if gitdir", files: files{".gitconfig": "[includeIf \"gitdir:~/repo/\"]\npath = more\n", "more": "[core]\nexcludesFile = ~/ig\n", "ig": "x"}},
		{name: "include if gitdir glob", files: files{".gitconfig": "[includeIf \"gitdir:~/r?po/.git\"]\npath = more\n", "more": "[core]\nexcludesFile = ~/ig\n", "ig": "x"}},
		{name: "include if gitdir by name", files: files{".gitconfig": "[includeIf \"gitdir:repo/\"]\npath = more\n", "more": "[core]\nexcludesFile = ~/ig\n", "ig": "x"}},
		{name: "include if gitdir beside", files: files{".gitconfig": "[includeIf \"gitdir:./repo/\"]\npath = more\n", "more": "[core]\nexcludesFile = ~/ig\n", "ig": "x"}},
		{name: "include if gitdir case", files: files{".gitconfig": "[includeIf \"gitdir:REPO/\"]\npath = more\n", "more": "[core]\nexcludesFile = ~/ig\n", "ig": "x"}},
		{name: "include if gitdir any case", files: files{".gitconfig": "[includeIf \"gitdir/i:REPO/\"]\npath = more\n", "more": "[core]\nexcludesFile = ~/ig\n", "ig": "x"}},
		{name: "include if other gitdir", files: files{".gitconfig": "[includeIf \"gitdir:~/other/\"]\npath = more\n", "more": "[core]\nexcludesFile = ~/ig\n", "ig": "x"}},
		{name: "include if branch", files: files{".gitconfig": "[includeIf \"onbranch:ma*\"]\npath = more\n", "more": "[core]\nexcludesFile = ~/ig\n", "ig": "x"}},
		{name: "include if other branch", files: files{".gitconfig": "[includeIf \"onbranch:feature/\"]\npath = more\n", "more": "[core]\nexcludesFile = ~/ig\n", "ig": "x"}},
		{name: "worktree config", files: files{"repo/.git/config": "[core]\nrepositoryformatversion = 1\n[extensions]\nworktreeConfig = true\n", "repo/.git/config.worktree": "[core]\nexcludesFile = ~/ig\n", "ig": "x"}},
		{name: "no worktree config", files: files{"repo/.git/config.worktree": "[core]\nexcludesFile = ~/ig\n", "ig": "x"}},
		{name: "info", files: files{"repo/.git/info/exclude": "x"}},
		{name: "info beats global", files: files{"repo/.git/info/exclude": "!x", ".config/git/ignore": "x"}},
		{name: "file beats info", files: files{"repo/.git/info/exclude": "!x", "repo/.gitignore": "x"}},
		// What git dies of.
		{name: "broken", files: files{".gitconfig": "[core\n"}, fails: "line 1"},
		{name: "broken repository", files: files{"repo/.git/config": "[core]\n=\n"}, fails: "line 2"},
		{name: "no value", files: files{".gitconfig": "[core]\nexcludesFile\n"}, fails: "no value"},
		{name: "no boolean", files: files{".gitconfig": "[core]\nignoreCase = maybe\n"}, fails: "neither true nor false"},
		{name: "includes itself", files: files{".gitconfig": "[include]\npath = .gitconfig\n"}, fails: "too deeply"},
		{name: "bomb", files: files{".gitconfig": strings.Repeat("[include]\npath = more\n", 100), "more": strings.Repeat("[include]\npath = more\n", 100)}, fails: "too"},
		{name: "another user", files: files{".gitconfig": "[core]\nexcludesFile = ~nobody-at-all/x\n"}, fails: "whole path"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			r := gittest.New(t)
			r.Home = home
			if err := os.Rename(r.Dir, filepath.Join(home, "repo")); err != nil {
				t.Fatal(err)
			}
			r.Dir = filepath.Join(home, "repo")
			for name, content := range c.files {
				r.In("..").Write(name, content)
			}
			config := Config{Home: home}
			command := r.Command("check-ignore", "-v", "--no-index", "x")
			if c.xdg {
				config.XDGConfigHome = filepath.Join(home, "xdg")
				command.Env = append(command.Env, "XDG_CONFIG_HOME="+config.XDGConfigHome)
			}
			out, _ := command.CombinedOutput()
			var failed []string
			repo, err := open(r.Dir)
			if err != nil {
				t.Fatal(err)
			}
			fail := func(path string, err error) { failed = append(failed, fmt.Sprintf("%s: %v", path, err)) }
			s := config.settings(repo, fail)
			rules := repo.excludes(s, fail)
			if data, err := os.ReadFile(filepath.Join(r.Dir, ".gitignore")); err == nil {
				rules = rules.with(parseRules(".gitignore", string(data), s.ignoreCase), 0, s.ignoreCase)
			}
			if c.fails != "" {
				if len(failed) != 1 || !strings.Contains(failed[0], c.fails) {
					t.Errorf("failures are %q, want one about %q", failed, c.fails)
				}
				if !strings.Contains(string(out), "fatal: ") && !strings.Contains(string(out), "error: ") {
					t.Errorf("git takes it: %s", out)
				}
				return
			}
			if len(failed) > 0 {
				t.Errorf("failures: %q", failed)
			}
			got := ""
			if u, r := rules.last("x", false); u != nil {
				v := u.verdict(r)
				got = fmt.Sprintf("%s:%s:%s\tx\n", v.source, v.line, v.pattern)
			}
			want := strings.ReplaceAll(string(out), ".git/info", filepath.Join(r.Dir, ".git/info"))
			want = strings.Replace(want, "d/ig:", filepath.Join(r.Dir, "d/ig:"), 1)
			if got != want {
				t.Errorf("decided by %q, for git by %q", got, want)
			}
		})
	}
}
