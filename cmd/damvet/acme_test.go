package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"

	"github.com/damvet/damvet/internal/report"
	"github.com/damvet/damvet/internal/script"
	"github.com/damvet/damvet/internal/synth"
	"github.com/damvet/damvet/rules"
	"github.com/damvet/damvet/testdata/acme"
)

// TestAcme holds the sample integration against what it is for.
func TestAcme(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "acme")
	if err := script.Build(dir, acme.History(), synth.Expand); err != nil {
		t.Fatal(err)
	}
	all := acmeFindings(t, dir)
	t.Run("rules", func(t *testing.T) { acmeRules(t, dir, all) })
	t.Run("history", func(t *testing.T) { acmeHistory(t, all) })
	t.Run("mended", func(t *testing.T) { acmeMended(t, all) })
	t.Run("ignored", func(t *testing.T) { acmeIgnored(t, all, acmeFindings(t, dir, "--ignored")) })
	secrets := acmeSecrets(t)
	t.Run("found", func(t *testing.T) { acmeFound(t, dir, all, secrets) })
	t.Run("hidden", func(t *testing.T) { acmeHidden(t, dir, secrets) })
}

// checkAcme checks the sample and returns both outputs.
func checkAcme(t *testing.T, dir string, args ...string) (stdout, stderr string) {
	t.Helper()
	now, err := time.Parse(time.RFC3339, testNow)
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	u := &ui{stdin: strings.NewReader(""), stdout: &out, stderr: &errs, now: now, getenv: func(string) string { return "" }}
	if got := run(t.Context(), u, append(append([]string{"check"}, args...), dir)); got != statusFindings {
		t.Fatalf("the status is %d, want %d\n%s", got, statusFindings, errs.String())
	}
	return out.String(), errs.String()
}

// acmeFinding is what the test looks at in a line of jsonl.
type acmeFinding struct {
	Rule, Path, Severity    string
	Line, EndLine           int
	Commit, RemovedIn       string
	AtHead, Reachable, Past bool
	SecretSHA256            string `json:"secret_sha256"`
	// Of Commit and RemovedIn.
	introduced, removed string
}

func acmeFindings(t *testing.T, dir string, args ...string) []*acmeFinding {
	t.Helper()
	out, _ := checkAcme(t, dir, append([]string{"--format", "jsonl"}, args...)...)
	repo, err := git.PlainOpen(dir)
	if err != nil {
		t.Fatal(err)
	}
	subject := func(hash string) string {
		if hash == "" {
			return ""
		}
		c, err := repo.CommitObject(plumbing.NewHash(hash))
		if err != nil {
			t.Fatalf("commit %s: %v", hash, err)
		}
		line, _, _ := strings.Cut(c.Message, "\n")
		return line
	}
	var all []*acmeFinding
	for line := range strings.Lines(out) {
		f := &acmeFinding{}
		if err := json.Unmarshal([]byte(line), f); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		if f.Rule == "" {
			continue
		}
		f.introduced, f.removed = subject(f.Commit), subject(f.RemovedIn)
		all = append(all, f)
	}
	return all
}

// Every rule is broken at least once, and obeyed at a place that is named.
func acmeRules(t *testing.T, dir string, findings []*acmeFinding) {
	broken := map[string]bool{}
	for _, f := range findings {
		broken[f.Rule] = true
	}
	// What only the analyzers of Go code see is tested with them.
	analyzed := map[string]bool{}
	for _, k := range rules.Builtin().Checks {
		analyzed[k.ID] = k.Look.Go != ""
	}
	known := map[string]bool{}
	for _, r := range reportedRules(rules.Builtin()) {
		if analyzed[r.ID] {
			continue
		}
		known[r.ID] = true
		if !broken[r.ID] {
			t.Errorf("%s: nothing in the sample breaks it", r.ID)
		}
	}
	obeyed := map[string]bool{}
	for _, p := range acme.Obeys() {
		if !known[p.Rule] || obeyed[p.Rule] {
			t.Errorf("obeys.txt: %s is no rule, or stands there twice", p.Rule)
		}
		obeyed[p.Rule] = true
		n := lineOf(t, dir, p)
		for _, f := range findings {
			if f.Rule == p.Rule && f.Path == p.Path && !f.Past && f.Line <= n && n <= f.EndLine {
				t.Errorf("obeys.txt: %s:%d breaks %s", p.Path, n, p.Rule)
			}
		}
	}
	for id := range known {
		if !obeyed[id] {
			t.Errorf("obeys.txt: no place obeys %s", id)
		}
	}
}

// lineOf returns the one line of a file on which a part of it stands.
func lineOf(t *testing.T, dir string, p acme.Place) int {
	t.Helper()
	part, err := synth.Expand(p.Part)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(p.Path)))
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for i, line := range strings.Split(string(data), "\n") {
		if strings.Contains(line, part) {
			if found != 0 {
				t.Errorf("obeys.txt: %q stands on several lines of %s", p.Part, p.Path)
			}
			found = i + 1
		}
	}
	if found == 0 {
		t.Errorf("obeys.txt: %s does not hold %q", p.Path, p.Part)
	}
	return found
}

// The history of each credential is the one that the script tells.
func acmeHistory(t *testing.T, all []*acmeFinding) {
	for _, test := range []struct {
		what, rule, secret, path string
		introduced, removed      string // the subjects of the commits
		gone, unreachable        bool
	}{
		{
			what: "removed", rule: "iconik-auth-token", secret: "<<iconik-token gen=2 issued=2024-02-19>>", path: "tools/backfill.py",
			introduced: "tools: fill in old captions", removed: "tools, site: read what is secret from the environment", gone: true,
		},
		{
			what: "removed and brought back", rule: "filerobot-api-key", secret: "<<filerobot-api-key n=2>>", path: "site/upload.php",
			introduced: "site: take the readers' pictures",
		},
		{
			what: "in a merge alone", rule: "iconik-hardcoded-token", secret: "<<iconik-opaque-token n=4>>", path: "deploy/deploy.sh",
			introduced: "Merge branch 'prints'",
		},
		{
			what: "on a branch that was merged", rule: "imagekit-webhook-secret", secret: "<<imagekit-webhook-secret n=2>>", path: "tools/prints.py",
			introduced: "prints: tell the print room what there is", removed: "prints: one program less", gone: true,
		},
		{
			what: "in the message of a commit", rule: "imagekit-private-key", secret: "<<imagekit-private-key n=6>>",
			introduced: "prints: one program less", gone: true,
		},
		{
			what: "in a note", rule: "iconik-hardcoded-token", secret: "<<iconik-opaque-token n=9>>",
			introduced: "Notes added by 'git notes add'", gone: true,
		},
		{
			what: "in a file that was renamed and edited", rule: "iconik-gateway-token", secret: "<<iconik-opaque-token n=6>>", path: "deploy/gateway.ini",
			introduced: "deploy: the gateway, the images, what runs at night",
		},
		{
			what: "in base64", rule: "filerobot-security-template", secret: "<<filerobot-template-id n=2>>", path: "deploy/secret.yaml",
			introduced: "deploy: the gateway, the images, what runs at night",
		},
		{
			what: "in the stash", rule: "iconik-config-token", secret: "<<iconik-opaque-token n=10>>", path: "tools/report.py",
			introduced: "On main: numbers for Monday", gone: true,
		},
		{
			what: "in a commit that was taken back", rule: "imagekit-basic-auth", secret: "<<imagekit-private-key n=7>>", path: "web/kiosk.html",
			introduced: "web: kiosk, first try", gone: true, unreachable: true,
		},
		{
			what: "at HEAD", rule: "iconik-token-in-browser-code", secret: "<<iconik-token issued=2026-10-30 lifetime=60d>>", path: "web/public/player.js",
			introduced: "web: the gallery and the shop's widget",
		},
	} {
		t.Run(test.what, func(t *testing.T) {
			value, err := synth.Expand(test.secret)
			if err != nil {
				t.Fatal(err)
			}
			sum := sha256.Sum256([]byte(value))
			i := slices.IndexFunc(all, func(f *acmeFinding) bool {
				return f.Rule == test.rule && f.SecretSHA256 == hex.EncodeToString(sum[:])
			})
			if i < 0 {
				t.Fatalf("no finding of %s", test.rule)
			}
			f := all[i]
			if test.path != "" && f.Path != test.path {
				t.Errorf("the path is %q, want %q", f.Path, test.path)
			}
			if f.introduced != test.introduced {
				t.Errorf("introduced by %q, want %q", f.introduced, test.introduced)
			}
			if f.removed != test.removed {
				t.Errorf("removed by %q, want %q", f.removed, test.removed)
			}
			if f.AtHead == test.gone || f.Reachable == test.unreachable || f.Past {
				t.Errorf("at HEAD: %v, reachable: %v, past: %v", f.AtHead, f.Reachable, f.Past)
			}
		})
	}
}

// A template that was mended is past, and what it still is, is not.
func acmeMended(t *testing.T, all []*acmeFinding) {
	var past []string
	for _, f := range all {
		if f.Path != "filerobot/shop.json" {
			continue
		}
		if !f.Past || f.AtHead || f.introduced != "site: take the readers' pictures" ||
			f.removed != "filerobot: the shop sees and writes its own directories, and deletes nothing" {
			t.Errorf("%s is not told as mended: %+v", f.Rule, f)
		}
		past = append(past, f.Rule)
	}
	slices.Sort(past)
	if want := []string{"filerobot-template-destructive", "filerobot-template-root-upload"}; !slices.Equal(past, want) {
		t.Errorf("the past holds %q, want %q", past, want)
	}
}

// What git ignores is looked at when asked for, and never worse than low.
func acmeIgnored(t *testing.T, without, with []*acmeFinding) {
	ignored := func(f *acmeFinding) bool { return f.Path == ".env.local" }
	if slices.ContainsFunc(without, ignored) {
		t.Error("a file that git ignores was looked at")
	}
	var found []string
	for _, f := range with {
		if ignored(f) {
			found = append(found, f.Rule)
			if f.Severity != "low" {
				t.Errorf("%s in an ignored file is %s", f.Rule, f.Severity)
			}
		}
	}
	slices.Sort(found)
	if want := []string{"iconik-auth-token", "imagekit-private-key"}; !slices.Equal(found, want) {
		t.Errorf("the ignored file breaks %q, want %q", found, want)
	}
}

var (
	placeholder = regexp.MustCompile(`<<[a-z][a-z0-9-]*(?: [^<>]*)?>>`)
	// notSecret begin the placeholders that stand for what is public: names,
	// and the ids of keys.
	notSecret = []string{"uuid1", "filerobot-container", "cloudimage-token", "imagekit-public-key", "base64 of=filerobot-container", "shape [0-9a-f]", "shape 00[0-9a-f]"}
)

// acmeSecrets returns the credentials of the sample, by their placeholders.
func acmeSecrets(t *testing.T) map[string]string {
	t.Helper()
	archive := acme.History()
	text := string(archive.Comment)
	for _, f := range archive.Files {
		text += string(f.Data)
	}
	values := map[string]string{}
	for _, m := range placeholder.FindAllString(text, -1) {
		if slices.ContainsFunc(notSecret, func(public string) bool { return strings.HasPrefix(m, "<<"+public) }) {
			continue
		}
		value, err := synth.Expand(m)
		if err != nil {
			t.Fatal(err)
		}
		values[m] = value
	}
	if len(values) < 40 {
		t.Fatalf("the sample has %d credentials; are its placeholders read rightly?", len(values))
	}
	return values
}

// There is no credential in the files that nothing is said about.
func acmeFound(t *testing.T, dir string, all []*acmeFinding, secrets map[string]string) {
	root := os.DirFS(dir)
	err := fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			if d != nil && d.Name() == ".git" {
				return fs.SkipDir
			}
			return err
		}
		if path == ".env.local" {
			return nil
		}
		data, err := fs.ReadFile(root, path)
		if err != nil {
			return err
		}
		for i, line := range strings.Split(string(data), "\n") {
			for name, value := range secrets {
				if !strings.Contains(line, value) || strings.Contains(line, "ik-t=") {
					continue // a URL that ends may be shown
				}
				if !slices.ContainsFunc(all, func(f *acmeFinding) bool {
					return f.Path == path && !f.Past && f.Line <= i+1 && i+1 <= f.EndLine
				}) {
					t.Errorf("%s:%d: no finding of %s", path, i+1, name)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// No output has a credential in it, in whatever form.
func acmeHidden(t *testing.T, dir string, secrets map[string]string) {
	for _, format := range report.Formats() {
		stdout, stderr := checkAcme(t, dir, "--format", format, "--guidelines", "--ignored")
		// As they stand, and with JSON's escapes undone.
		output := stdout + stderr + strings.ReplaceAll(stdout, `\/`, "/") + strings.ReplaceAll(stdout, `\u002b`, "+")
		for name, value := range secrets {
			encoded := base64.StdEncoding.EncodeToString([]byte(value))
			for _, form := range []string{value, encoded[:len(encoded)/4*3]} {
				if strings.Contains(output, form) {
					t.Errorf("format %s shows %s", format, name)
				}
			}
		}
	}
}
