package scan

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/policy"
	"github.com/damvet/damvet/internal/script/scripttest"
	"github.com/damvet/damvet/rules"
)

// answered tells whether a scan said again what another one had said, and
// fails if that is not what a scan without memory says.
func answered(t *testing.T, m *Memory, s *Scanner, dir string, o HistoryOptions) bool {
	t.Helper()
	want, err := scanHistory(t, context.Background(), s, dir, o)
	if err != nil {
		t.Fatal(err)
	}
	looked := false
	o.Memory, o.Progress = m, func(string, int64, int64) { looked = true }
	got, err := scanHistory(t, context.Background(), s, dir, o)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := ordered(got), ordered(want); got != want {
		t.Errorf("with a memory\n%s\nwithout\n%s", got, want)
	}
	return !looked
}

// TestAnswer: what was said is said again as long as nothing that decides it has
// changed.
func TestAnswer(t *testing.T) {
	expires := now.Add(36 * time.Hour)
	dir, _ := heldOftenRepository(t, expires)
	git := func(args ...string) { scripttest.Git(t, dir, args...) }
	m := &Memory{Dir: filepath.Join(t.TempDir(), "memory")}
	at, conf := now, ""
	o := HistoryOptions{}
	for _, step := range []struct {
		name   string
		change func()
		again  bool
	}{
		{"at first", func() {}, false},
		{"again", func() {}, true},
		{"an hour later", func() { at = now.Add(time.Hour) }, true},
		{"after the token has expired", func() { at = expires.Add(time.Second) }, false},
		{"before", func() { at = now }, false},
		{"a branch", func() { git("branch", "more", "main~1") }, false},
		{"another HEAD", func() { git("symbolic-ref", "HEAD", "refs/heads/more") }, false},
		{"the same HEAD", func() { git("symbolic-ref", "HEAD", "refs/heads/main") }, false},
		{"something staged", func() { git("rm", "-q", "--cached", "e.py") }, false},
		{"looked at by git", func() { git("status") }, true},
		{"a loose object", func() {
			if err := os.WriteFile(filepath.Join(dir, "more.py"), []byte("more\n"), 0o666); err != nil {
				t.Fatal(err)
			}
			git("hash-object", "-w", "more.py")
		}, false},
		{"reflogs are gone", func() { git("reflog", "expire", "--expire=now", "--all") }, false},
		{"packed", func() { git("gc", "-q", "--prune=now") }, false},
		{"a graft", func() {
			head := strings.TrimSpace(scripttest.Git(t, dir, "rev-parse", "HEAD"))
			if err := os.WriteFile(filepath.Join(dir, ".git/info/grafts"), []byte(head+"\n"), 0o666); err != nil {
				t.Fatal(err)
			}
		}, false},
		{"reachable alone", func() { o.Reachable = true }, false},
		{"a rule is switched off", func() { conf = "disable = [\"gitlab-pat\"]\n" }, false},
		{"a host of one's own", func() { conf = "[platforms.iconik]\nhosts = [\"dam.example.com\"]\n" }, false},
		{"paths are left out", func() { o.Excluded = func(path string) bool { return path == "a.py" } }, false},
		{"and nobody says which", func() {}, false},
		{"until somebody does", func() { o.Excludes = "a.py" }, false},
		{"the same are left out", func() {}, true},
		{"others are left out", func() { o.Excluded, o.Excludes = func(path string) bool { return path == "d.py" }, "d.py" }, false},
	} {
		step.change()
		s := generalScanner(t, at, conf)
		if got := answered(t, m, s, dir, o); got != step.again {
			t.Errorf("%s: said again %v, want %v", step.name, got, step.again)
		}
		if !answered(t, m, s, dir, o) && (o.Excluded == nil || o.Excludes != "") {
			t.Errorf("%s: not said again", step.name)
		}
	}
}

// TestAnswerIsSealed: without the bytes of the repository an answer tells
// nothing, and with others it does not open.
func TestAnswerIsSealed(t *testing.T) {
	dir, _ := heldOftenRepository(t, now.Add(time.Hour))
	scripttest.Git(t, dir, "repack", "-adq")
	m := &Memory{Dir: filepath.Join(t.TempDir(), "memory")}
	s := generalScanner(t, now, "")
	store := openStore(t, dir)
	res, err := s.History(context.Background(), store, HistoryOptions{Memory: m})
	if err != nil {
		t.Fatal(err)
	}
	files, err := m.Files()
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	data, err := os.ReadFile(files[0].Path)
	if err != nil {
		t.Fatal(err)
	}
	for _, th := range res.Things {
		for what, text := range map[string]string{"fingerprint": th.Fingerprint, "key": string(th.Key[:]), "line": th.Excerpt.Lines[0].Text} {
			if text != "" && bytes.Contains(data, []byte(text)) {
				t.Errorf("the memory holds the %s of %s", what, th.Rule.ID)
			}
		}
	}
	a, _, err := readMemory(files[0].Path)
	if err != nil {
		t.Fatal(err)
	}
	o := HistoryOptions{Excludes: "nothing"}
	if s.again(store, a, s.question(store, o)) == nil {
		t.Fatal("it does not open")
	}
	for name, spoil := range map[string]func(a *answer){
		"another question": func(a *answer) { a.Question = append(bytes.Clone(a.Question), 0) },
		"another object":   func(a *answer) { a.Told = a.Told[20:] },
		"half an object":   func(a *answer) { a.Told = a.Told[1:] },
		"no such object":   func(a *answer) { a.Told = bytes.Repeat([]byte{1}, 20) },
		"a changed byte":   func(a *answer) { a.Sealed = bytes.Clone(a.Sealed); a.Sealed[len(a.Sealed)/2] ^= 1 },
		"nothing":          func(a *answer) { a.Sealed = nil },
		"no keys":          func(a *answer) { a.Keys = [2][]byte{} },
		"changed keys": func(a *answer) {
			for i, k := range a.Keys {
				a.Keys[i] = bytes.Clone(k)
				a.Keys[i][len(k)/2] ^= 1
			}
		},
		"from the future":   func(a *answer) { a.Since = now.Add(time.Second) },
		"until a short ago": func(a *answer) { a.Until = now.Unix() },
	} {
		b := *a
		spoil(&b)
		if s.again(store, &b, s.question(store, o)) != nil {
			t.Errorf("%s: it opens", name)
		}
	}

	// However the objects are packed by now, what they hold opens it.
	scripttest.Git(t, dir, "-c", "pack.compression=0", "repack", "-adqF")
	packed := openStore(t, dir)
	if s.open(packed, a) == nil {
		t.Error("it does not open where the objects are packed anew")
	}
	b := *a
	b.Keys[1] = nil
	if s.open(packed, &b) != nil {
		t.Error("the objects take the same bytes, so that this shows nothing")
	}
}

// TestSaid: a result comes back as it was, and what does not fit the catalogue
// not at all.
func TestSaid(t *testing.T) {
	s := newScanner(t)
	filerobot, iconik := s.cat.Platform("filerobot"), s.cat.Platform("iconik")
	rule := &s.cat.Rules[0].Rule
	at := finding.Step{Path: "p", Line: 2, Column: 3, Message: "m"}
	th := Thing{
		Finding: &finding.Finding{Rule: rule, Message: "x", Facts: []finding.Fact{{Name: "a", Value: "b"}}, Steps: []finding.Step{at}, History: &finding.History{Commit: "c", Date: now, AlsoIn: []string{"d"}}},
		Key:     Key{1}, Also: []Key{{2}}, file: "f", mints: "m",
		inside: &inside{filerobot.Origins[0], "h"}, allowedIn: []string{"e"},
	}
	res := &Result{
		Things:     []Thing{th},
		Suppressed: []Suppressed{{th, "why", true}},
		Looked:     map[string]int{"g": 1},
		Platforms:  map[string]bool{"iconik": true},
		Coverage:   finding.Coverage{Objects: 3, Absent: map[string]int64{"r": 1}},
		Needs:      map[string]finding.Need{"iconik": {Permissions: []string{"p"}, Calls: 2}},
		uses:       map[string]policy.Need{"h": {Permissions: []string{"q"}, Calls: 1, Paths: []string{"x"}}},
		named: register{
			mentions: []mention{{Mention: policy.Mention{Platform: iconik, Account: iconik.Accounts[0], Value: "v", Sure: true}, at: at, past: true, crowded: true}},
			minters:  []minter{{policy.Minter{Origin: filerobot.Origins[0], SHA256: "s", Title: "t"}, at}},
		},
	}
	all, ok := s.saidOf(res)
	if !ok {
		t.Fatal("it cannot be kept")
	}
	if got, err := s.resultOf(all); err != nil || !reflect.DeepEqual(got, res) {
		t.Errorf("got %+v, error %v\nwant %+v", got, err, res)
	}
	for name, spoil := range map[string]func(*said){
		"rule":     func(a *said) { a.Things[0].Rule = "none" },
		"origin":   func(a *said) { a.Suppressed[0].Inside = &saidOrigin{Platform: "filerobot", Number: 99} },
		"minter":   func(a *said) { a.Minters[0].Origin.Number = -1 },
		"platform": func(a *said) { a.Mentions[0].Platform = "none" },
		"account":  func(a *said) { a.Mentions[0].Account = 99 },
	} {
		all, _ := s.saidOf(res)
		spoil(all)
		if _, err := s.resultOf(all); err == nil {
			t.Errorf("%s: it fits", name)
		}
	}
	strange := *res
	strange.Things = []Thing{{Finding: &finding.Finding{Rule: &rules.Rule{ID: rule.ID}}}}
	if _, ok := s.saidOf(&strange); ok {
		t.Error("a rule that is not the catalogue's can be kept")
	}
}
