package script_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/script"
	"github.com/damvet/damvet/internal/script/scripttest"
	"golang.org/x/tools/txtar"
)

const everything = `
# a history with one of everything
author Ada Example <ada@example.com>
date 2024-03-01T10:00:00+02:00
write README.md
write src/deep/a.txt "one\n"
write "odd \xff name" "bytes\n"
write run.sh "#!/bin/sh\n"
exec run.sh
symlink link src/deep/a.txt
commit First version
tag v1
annotate v1-signed Release <<one>>
annotate blobs blob="a blob\n" of a text
tag plain blob=note.txt

checkout side
replace src/deep/a.txt one two
commit "On the side\n\nwith a body"
checkout main
append README.md note.txt
delete run.sh
rename "odd \xff name" odd
commit Meanwhile
note Looks fine
merge side
write evil.txt "only in the merge\n"
commit Merge branch 'side'
write gone.txt "gone\n"
commit Soon gone
reset HEAD~1
write src/deep/a.txt "stashed\n"
stash half done
ref refs/custom/x side
blob "nobody names me\n"
branch other
untracked .env note.txt
-- README.md --
# Title <<two>>
-- note.txt --
a note
`

func build(t *testing.T, text string) string {
	t.Helper()
	dir := t.TempDir()
	expand := func(s string) (string, error) {
		return strings.NewReplacer("<<one>>", "1", "<<two>>", "2").Replace(s), nil
	}
	if err := script.Build(dir, txtar.Parse([]byte(text)), expand); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestBuild holds what is built against what git reads.
func TestBuild(t *testing.T) {
	dir := build(t, everything)
	if out, err := scripttest.Command(dir, "fsck", "--strict", "--no-dangling", "--no-progress").CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("git fsck says: %v\n%s", err, out)
	}
	for _, check := range []struct{ want, args string }{
		{"?? .env\n", "status --porcelain"},
		{"Merge branch 'side'|Meanwhile|On the side|First version|", "log --format=%s"},
		{"Ada Example <ada@example.com> 2024-03-01T12:00:00+02:00", "log -1 --format=%an_<%ae>_%aI --skip=0 HEAD~1^0"},
		{"# Title 2\na note\n", "show HEAD:README.md"},
		{"two\n", "show HEAD:src/deep/a.txt"},
		{"only in the merge\n", "show HEAD:evil.txt"},
		{"stashed\n", "show stash:src/deep/a.txt"},
		{"Release 1\n", "for-each-ref --format=%(contents:subject) refs/tags/v1-signed"},
		{"a blob\n", "cat-file blob blobs"},
		{"a note\n", "cat-file blob plain"},
		{"Looks fine\n", "notes show HEAD~1"},
		{"120000", "ls-tree --format=%(objectmode) HEAD link"},
		{"100755", "ls-tree --format=%(objectmode) v1 run.sh"},
		{"On the side", "log -1 --format=%s refs/custom/x"},
		{"main", "symbolic-ref --short HEAD"},
		{"On the side\n\nwith a body", "log -1 --format=%B side"},
	} {
		got := scripttest.Git(t, dir, strings.Fields(check.args)...)
		got = strings.TrimSpace(got)
		want := strings.TrimSpace(check.want)
		if strings.Contains(want, "|") {
			got = strings.ReplaceAll(got, "\n", "|") + "|"
		}
		want, got = strings.ReplaceAll(want, " ", "_"), strings.ReplaceAll(got, " ", "_")
		if got != want {
			t.Errorf("git %s\n got %q\nwant %q", check.args, got, want)
		}
	}
	dangling := scripttest.Git(t, dir, "fsck", "--dangling", "--no-progress")
	if !strings.Contains(dangling, "dangling commit") || !strings.Contains(dangling, "dangling blob") {
		t.Errorf("nothing dangles:\n%s", dangling)
	}
}

// TestSameHashes: a script makes the same repository wherever and whenever it
// is run.
func TestSameHashes(t *testing.T) {
	first := scripttest.Git(t, build(t, everything), "show-ref", "--head")
	if second := scripttest.Git(t, build(t, everything), "show-ref", "--head"); second != first {
		t.Errorf("two builds differ:\n%s\n%s", first, second)
	}
	if want := "e5e216e3d1ea9dc82a4603d972cb8135045d4998 HEAD\n"; !strings.HasPrefix(first, want) {
		t.Errorf("HEAD has moved from %s:\n%s", want, first)
	}
}

func TestMistakes(t *testing.T) {
	for _, c := range []struct{ script, want string }{
		{"frobnicate x", `line 1: unknown command "frobnicate"`},
		{"\nwrite nofile", `line 2: write: the archive has no file "nofile"`},
		{"write a \"unclosed", "bad quotes"},
		{"append a \"x\"", `there is no file "a"`},
		{"write a \"x\"\nreplace a y z", `does not have "y"`},
		{"delete a", `there is no file "a"`},
		{"date yesterday", "date:"},
		{"author nobody", "want NAME <ADDRESS>"},
		{"write", "too few or too many"},
		{"branch x", `unknown revision "HEAD"`},
		{"write a \"x\"\ncommit c\nreset HEAD~3", "too far"},
		{"write ../a \"x\"", "leads out of the repository"},
	} {
		err := script.Build(filepath.Join(t.TempDir(), "r"), &txtar.Archive{Comment: []byte(c.script)}, nil)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: got error %v, want %q", c.script, err, c.want)
		}
	}
}
