package scan

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/script"
	"github.com/damvet/damvet/internal/script/scripttest"
	"github.com/damvet/damvet/internal/synth"
)

const memorable = `
write a.py "key = '<<imagekit-private-key>>'\n"
write dir/tpl.json "{\"description\": \"filerobot uploads\", \"permissions\": [\"FILE_DELETE\"], \"key_validity\": {\"expire_duration\": 600}}\n"
commit one
annotate v1 the first
checkout side
write b.py "url = 'http://app.iconik.io/API/'\n"
commit two
checkout main
delete a.py
commit three
merge side
write dir/sub/c.py "token = '<<iconik-token>>'\n"
commit four
note seen
write d.py "key = '<<imagekit-private-key>>'\n"
commit left behind
reset HEAD~1
`

// summary is everything that a scan says.
func summary(t *testing.T, res *Result) string {
	t.Helper()
	var b strings.Builder
	for _, th := range res.Things {
		data, err := json.Marshal(struct {
			Rule    string
			Finding any
		}{th.Rule.ID, struct{ Path, Span, Severity, Confidence, Fingerprint, Excerpt, Facts, History, Past any }{th.Path, th.Span, th.Severity, th.Confidence, th.Fingerprint, th.Excerpt, th.Facts, th.History, th.Past}})
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(data, '\n'))
	}
	for _, th := range res.Suppressed {
		fmt.Fprintln(&b, "suppressed", th.Rule.ID, th.Path, th.Span, th.Fingerprint, th.Finding.History.Commit, th.Finding.History.Objects, th.Reason)
	}
	data, err := json.Marshal([]any{res.Coverage, res.Looked, res.Platforms})
	if err != nil {
		t.Fatal(err)
	}
	return b.String() + string(data)
}

func scanHistory(t *testing.T, ctx context.Context, s *Scanner, dir string, o HistoryOptions) (string, error) {
	t.Helper()
	gitDir, _, err := gitstore.Find(dir)
	if err != nil {
		t.Fatal(err)
	}
	store, err := gitstore.Open(gitDir)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	res, err := s.History(ctx, store, o)
	if err != nil {
		return "", err
	}
	said := fmt.Sprintln(summary(t, res), res.Needs)
	for _, a := range s.Accounts(res, nil) {
		said += fmt.Sprintln(a.Kind.Fact, a.Value, a.Places, a.More)
	}
	return said, nil
}

// memorableRepository builds the story and returns its directory.
func memorableRepository(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := script.Build(dir, txtar.Parse([]byte(memorable)), synth.Expand); err != nil {
		t.Fatal(err)
	}
	return dir
}

// openStore opens the store of a working tree, as long as the test runs.
func openStore(t *testing.T, dir string) *gitstore.Store {
	t.Helper()
	store, err := gitstore.Open(filepath.Join(dir, ".git"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return store
}

// TestMemory: a run that remembers says what one that does not says, whatever
// has happened to the repository in between.
func TestMemory(t *testing.T) {
	dir := memorableRepository(t)
	git := func(args ...string) { scripttest.Git(t, dir, args...) }
	put := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(expand(t, text)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	s := newScanner(t)
	m := &Memory{Dir: filepath.Join(t.TempDir(), "memory")}
	scan := func() string {
		got, err := scanHistory(t, context.Background(), s, dir, HistoryOptions{Memory: m})
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	for _, step := range []struct {
		name   string
		change func()
	}{
		{"at first", func() {}},
		{"again", func() {}},
		{"packed", func() { git("repack", "-adkq") }},
		{"a commit", func() {
			put("new.py", "other = 'http://api.filerobot.com/x'\n")
			git("add", ".")
			git("commit", "-qm", "five")
		}},
		{"packed again", func() { git("repack", "-adkqf") }},
		{"brought back", func() {
			git("checkout", "-q", "v1", "--", "a.py")
			git("commit", "-qm", "six")
		}},
		{"a tree from before", func() {
			// The tree is there before the commit that has it.
			put("e.py", "key = '<<imagekit-private-key>>'\n")
			git("add", ".")
			git("write-tree")
		}},
		{"committed", func() { git("commit", "-qm", "seven") }},
		{"a branch", func() { git("branch", "more", "HEAD~2") }},
		{"objects are gone", func() {
			git("reflog", "expire", "--expire=now", "--all")
			git("gc", "-q", "--prune=now")
		}},
		{"damaged memory", func() {
			files, err := m.Files()
			if err != nil || len(files) == 0 {
				t.Fatal(files, err)
			}
			for _, f := range files {
				data, _ := os.ReadFile(f.Path)
				data[len(data)/2] ^= 1
				os.WriteFile(f.Path, data, 0o666)
			}
		}},
		{"damaged repository", func() {
			name := filepath.Join(dir, ".git/objects/12/3456789012345678901234567890123456789a")
			os.MkdirAll(filepath.Dir(name), 0o777)
			os.WriteFile(name, []byte("no object"), 0o666)
		}},
		{"still damaged", func() {}},
		{"a damaged pack", func() {
			os.RemoveAll(filepath.Join(dir, ".git/objects/12"))
			git("repack", "-adq")
			scan()
			names, err := filepath.Glob(filepath.Join(dir, ".git/objects/pack/*.pack"))
			if err != nil || len(names) != 1 {
				t.Fatal(names, err)
			}
			data, err := os.ReadFile(names[0])
			if err != nil {
				t.Fatal(err)
			}
			copy(data[len(data)/2:], "\xff\x00\xff\x00")
			os.Chmod(names[0], 0o666)
			if err := os.WriteFile(names[0], data, 0o666); err != nil {
				t.Fatal(err)
			}
		}},
		{"still a damaged pack", func() {}},
	} {
		step.change()
		want, err := scanHistory(t, context.Background(), s, dir, HistoryOptions{})
		if err != nil {
			t.Fatal(err)
		}
		got := scan()
		if strings.Contains(step.name, "damaged pack") && !strings.Contains(want, `"Unreadable":[`) {
			t.Errorf("%s: nothing is unreadable", step.name)
		}
		if got != want {
			t.Errorf("%s: with a memory\n%s\nwithout\n%s", step.name, got, want)
		}
		files, _ := m.Files()
		if len(files) != 1 {
			t.Errorf("%s: %d files", step.name, len(files))
		}
		for _, f := range files {
			data, _ := os.ReadFile(f.Path)
			for _, secret := range []string{"<<imagekit-private-key>>", "<<iconik-token>>"} {
				if bytes.Contains(data, []byte(expand(t, secret))) {
					t.Errorf("%s: the memory holds a secret", step.name)
				}
			}
		}
	}
	if n, err := m.Clear(); n != 1 || err != nil {
		t.Errorf("cleared %d, %v", n, err)
	}
}

// TestMemoryLeavesOut: what is remembered is not looked at again.
func TestMemoryLeavesOut(t *testing.T) {
	dir := memorableRepository(t)
	s := newScanner(t)
	m := &Memory{Dir: t.TempDir()}
	looked := func(o HistoryOptions) int64 {
		var most int64
		o.Memory = m
		o.Progress = func(what string, n, _ int64) {
			if what == "objects" {
				most = max(most, n)
			}
		}
		if _, err := scanHistory(t, context.Background(), s, dir, o); err != nil {
			t.Fatal(err)
		}
		return most
	}
	first := looked(HistoryOptions{})
	if again := looked(HistoryOptions{}); first == 0 || again != 0 {
		t.Errorf("%d objects at first, %d again", first, again)
	}
	scripttest.Git(t, dir, "commit", "-q", "--allow-empty", "-m", "x")
	if more := looked(HistoryOptions{}); more != 1 {
		t.Errorf("%d objects after a commit", more)
	}
	// git packs the same objects into the same pack, and touches packs that are of
	// use.
	for range 2 {
		scripttest.Git(t, dir, "repack", "-adq")
		if packed := looked(HistoryOptions{}); packed != 0 {
			t.Errorf("%d objects once they are packed", packed)
		}
	}
	packs, err := filepath.Glob(filepath.Join(dir, ".git/objects/pack/*"))
	if err != nil || len(packs) == 0 {
		t.Fatal(packs, err)
	}
	for _, name := range packs {
		if err := os.Chtimes(name, time.Time{}, time.Unix(1700000000, 0)); err != nil {
			t.Fatal(err)
		}
	}
	if touched := looked(HistoryOptions{}); touched != 0 {
		t.Errorf("%d objects of packs that were touched", touched)
	}
	m.Version = "another"
	if other := looked(HistoryOptions{}); other != first+1 {
		t.Errorf("%d objects for another build", other)
	}
}

// TestMemoryIsBounded: what was not used for longest makes room, also what a run
// that was killed left behind.
func TestMemoryIsBounded(t *testing.T) {
	dir := memorableRepository(t)
	m := &Memory{Dir: t.TempDir()}
	var want []string
	for i, name := range []string{"oldest", "new-left", "older", "old", "young"} {
		path := filepath.Join(m.Dir, name+memorySuffix)
		if err := os.WriteFile(path, nil, 0o666); err != nil {
			t.Fatal(err)
		}
		// A file without blocks takes no room on the disk.
		used := now.Add(time.Duration(i-10) * time.Hour)
		if err := errors.Join(os.Truncate(path, maxMemory), os.Chtimes(path, used, used)); err != nil {
			t.Fatal(err)
		}
		if i > 1 {
			want = append(want, path)
		}
	}
	if _, err := scanHistory(t, context.Background(), newScanner(t), dir, HistoryOptions{Memory: m}); err != nil {
		t.Fatal(err)
	}
	files, err := m.Files()
	if err != nil || len(files) != 4 {
		t.Fatalf("%v, %v", files, err)
	}
	total := int64(0)
	for _, f := range files {
		total += f.Size
	}
	for _, path := range want {
		if !slices.ContainsFunc(files, func(f MemoryFile) bool { return f.Path == path }) {
			t.Errorf("%s is gone", path)
		}
	}
	if total > maxMemories {
		t.Errorf("%d bytes are kept", total)
	}
}

// TestInterrupted: a run that did not come to its end is not remembered, and
// tells what it has found.
func TestInterrupted(t *testing.T) {
	dir := memorableRepository(t)
	for phase, all := range map[string]bool{"objects": false, "trees": true, "objects that hold something": true} {
		store := openStore(t, dir)
		m := &Memory{Dir: t.TempDir()}
		ctx, cancel := context.WithCancel(context.Background())
		res, err := newScanner(t).History(ctx, store, HistoryOptions{Memory: m, Progress: func(what string, _, _ int64) {
			if what == phase {
				cancel()
			}
		}})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: error %v", phase, err)
		}
		told := slices.ContainsFunc(res.Coverage.Unreadable, func(u finding.Unreadable) bool { return strings.Contains(u.Reason, "interrupted") })
		if !told {
			t.Errorf("%s: nothing is said of the interruption: %v", phase, res.Coverage)
		}
		if files, _ := m.Files(); !all && len(files) > 0 {
			t.Errorf("%s: the run is remembered", phase)
		}
		if found := ids(res.Things); all && (!slices.Contains(found, "imagekit-private-key") || !slices.Contains(found, "iconik-auth-token")) {
			t.Errorf("%s: only %v are told", phase, found)
		}
	}
}

// TestMemoryOfNames: what looks for the names of accounts remembers no secret
// either, though its rules know none.
func TestMemoryOfNames(t *testing.T) {
	key := expand(t, "<<imagekit-private-key>>")
	dir, _, past := build(t, `
author `+key+` <ada@example.com>
date 2025-01-01T10:00:00Z
write a.env "ICONIK_APP_ID=9b1c2f3e-5a60-11ef-8c11-0242ac120002\n"
commit one
`)
	m := &Memory{Dir: t.TempDir()}
	n, err := newScanner(t).Names(past)
	if err != nil {
		t.Fatal(err)
	}
	if n.None() {
		t.Fatal("no name is looked for")
	}
	if err := n.History(context.Background(), openStore(t, dir), HistoryOptions{Memory: m}); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(m.Dir, "*"+memorySuffix))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		if data, err := os.ReadFile(name); err != nil || strings.Contains(string(data), key) {
			t.Errorf("%s holds the key (%v)", name, err)
		}
	}
}
