package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/rules"
)

var update = flag.Bool("update", false, "write the golden files anew")

// catalogue is that of a platform which does not exist.
func catalogue(t testing.TB) *rules.Catalogue {
	t.Helper()
	data, err := os.ReadFile("testdata/catalogue.toml")
	if err != nil {
		t.Fatal(err)
	}
	f, err := rules.Parse("catalogue.toml", data)
	if err != nil {
		t.Fatal(err)
	}
	c, err := rules.Join(f)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// secret is a credential of the platform that does not exist.
func secret(n int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "synthetic %d", n))
	return "shelf_" + hex.EncodeToString(sum[:16])
}

const password = "correct horse" + " battery"

// hash is a hash as git would write it.
func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:20])
}

// sample is what a finding is made of: the first occurrence of what in text.
type sample struct {
	rule, path, text, what string
	kind                   rules.SecretKind
	change                 func(*finding.Finding)
}

func (s sample) finding(t testing.TB, c *rules.Catalogue) *finding.Finding {
	t.Helper()
	r := c.Rule(s.rule)
	if r == nil {
		t.Fatalf("no rule %q", s.rule)
	}
	start := strings.Index(s.text, s.what)
	if start < 0 {
		t.Fatalf("%q is not in the text", s.what)
	}
	end := start + len(s.what)
	text := finding.NewText(s.path, []byte(s.text))
	sec := finding.Secret{Kind: s.kind, Value: []byte(s.what), KeyPath: "login.yml:shelf.password", Shown: "shelf_"}
	if s.kind == rules.SecretCredential || s.kind == rules.SecretPassword {
		text.Hide(start, end, sec.Redact())
	} else {
		sec = finding.Secret{Kind: rules.SecretNone}
	}
	f := &finding.Finding{
		Rule: r, Severity: r.Severity, Confidence: r.Confidence, Message: r.Description,
		Path: s.path, Span: text.Span(start, end), Excerpt: text.Excerpt(start, end),
		Fingerprint: finding.Fingerprint(r.ID, sec, s.what, 0), Engine: "text",
	}
	f.LineHash = finding.LineHashes([]byte(s.text), f.Span.Line)[0]
	if s.kind == rules.SecretCredential {
		f.SecretSHA256, f.Redacted = sec.SHA256(), sec.Redact()
	}
	if s.change != nil {
		s.change(f)
	}
	return f
}

// hostile is content that would like to take part in the conversation.
const hostile = "\x1b[2J\x1b]8;;http://evil.example\x1b\\\u202egnp\u202c\u200b\u009b1m\x07\r##[error]no ##vso[task.complete]"

func samples() []sample {
	day := func(y int, m time.Month, d int) time.Time {
		return time.Date(y, m, d, 17, 4, 5, 0, time.FixedZone("", 2*60*60))
	}
	history := func(h finding.History) func(*finding.Finding) {
		return func(f *finding.Finding) { f.History = &h }
	}
	template := "{\n\t\"name\": \"uploads\",\n\t\"rights\": [\n" +
		"\t\t\"list\",\n\t\t\"upload\",\n\t\t\"rename\",\n\t\t\"delete\"\n\t],\n\t\"scope\": \"/\"\n}\n"
	return []sample{
		{
			rule: "shelf-key", path: "deploy/notify.py", kind: rules.SecretCredential, what: secret(1),
			text: "import shelf\n\nclient = shelf.Client(key=\"" + secret(1) + "\")\n",
			change: func(f *finding.Finding) {
				f.Facts = []finding.Fact{
					{Name: "issued", Value: "2023-11-02"},
					{Name: "expires", Value: "2033-10-30"},
					{Name: "lifetimeDays", Value: "3650"},
					{Name: "permissions", Value: "list, download, upload, rename, move, replace, delete, share, purge, administrate"},
				}
				f.History = &finding.History{
					Commit: hash("a"), Author: "Ann Example <ann@shelf.example>", Date: day(2023, 11, 2),
					Blob: hash("b"), AtHead: true, Reachable: true, Objects: 14, AlsoIn: []string{hash("c")},
				}
			},
		},
		{
			rule: "shelf-key", path: "docs/setup.md", kind: rules.SecretCredential, what: secret(1),
			text:   "Run `export SHELF_KEY=" + secret(1) + "` first.\n",
			change: func(f *finding.Finding) { f.Severity, f.Besides = rules.High, []string{"shelf/https"} },
		},
		{
			rule: "shelf-key", path: "old/config.js", kind: rules.SecretCredential, what: secret(2),
			text: "module.exports = { key: '" + secret(2) + "' }\n",
			change: history(finding.History{
				Commit: hash("d"), Author: "Bob <bob@shelf.example>", Date: day(2022, 1, 31), Blob: hash("e"),
				RemovedIn: hash("f"), Reachable: true, Objects: 1,
			}),
		},
		{
			rule: "shelf-key", path: "", kind: rules.SecretCredential, what: secret(3),
			text:   "use " + secret(3) + " for now\n",
			change: history(finding.History{Blob: hash("g")}),
		},
		{
			rule: "shelf-password", path: "config/login.yml", kind: rules.SecretPassword, what: password,
			text: "shelf:\n  user: admin@shelf.example\n  password: " + password + "\n",
		},
		{
			rule: "shelf-plain-http", path: "web/größe/アセット.ts", kind: rules.SecretNone, what: "http://shelf.example/日本語/e\u0301te\u0301",
			text: "const\ta\t= \"資産\" + call(\"http://shelf.example/日本語/e\u0301te\u0301\", {\tretry: 3 })\n",
		},
		{
			rule: "shelf-plain-http", path: "web/bundle.min.js", kind: rules.SecretNone, what: "http://shelf.example/api",
			text: strings.Repeat("var a=1;", 200) + "fetch('http://shelf.example/api')" + strings.Repeat(";b()", 5000) + "\n",
		},
		{
			rule: "shelf-plain-http", path: "a\nb/::error file=x::\xff" + hostile, kind: rules.SecretNone, what: "http://shelf.example",
			text: hostile + " http://shelf.example " + hostile + "\xfe\n",
			change: func(f *finding.Finding) {
				f.Message = "::error::" + hostile
				f.Facts = []finding.Fact{{Name: "note" + hostile, Value: strings.Repeat("x ", 50) + "::warning::" + hostile + "\xff"}}
				f.Steps = []finding.Step{{Path: "::debug::\n" + hostile, Line: 1, Column: 1, Message: "[click](https://evil.example) {0} " + hostile}}
				f.History = &finding.History{Commit: hash("h"), Author: hostile + " <x@shelf.example>", Date: day(12022, 1, 1), Blob: hash("i"), Reachable: true}
			},
		},
		{
			rule: "shelf-key-long-lived", path: "deploy/mint.go", kind: rules.SecretNone, what: "lifetime",
			text: "package deploy\n\nfunc mint() {\n\tshelf.Mint(ctx, lifetime)\n}\n",
			change: func(f *finding.Finding) {
				f.Engine = "go"
				f.Facts = []finding.Fact{{Name: "lifetime", Value: "8760h"}, {Name: "bound", Value: "2160h"}}
				f.Steps = []finding.Step{
					{Path: "deploy/config.go", Line: 12, Column: 7, Message: "the constant year"},
					{Path: "deploy/config.go", Line: 31, Column: 2, Message: "assigned to lifetime, which every caller of deploy.Options passes on without asking whether it was meant"},
					{Path: "deploy/mint.go", Line: 4, Column: 18, Message: "passed as the lifetime of a key"},
				}
			},
		},
		{
			rule: "shelf-template-deletes", path: "templates/uploads.json", kind: rules.SecretNone, what: strings.TrimSuffix(template, "\n"),
			text: template, change: func(f *finding.Finding) {
				f.Engine = "record"
				f.Facts = []finding.Fact{{Name: "permissions", Value: "list, upload, rename, delete"}, {Name: "offending", Value: "delete (destructive)"}, {Name: "shelf", Value: "S-17"}}
			},
		},
		{
			rule: "shelf-template-deletes", path: "templates/old.json", kind: rules.SecretNone, what: "\"delete\"",
			text: "{\"name\": \"old\", \"rights\": [\"delete\"]}\n",
			change: func(f *finding.Finding) {
				f.Past, f.Engine = true, "record"
				f.History = &finding.History{Commit: hash("j"), Author: "Bob <bob@shelf.example>", Date: day(2021, 5, 4), Blob: hash("k"), RemovedIn: hash("l"), Reachable: true}
			},
		},
		{
			rule: "shelf-shared-login", path: "compose.yml", kind: rules.SecretNone, what: "login: shelf-bot",
			text: "services:\r\n  a:\r\n    login: shelf-bot\r\n",
		},
		{
			rule: "shelf-template-deletes", path: "templates/whole.bin", kind: rules.SecretNone, what: "",
			text: "", change: func(f *finding.Finding) {
				f.Span, f.Excerpt = finding.Span{}, finding.Excerpt{}
				f.Message, f.LineHash, f.Severity = "the whole file is a template", "", rules.Info
			},
		},
	}
}

// sampleRun is a run with a finding of every kind.
func sampleRun(t testing.TB) *Run {
	c := catalogue(t)
	run := &Run{
		Verdict:   Verdict{FailOn: rules.Medium, MinConfidence: rules.Firm},
		Version:   "v1.2.3",
		Now:       time.Date(2026, 8, 1, 10, 0, 0, 0, time.UTC),
		Root:      ".",
		Files:     true,
		History:   true,
		Catalogue: c,
		Scope:     Scope{Commit: hash("head"), Rules: "0123456789ab"},
		Disabled:  []string{"shelf-noise"},
		Changes:   []string{"shelf-noise is switched off (1 rule)"},
		Notices:   []string{"suppress 2 of .damvet.toml expired on 2026-01-31: 1 finding counts again (a test key)"},
	}
	for _, s := range samples() {
		run.Findings = append(run.Findings, s.finding(t, c))
	}
	run.Sort(run.Findings)
	run.Suppressed = []Suppressed{{
		Finding: sample{rule: "shelf-key", path: "test/fake.py", kind: rules.SecretCredential, what: secret(9), text: "k = '" + secret(9) + "'\n"}.finding(t, c),
		By:      "comment", Reason: "made up for a test",
	}}
	run.Guidelines = run.Tally(c, []string{"shelf"}, map[string]int{
		"shelf/keep-the-key": 21, "shelf/least-rights": 2, "shelf/https": 31, "shelf/expire": 4, "shelf/webhooks": 3,
	}, run.Findings)
	run.Coverage = finding.Coverage{Files: 1204, Objects: 5310, Commits: 1, Bytes: 48_230_000}
	run.Needs = map[string]finding.Need{"shelf": {Permissions: []string{"list", "upload"}, Calls: 3}}
	run.Accounts = []finding.Account{{
		Platform: c.Platform("shelf"), Kind: c.Platform("shelf").Accounts[0], Value: "s-17", More: 2, Unsought: "it is too short " + hostile,
		Places: []finding.AccountPlace{{Path: "templates/uploads.json", Line: 1, Column: 1}, {Path: "deploy/" + hostile + ".env", Line: 3, Column: 9}, {Path: "old/.env", Line: 2, Column: 8, Past: true}},
	}}
	run.Coverage.Exclude("ignored by git", 28)
	run.Coverage.Exclude("symbolic link", 3)
	run.Coverage.Lack("objects that a shallow clone lacks", 12)
	run.Coverage.Fail("locked/\x1b[31mkey.pem", os.ErrPermission)
	return run
}

// attested has a person sign off the last guideline.
func attested(r *Run) {
	r.Guidelines[len(r.Guidelines)-1].Attested = &Attested{By: "Ann Example <ann@shelf.example>", On: "2026-05-01", Until: "2027-05-01", Note: "looked at the console " + hostile}
	r.Suppressed[0].Owner, r.Suppressed[0].Expires = "web team", "2027-01-31"
}

func write(t testing.TB, format string, run *Run, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, format, run, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	for _, g := range []struct {
		name, format string
		options      Options
		change       func(*Run)
	}{
		{"text", "text", Options{}, nil},
		{"text-terminal", "text", Options{Color: true, Links: true, Width: 72}, nil},
		{"text-guidelines", "text", Options{Guidelines: true}, func(r *Run) {
			r.Findings, r.Suppressed, r.Disabled, r.Changes, r.Notices, r.Coverage = nil, nil, nil, nil, nil, finding.Coverage{Files: 3}
			r.Guidelines = r.Tally(r.Catalogue, []string{"shelf"}, map[string]int{"shelf/https": 1}, nil)
		}},
		{"concise", "concise", Options{}, nil},
		{"html", "html", Options{}, attested},
		{"markdown", "markdown", Options{}, attested},
		{"json", "json", Options{}, nil},
		{"jsonl", "jsonl", Options{}, nil},
		{"sarif", "sarif", Options{}, nil},
		{"github", "github", Options{}, nil},
		{"gitlab", "gitlab", Options{}, nil},
		{"gitlab-secrets", "gitlab-secrets", Options{}, nil},
		{"junit", "junit", Options{}, nil},
		{"summary", "summary", Options{}, func(r *Run) {
			r.Change = &Change{About: "the push to " + hostile, Known: 3, Warnings: []string{"rule shelf-key is switched off <script>" + hostile}}
		}},
	} {
		t.Run(g.name, func(t *testing.T) {
			run := sampleRun(t)
			if g.change != nil {
				g.change(run)
			}
			golden(t, g.name, write(t, g.format, run, g.options))
		})
	}
	t.Run("coverage", func(t *testing.T) {
		golden(t, "coverage", strings.Join(CoverageLines(sampleRun(t)), "\n")+"\n")
	})
}

// golden compares with a file of testdata, and rewrites it with -update.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (go test ./internal/report -update rewrites it)\ngot:\n%s", path, got)
	}
}
