package action

import (
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/synth"
)

// TestPlaces: of a project in a directory of a larger repository an annotation
// names the file from the root, however it is called, and the line, however
// lines end; SARIF names it so that it is found; other projects are not told of.
func TestPlaces(t *testing.T) {
	s := newServer(t, "write apps/a/readme.txt \"one\\n\"\nwrite apps/b/readme.txt \"one\\n\"\ncommit one\n")
	s.git("checkout", "-q", "-f", "-b", "topic")
	names := []string{"a b.sh", "c:d,e=f.sh", "100%25.sh", "ü.sh", "#x?.sh", "line\nbreak.sh", "\u202egnp.sh"}
	for _, name := range names {
		for _, dir := range []string{"apps/a", "apps/b"} {
			path := filepath.Join(s.dir, dir, name)
			if err := os.WriteFile(path, []byte("#!/bin/sh\r\n\r\ncurl http://app.iconik.io/API/"+url.PathEscape(name)+"\r\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	s.git("add", "-A")
	s.git("commit", "-qm", "all")
	r := s.job("topic", 1)
	r.event, r.payload = "pull_request", s.pullRequest("main", "topic")
	r.inputs["working-directory"], r.inputs["upload-sarif"] = "apps/a", "true"
	o := r.run()
	if o.outputs["exit-code"] != "1" || o.outputs["findings"] != "7" {
		t.Fatalf("outputs %v\n%s", o.outputs, o.log)
	}
	told := o.told("error")
	for _, a := range o.annotations {
		if a.properties["line"] != "3" || a.properties["col"] != "6" || a.properties["endColumn"] == "" {
			t.Errorf("annotation %+v", a)
		}
	}
	var want []string
	for _, name := range names {
		want = append(want, "apps/a/"+name)
		// What is not visible is shown as such, and names no other file.
		if plain := !strings.ContainsAny(name, "\n\u202e"); plain && !slices.Contains(told, "apps/a/"+name) {
			t.Errorf("no annotation at %q, but at %q", name, told)
		}
	}
	slices.Sort(want)

	var log struct {
		Runs []struct {
			Results []struct {
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           struct{ StartLine int }
					}
				}
			}
		}
	}
	data, err := os.ReadFile(o.uploaded)
	if err == nil {
		err = json.Unmarshal(data, &log)
	}
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range log.Runs[0].Results {
		at := r.Locations[0].PhysicalLocation
		path, err := url.PathUnescape(at.ArtifactLocation.URI)
		if err != nil || at.Region.StartLine != 3 {
			t.Errorf("%+v (%v)", at, err)
		}
		got = append(got, path)
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("SARIF is about %q, not %q", got, want)
	}
}

// TestHostileRules: a change that brings rules of its own, and tokens that look
// like commands, has no more say in log, summary and outputs than another.
func TestHostileRules(t *testing.T) {
	s := newServer(t, "write readme.txt \"one\\n\"\ncommit one\n")
	s.git("checkout", "-q", "-f", "-b", "topic")
	const hostile = "::error file=x::pwned %0A::set-output name=findings::0 ##[error]pwned $(touch pwned)`touch pwned` \\u001b[31m \\u202e<script>alert(1)</script> [x](https://evil.example) | \\n::error::pwned"
	for name, text := range map[string]string{
		".damvet.toml": "rules = [\"own.toml\"]\n",
		"own.toml": "[[rules]]\nid = \"own-token\"\ndescription = \"" + hostile + "\"\nclass = \"hardcoded-token\"\nseverity = \"high\"\n" +
			"confidence = \"firm\"\nbasis = \"policy\"\nwhy = \"" + hostile + "\"\nfix = \"" + hostile + "\"\n" +
			"regex = '''own_(.+)_end'''\nkeywords = [\"own_\"]\nexamples = ['own_x_end']\ncounterexamples = ['own']\n",
		"tokens.txt": "own_::error::pwned%0A::warning::pwned##[error]`touch pwned`$(touch pwned)\x1b[31m\u202e<b>_end\r\n",
		"key.py":     "IMAGEKIT_PRIVATE_KEY = '<<imagekit-private-key>>' # own_::set-output name=exit-code::0_end\n",
	} {
		text, err := synth.Expand(text)
		if err == nil {
			err = os.WriteFile(filepath.Join(s.dir, name), []byte(text), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	s.git("add", "-A")
	s.git("commit", "-qm", "rules")
	r := s.job("topic", 1)
	r.event, r.payload = "pull_request", s.pullRequest("main", "topic")
	o := r.run()
	o.expect(t, "1", []string{"key.py", "key.py", "own.toml", "tokens.txt"})
	escaped := strings.NewReplacer(`\<`, "", `\[`, "", `\]`, "")
	for _, bad := range []string{"\x1b[31mpwn", "\u202e", "<script", "](https://evil", "\n::error::pwned"} {
		if strings.Contains(escaped.Replace(o.summary), bad) {
			t.Errorf("the summary holds %q", bad)
		}
	}
	for _, a := range o.annotations {
		if title := a.properties["title"]; a.level != "error" || !strings.HasPrefix(title, "own-token") && !strings.HasPrefix(title, "imagekit-private-key") {
			t.Errorf("annotation %+v", a)
		}
	}
	if _, err := os.Stat(filepath.Join(r.workspace, "pwned")); err == nil {
		t.Error("a command of the change ran")
	}
}

// TestHostileBranch: the name of the default branch, which goes into what git is
// asked to fetch, brings no options along.
func TestHostileBranch(t *testing.T) {
	s := newServer(t, story)
	r := s.job("topic", 1)
	payload := s.push("refs/heads/topic", "", s.id("topic"), 4)
	r.event, r.payload = "push", strings.Replace(payload, `"default_branch":"main"`, `"default_branch":"main --upload-pack=touch${IFS}pwned"`, 1)
	if r.payload == payload {
		t.Fatal("the payload names no default branch")
	}
	r.run().expect(t, "2", nil)
	if _, err := os.Stat(filepath.Join(r.workspace, "pwned")); err == nil {
		t.Error("a command of the event ran")
	}
}
