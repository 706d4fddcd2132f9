package gitstore_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/script/scripttest"
)

// TestResolve holds revisions against git rev-parse.
func TestResolve(t *testing.T) {
	dir := scripttest.Repo(t, sample)
	git(t, dir, "branch", "feature/x")
	git(t, dir, "tag", "side", "main~1") // a tag beats a branch
	git(t, dir, "tag", "-am", "again", "v2", "v1")
	git(t, dir, "checkout", "-q", "feature/x")
	git(t, dir, "commit", "-q", "--allow-empty", "-m", "x")
	git(t, dir, "commit", "-q", "--allow-empty", "-m", "y")
	clone := filepath.Join(dir, "../clone")
	git(t, dir, "clone", "-q", ".", clone)
	git(t, clone, "checkout", "-q", "main")
	git(t, clone, "checkout", "-q", "feature/x")
	git(t, clone, "config", "branch.odd \"name\\.remote", "origin")
	head := git(t, clone, "rev-parse", "HEAD")
	for _, d := range []string{dir, clone} {
		s := open(t, d)
		for _, rev := range []string{
			"HEAD", "@", "HEAD~1", "HEAD~2", "@~", "HEAD^", "HEAD^0", "HEAD~0", "HEAD^^", "HEAD~1^2", "main^2", "main^2~1", "main^3",
			"side", "heads/side", "refs/heads/side", "tags/v1", "v1", "v1^{}", "v1^0", "v1^{commit}", "v1^{tree}", "v1^{tag}", "v2^{}", "v2^{tree}",
			"v1~1", "text", "text^{blob}", "text^{commit}", "stash", "stash^2", "stash@{0}", "stash@{7}", "feature/x", "origin", "origin/main", "origin/main~1",
			head, head[:12], head[:7], head[:4], head[:3], "v1-3-g" + head[:8], "nothing", "zzzz", "", "HEAD^{nonsense}",
			"@{0}", "@{1}", "HEAD@{1}", "main@{0}", "@{-1}", "@{-2}", "@{-9}", "@{u}", "@{upstream}", "main@{u}", "feature/x@{upstream}~1", "v1@{u}", "HEAD~999",
			strings.Repeat("ab", 20), "refs/notes/commits", "ORIG_HEAD",
		} {
			want, err := scripttest.Command(d, "rev-parse", "--verify", "-q", rev+"^{object}").Output()
			id, got := s.Resolve(rev)
			switch {
			case err != nil && got == nil:
				t.Errorf("%q is %s; git knows it not", rev, id)
			case err == nil && got != nil:
				t.Errorf("%q: %v; git has %s", rev, got, want)
			case err == nil && id.String() != strings.TrimSpace(string(want)):
				t.Errorf("%q is %s; git has %s", rev, id, want)
			}
			if e := (*gitstore.RevisionError)(nil); got != nil && (!errors.As(got, &e) || e.Remedy == "" || e.Rev != rev) {
				t.Errorf("%q: error %#v", rev, got)
			}
		}
	}
}

func FuzzResolve(f *testing.F) {
	for _, rev := range []string{"HEAD~1^2", "@{-1}", "main@{u}", "v1^{}", "v1^{commit}~3", "a..b", ":/x", "^", "~", "@{", "^{", "HEAD^99999999999999999999"} {
		f.Add(rev)
	}
	dir := scripttest.Repo(f, sample)
	s, err := gitstore.Open(filepath.Join(dir, ".git"))
	if err != nil {
		f.Fatal(err)
	}
	defer s.Close()
	f.Fuzz(func(t *testing.T, rev string) {
		if id, err := s.Resolve(rev); err == nil && !s.Has(id) {
			t.Errorf("%q is %s, which is not there", rev, id)
		}
	})
}
