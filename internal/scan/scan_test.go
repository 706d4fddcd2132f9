package scan

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/damvet/damvet/internal/config"
	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/script"
	"github.com/damvet/damvet/internal/synth"
	"github.com/damvet/damvet/internal/worktree"
	"github.com/damvet/damvet/rules"
)

var now = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func newScanner(t testing.TB) *Scanner {
	t.Helper()
	s, err := New(rules.Builtin(), Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func expand(t *testing.T, text string) string {
	t.Helper()
	text, err := synth.Expand(text)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// scanText scans one text and returns its findings.
func scanText(t *testing.T, name, text string) *Result {
	t.Helper()
	res, err := newScanner(t).Content(name, strings.NewReader(expand(t, text)))
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func ids(all []Thing) []string {
	var names []string
	for _, t := range all {
		names = append(names, t.Rule.ID)
	}
	slices.Sort(names)
	return names
}

func the(t *testing.T, res *Result, id string) *finding.Finding {
	t.Helper()
	for _, th := range res.Things {
		if th.Rule.ID == id {
			return th.Finding
		}
	}
	t.Fatalf("no finding of %s among %v", id, ids(res.Things))
	return nil
}

func TestContent(t *testing.T) {
	res := scanText(t, "app.env", "# settings\nIMAGEKIT_PRIVATE_KEY=<<imagekit-private-key>>\n")
	f := the(t, res, "imagekit-private-key")
	if got, want := f.Span, (finding.Span{Line: 2, Column: 22, EndLine: 2, EndColumn: 58}); got != want {
		t.Errorf("span %v, want %v", got, want)
	}
	if len(f.SecretSHA256) != 64 || f.Fingerprint == "" || f.LineHash == "" || f.Engine != "text" {
		t.Errorf("incomplete: %+v", f)
	}
	if l := f.Excerpt.Lines[0]; l.Text != "IMAGEKIT_PRIVATE_KEY=private_…" || l.From != 21 || l.To != 30 {
		t.Errorf("excerpt %+v", l)
	}
	if !res.Platforms["imagekit"] || res.Looked["imagekit/no-embedded-keys"] == 0 {
		t.Errorf("platforms %v, looked %v", res.Platforms, res.Looked)
	}
}

// Keys of one object that stand far apart in a long text are still of one object.
func TestFarApart(t *testing.T) {
	filler := strings.Repeat("  // what stands here says nothing of anything at all\n", 500)
	res := scanText(t, "template.js", "const host = 'https://api.filerobot.com/'\nsave({\n  expire_duration: 0,\n"+filler+"  whitelist_ip_ranges: ['0.0.0.0/0'],\n})\n")
	if got := ids(res.Things); !slices.Equal(got, []string{"filerobot-template-any-address", "filerobot-template-never-expires"}) {
		t.Errorf("%v", got)
	}
}

// TestDisabled: a rule that is switched off reports nothing and has looked at
// nothing, and what it would have found is hidden all the same.
func TestDisabled(t *testing.T) {
	off, err := config.Parse(nil, "c", []byte(`disable = ["hardcoded-token", "client-exposed-secret", "imagekit/no-embedded-keys"]`), nil)
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(rules.Builtin(), Options{Config: off, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	res, err := s.Content("a.sh", strings.NewReader(expand(t, "curl -u '<<imagekit-private-key>>:' http://api.imagekit.io/v1/files\n")))
	if err != nil {
		t.Fatal(err)
	}
	if n := res.Looked["imagekit/no-embedded-keys"]; n != 0 {
		t.Errorf("rules that are switched off looked at %d places", n)
	}
	if l := the(t, res, "imagekit-plain-http").Excerpt.Lines[0].Text; strings.Contains(l, expand(t, "<<imagekit-private-key>>")[8:20]) {
		t.Errorf("the key shows: %s", l)
	}
}

// TestGrade: the configuration's severity counts, but for what has expired.
func TestGrade(t *testing.T) {
	c, err := config.Parse(nil, "c", []byte("[severity]\nhardcoded-token = \"medium\"\niconik-auth-token = \"high\"\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(rules.Builtin(), Options{Config: c, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]rules.Severity{
		"IMAGEKIT_PRIVATE_KEY=<<imagekit-private-key>>":             rules.Medium,
		`token = "<<iconik-token issued=2026-11-01 lifetime=60d>>"`: rules.High,
		`token = "<<iconik-token issued=2024-01-01 lifetime=1d>>"`:  rules.Low,
	} {
		res, err := s.Content("a.env", strings.NewReader(expand(t, text)))
		if err != nil {
			t.Fatal(err)
		}
		if got := res.Things[0].Severity; got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// TestExpired: a credential that has ended by its own account is low, whatever
// is said of it.
func TestExpired(t *testing.T) {
	for text, want := range map[string]rules.Severity{
		`token = "<<iconik-token issued=2024-01-01 lifetime=1d>>"`:   rules.Low,
		`token = "<<iconik-token issued=2024-01-01 lifetime=365d>>"`: rules.Low,
		`token = "<<iconik-token issued=2026-11-01 lifetime=60d>>"`:  rules.Critical,
	} {
		if f := the(t, scanText(t, "a.py", text), "iconik-auth-token"); f.Severity != want {
			t.Errorf("%s: %s, want %s", text, f.Severity, want)
		}
	}
}

// TestPassword: neither a password nor anything that it could be guessed from
// is in a finding.
func TestPassword(t *testing.T) {
	const one, two = "ICONIK_PASSWORD=correct-Horse-7\n", "ICONIK_PASSWORD=battery-Staple-9\n"
	f := the(t, scanText(t, "a.env", one), "iconik-login-password")
	if f.SecretSHA256 != "" || strings.Contains(f.Excerpt.Lines[0].Text, "Horse") {
		t.Errorf("it tells of the password: %+v", f)
	}
	g := the(t, scanText(t, "dir/a.env", two), "iconik-login-password")
	if f.Fingerprint != g.Fingerprint {
		t.Error("another password under the same key has another fingerprint: it could be guessed")
	}
}

// TestOneClassOneFinding: of rules of one class about the same bytes, one
// reports; a place where several classes are true yields one finding each.
func TestOneClassOneFinding(t *testing.T) {
	res := scanText(t, "a.py", "headers = {'App-ID': '<<uuid1>>', 'Auth-Token': '<<iconik-token>>'}\n")
	perClass := map[rules.Class]int{}
	for _, th := range res.Things {
		perClass[th.Rule.Class]++
	}
	if perClass[rules.HardcodedToken] != 1 || perClass[rules.MissingExpiry] != 1 {
		t.Errorf("findings per class: %v", perClass)
	}
}

// TestMerged: what objects share that are merged is told once.
func TestMerged(t *testing.T) {
	res := scanText(t, "t.yaml", "# filerobot\nbase: &base\n  permissions: [OBJECTS_LIST]\n  key_validity: {expire_duration: 600}\npress:\n  <<: *base\n  description: press\n")
	if got := ids(res.Things); !slices.Equal(got, []string{"filerobot-template-undescribed", "filerobot-template-unscoped-listing"}) {
		t.Errorf("got %q", got)
	}
}

func TestPlaces(t *testing.T) {
	const text = "const template = '<<filerobot-template-id>>'; // filerobot\n"
	browser := the(t, scanText(t, "web/widget.vue", text), "filerobot-security-template")
	server := the(t, scanText(t, "deploy/publish.sh", text), "filerobot-security-template")
	if browser.Severity >= server.Severity {
		t.Errorf("in the browser %s, on a server %s", browser.Severity, server.Severity)
	}
}

// TestHidden: what a check points at does not show the secrets beside it.
func TestHidden(t *testing.T) {
	res := scanText(t, "storage.json", `{"name": "proxies", "method": "S3", "purpose": "PROXIES", "settings": {"bucket": "acme", "access_key": "<<shape AKIA[A-Z2-7]{16}>>", "secret_key": "<<shape [A-Za-z0-9/+]{40}>>"}, "iconik": true}`)
	if len(res.Things) == 0 {
		t.Fatal("nothing found")
	}
	secret := expand(t, "<<shape [A-Za-z0-9/+]{40}>>")
	for _, th := range res.Things {
		for _, l := range th.Excerpt.Lines {
			if strings.Contains(l.Text, secret[4:24]) {
				t.Errorf("%s shows the secret key: %s", th.Rule.ID, l.Text)
			}
		}
	}
}

func build(t *testing.T, story string) (dir string, tree, past *Result) {
	t.Helper()
	dir = t.TempDir()
	if err := script.Build(dir, txtar.Parse([]byte(story)), synth.Expand); err != nil {
		t.Fatal(err)
	}
	gitDir, _, err := gitstore.Find(dir)
	if err != nil {
		t.Fatal(err)
	}
	store, err := gitstore.Open(gitDir)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	s := newScanner(t)
	if past, err = s.History(context.Background(), store, HistoryOptions{}); err != nil {
		t.Fatal(err)
	}
	if tree, err = s.Tree(context.Background(), dir, TreeOptions{Walk: worktree.Options{}}); err != nil {
		t.Fatal(err)
	}
	return dir, tree, past
}

func TestHistory(t *testing.T) {
	_, tree, past := build(t, `
author Ada Example <ada@example.com>
date 2025-01-01T10:00:00Z
write a.py "key = '<<imagekit-private-key>>'\n"
write tpl.json "{\"description\": \"filerobot uploads\", \"permissions\": [\"FILE_DELETE\"], \"key_validity\": {\"expire_duration\": 600}, \"upload\": {\"dir_scope\": [\"/x/*\"]}}\n"
commit one
rename a.py b.py
write tpl.json "{\"description\": \"filerobot uploads\", \"permissions\": [\"OBJECTS_LIST\"], \"key_validity\": {\"expire_duration\": 600}, \"upload\": {\"dir_scope\": [\"/x/*\"]}}\n"
commit two
write b.py "import os\nkey = os.environ['IMAGEKIT_PRIVATE_KEY']\n"
write c.py "url = 'http://app.iconik.io/API/assets/v1/assets/'\n"
write d.py "url = 'http://app.iconik.io/API/assets/v1/assets/'\n"
commit three
`)
	n := 0
	for _, th := range past.Things {
		if th.Rule.ID == "imagekit-private-key" {
			n++
		}
	}
	if n != 1 {
		t.Errorf("a secret under two names is %d findings", n)
	}
	f := the(t, past, "imagekit-private-key")
	if f.Past || f.History.AtHead || f.History.RemovedIn == "" || f.Path != "a.py" || f.Severity != rules.Critical {
		t.Errorf("a secret that was taken out: %+v %+v", f, f.History)
	}
	if f := the(t, past, "filerobot-template-destructive"); !f.Past {
		t.Error("a template that was mended is not past")
	}
	places := 0
	for _, th := range past.Things {
		if th.Rule.ID == "iconik-plain-http" {
			places++
			if th.Past || !th.History.AtHead {
				t.Errorf("%s: past %v, at HEAD %v", th.Path, th.Past, th.History.AtHead)
			}
		}
	}
	if places != 2 {
		t.Errorf("two places at HEAD are %d findings", places)
	}

	all := Merge(tree, past, func(string) bool { return true })
	here := 0
	for _, th := range all.Things {
		if th.Rule.ID == "iconik-plain-http" {
			here++
			if th.History == nil || th.History.Commit == "" {
				t.Errorf("%s does not tell its history", th.Path)
			}
		}
	}
	if here != 2 {
		t.Errorf("joined, two places are %d findings", here)
	}
	the(t, all, "imagekit-private-key")
}

// TestEdited: a sin that is still there is none of the past, whatever was edited
// around it, and one that is mended is told once.
func TestEdited(t *testing.T) {
	const (
		head   = `write tpl.yaml "# filerobot\n`
		first  = `- description: first%s\n  permissions: [FILE_DELETE]\n  key_validity: {expire_duration: 600}\n`
		second = `- description: second%s\n  permissions: [DIR_DELETE]\n  key_validity: {expire_duration: 600}\n`
		mended = `- description: second\n  permissions: [OBJECTS_LIST]\n  key_validity: {expire_duration: 600}\n`
	)
	dir, tree, past := build(t, "author Ada Example <ada@example.com>\ndate 2025-01-01T10:00:00Z\n"+
		head+fmt.Sprintf(first, "")+fmt.Sprintf(second, "")+"\"\ncommit one\ndate 2025-01-01T11:00:00Z\n"+
		head+fmt.Sprintf(first, " of all")+fmt.Sprintf(second, " best")+"\"\ncommit two\ndate 2025-01-01T12:00:00Z\n"+
		head+fmt.Sprintf(first, " for all")+mended+"\"\ncommit three\n")
	told := func(res *Result) (all []string) {
		for _, th := range res.Things {
			if th.Rule.ID == "filerobot-template-destructive" {
				all = append(all, fmt.Sprintf("line %d, past: %t, at HEAD: %t, since %s", th.Span.Line, th.Past, th.History.AtHead, th.History.Date.Format("15:04")))
			}
		}
		slices.Sort(all)
		return all
	}
	want := []string{"line 3, past: false, at HEAD: true, since 10:00", "line 6, past: true, at HEAD: false, since 10:00"}
	if got := told(past); !slices.Equal(got, want) {
		t.Errorf("the history: %q", got)
	}
	if got := told(Merge(tree, past, func(string) bool { return true })); !slices.Equal(got, want) {
		t.Errorf("files and history: %q", got)
	}

	// The files are newer than HEAD.
	file := filepath.Join(dir, "tpl.yaml")
	data, err := os.ReadFile(file)
	if err == nil {
		err = os.WriteFile(file, bytes.Replace(data, []byte("for all"), []byte("for most"), 1), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
	if tree, err = newScanner(t).Tree(context.Background(), dir, TreeOptions{}); err != nil {
		t.Fatal(err)
	}
	if got := told(Merge(tree, past, func(string) bool { return true })); !slices.Equal(got, want) {
		t.Errorf("files that were edited: %q", got)
	}
}

// TestSuppressedAtHead: a comment counts when it stands at HEAD, and then for
// every older version; one that stood only in between counts for nothing.
func TestSuppressedAtHead(t *testing.T) {
	_, tree, past := build(t, `
write a.py "key = '<<imagekit-private-key>>'\n"
write b.py "key = '<<imagekit-private-key n=2>>'  # damvet:ignore imagekit-private-key for now\n"
commit one
write a.py "key = '<<imagekit-private-key>>'  # damvet:ignore imagekit-private-key rolled\n"
write b.py "key = load()\n"
commit two
`)
	for name, res := range map[string]*Result{"history": past, "check": Merge(tree, past, func(string) bool { return true })} {
		if len(res.Suppressed) != 1 || res.Suppressed[0].Reason != "rolled" {
			t.Errorf("%s: suppressed %v", name, res.Suppressed)
		}
		if f := the(t, res, "imagekit-private-key"); f.Path != "b.py" {
			t.Errorf("%s: reported in %s", name, f.Path)
		}
		if got := ids(res.Things); slices.Contains(got, unusedSuppression) {
			t.Errorf("%s: a comment of an older version is called unused: %v", name, got)
		}
	}
}

// TestDeterministic: two scans say the same in the same words.
func TestDeterministic(t *testing.T) {
	text := expand(t, strings.Repeat("a = '<<imagekit-private-key>>'; b = '<<iconik-token>>'; c = 'http://app.iconik.io/'\n", 50))
	s := newScanner(t)
	var first []string
	for i := range 3 {
		res, err := s.Content("a.js", strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, th := range res.Things {
			got = append(got, th.Rule.ID+" "+th.Fingerprint)
		}
		if i == 0 {
			first = got
		} else if !slices.Equal(first, got) {
			t.Fatalf("run %d differs", i)
		}
	}
	if len(first) < 100 {
		t.Errorf("only %d findings", len(first))
	}
}
