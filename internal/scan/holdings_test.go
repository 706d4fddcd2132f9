package scan

import (
	"bytes"
	"context"
	"encoding/base64"
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
	"github.com/damvet/damvet/internal/gitleaks"
	"github.com/damvet/damvet/internal/history"
	"github.com/damvet/damvet/internal/script"
	"github.com/damvet/damvet/internal/script/scripttest"
	"github.com/damvet/damvet/rules"
)

// heldOften is a history of which many objects hold the same secrets, name the
// same accounts and ask of each other. One of the secrets expires at a time that
// is filled in.
const heldOften = `
write a.py "t = 'glpat-a<<shape [a-z0-9]{19}>>'\n"
commit one
write a.py "# more\nt = 'glpat-a<<shape [a-z0-9]{19}>>'\n"
write testdata/b.py "t = 'glpat-a<<shape [a-z0-9]{19}>>'\nu = 'glpat-b<<shape [a-z0-9]{19}>>'\n"
write store.p12 "no text\n"
commit two
write a.py "# gone\n"
write c.py "t = 'glpat-c<<shape [a-z0-9]{19}>>' # gitleaks:allow\nv = 'glpat-d<<shape [a-z0-9]{19}>>' # gitleaks:allow\n"
write d.py "token = '%s'\nagain = 'glpat-d<<shape [a-z0-9]{19}>>'\n"
write word.py "# iconik\nt = 'glpat-b<<shape [a-z0-9]{19}>>'\nkey = '<<imagekit-private-key>>'\n"
write notes.md "The App-ID at iconik: <<uuid1>>.\n"
write gone/Dockerfile "# iconik\nENV APP_ID=<<uuid1 n=2>>\n"
write sync.py "import requests\nrequests.get('https://app.iconik.io/API/assets/v1/assets/', headers=h)\n"
write group.yaml "# iconik\nname: sync\nroles: [can_read_assets, can_write_metadata_values]\n"
write mint.yaml "- {id: <<filerobot-template-id>>, description: filerobot shop, permissions: [OBJECTS_LIST, FILE_DELETE]}\n"
write web/shop.js "filerobot({ securityTemplateId: '<<filerobot-template-id>>' })\n"
commit three
write notes.md "The App-ID at iconik is <<uuid1>>.\n"
write sync.py "import requests, sys\nrequests.get('http://app.iconik.io/API/assets/v1/assets/', headers=h)\n"
commit three and a half
write notes.md "The App-IDs at iconik: <<uuid1>> and App-ID: <<uuid1 n=2>>.\n"
write sync.py "import requests, os\nrequests.post('https://app.iconik.io/API/assets/v1/assets/', headers=h)\n"
delete gone/Dockerfile
commit three and three quarters
checkout side
write c.py "t = 'glpat-c<<shape [a-z0-9]{19}>>'\n"
write e.py "w = 'glpat-e<<shape [a-z0-9]{19}>>'\n"
commit four
checkout main
write e.py "w = 'glpat-e<<shape [a-z0-9]{19}>>'\n# damvet:ignore private-key -- of another time\n"
write d.py "# more\ntoken = '%s'\nagain = 'glpat-d<<shape [a-z0-9]{19}>>'\n"
delete notes.md
commit five
`

// generalScanner looks for what gitleaks' default rules know.
func generalScanner(t *testing.T, now time.Time, conf string) *Scanner {
	t.Helper()
	c, err := config.Parse(func(string) (*rules.Catalogue, error) {
		return rules.Builtin().WithGeneral(gitleaks.Default().Rules, false)
	}, "c", []byte(conf), nil)
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(c.Catalogue, Options{Config: c, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// heldOftenRepository makes a repository in which a token expires.
func heldOftenRepository(t *testing.T, expires time.Time) (dir, token string) {
	t.Helper()
	part := func(s string) string { return base64.RawURLEncoding.EncodeToString([]byte(s)) }
	token = part(`{"alg":"HS256","typ":"JWT"}`) + "." + part(fmt.Sprintf(`{"sub":"synthetic","exp":%d}`, expires.Unix())) + "." + expand(t, "<<shape [a-zA-Z0-9]{43}>>")
	dir = t.TempDir()
	if err := script.Build(dir, txtar.Parse(fmt.Appendf(nil, heldOften, token, token)), func(s string) (string, error) { return expand(t, s), nil }); err != nil {
		t.Fatal(err)
	}
	return dir, token
}

// ordered puts what was said in order, as the report does.
func ordered(said string) string {
	lines := strings.Split(said, "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// TestHoldings: what places held in an earlier run makes no difference to what
// is told, whatever has changed since.
func TestHoldings(t *testing.T) {
	dir, token := heldOftenRepository(t, now.Add(time.Hour))
	git := func(args ...string) { scripttest.Git(t, dir, args...) }
	m := &Memory{Dir: filepath.Join(t.TempDir(), "memory")}
	at, conf := now, ""
	o := HistoryOptions{}
	for _, step := range []struct {
		name   string
		change func()
	}{
		{"at first", func() {}},
		{"again", func() {}},
		{"after the token has expired", func() { at = now.Add(2 * time.Hour) }},
		{"before it was made out", func() { at = now.Add(-time.Hour) }},
		{"packed", func() { git("repack", "-adkq") }},
		{"another place is at HEAD", func() { git("checkout", "-q", "--detach", "side") }},
		{"and another", func() { git("checkout", "-q", "--detach", "main~2") }},
		{"back again", func() { git("checkout", "-q", "main") }},
		{"the same secret elsewhere", func() {
			text := expand(t, "w = 'glpat-e<<shape [a-z0-9]{19}>>'\nt = 'glpat-f<<shape [a-z0-9]{19}>>'\n")
			if err := os.WriteFile(filepath.Join(dir, "f.py"), []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
			git("add", ".")
			git("commit", "-qm", "six")
		}},
		{"renamed", func() {
			git("mv", "f.py", "README.md")
			git("mv", "c.py", "testdata/c.py")
			git("commit", "-qm", "seven")
		}},
		{"paths are left out", func() { o.Excluded = func(path string) bool { return strings.HasPrefix(path, "testdata/") } }},
		{"and are not", func() { o.Excluded = nil }},
		{"a rule is switched off", func() { conf = "disable = [\"gitlab-pat\"]\n" }},
		{"a rule is graded", func() { conf = "[severity]\njwt = \"low\"\n" }},
		{"a path is accepted", func() { conf = "[[suppress]]\nrule = \"jwt\"\npath = \"d.py\"\nreason = \"x\"\n" }},
		{"reachable alone", func() {
			o.Reachable = true
			git("branch", "-D", "side")
			git("reflog", "expire", "--expire=now", "--all")
		}},
		{"objects are gone", func() { git("gc", "-q", "--prune=now") }},
	} {
		step.change()
		scan := func(m *Memory) string {
			o := o
			o.Memory = m
			got, err := scanHistory(t, context.Background(), generalScanner(t, at, conf), dir, o)
			if err != nil {
				t.Fatal(err)
			}
			return ordered(got)
		}
		want := scan(nil)
		for range 2 {
			if got := scan(m); got != want {
				t.Errorf("%s: with a memory\n%s\nwithout\n%s", step.name, got, want)
			}
		}
		files, _ := m.Files()
		for _, f := range files {
			data, _ := os.ReadFile(f.Path)
			for _, secret := range []string{token, expand(t, "<<shape [a-z0-9]{19}>>"), expand(t, "<<imagekit-private-key>>"), expand(t, "<<uuid1>>"), expand(t, "<<filerobot-template-id>>")} {
				if bytes.Contains(data, []byte(secret)) {
					t.Errorf("%s: the memory holds a secret, or what might be one", step.name)
				}
			}
		}
	}
}

// TestHoldingsLeaveOut: of the places that hold a thing one is looked at again.
func TestHoldingsLeaveOut(t *testing.T) {
	dir, _ := heldOftenRepository(t, now.Add(time.Hour))
	m := &Memory{Dir: t.TempDir()}
	scan := func() *holdings {
		if _, err := scanHistory(t, context.Background(), generalScanner(t, now, ""), dir, HistoryOptions{Memory: m}); err != nil {
			t.Fatal(err)
		}
		files, err := m.Files()
		if err != nil || len(files) != 1 {
			t.Fatal(files, err)
		}
		_, rest, err := readMemory(files[0].Path)
		if err != nil {
			t.Fatal(err)
		}
		all, err := readRest(rest)
		if err != nil {
			t.Fatal(err)
		}
		return all.Holdings
	}
	h := scan()
	store := openStore(t, dir)
	p := generalScanner(t, now, "").newPlaces(store)
	if err := p.recall(context.Background(), h, nil, func(history.Place) bool { return true }, func(history.Place) bool { return false }); err != nil {
		t.Fatal(err)
	}
	looked := map[string]bool{}
	for at := range p.seen {
		looked[at.Path] = true
	}
	unseen, known, asHead := map[string]int{}, map[string]int{}, map[string]int{}
	for i := range h.Places {
		at := h.place(i)
		res, err := p.at(turn{at, false})
		if err != nil {
			t.Fatal(err)
		}
		for _, thing := range res.Things {
			if thing.unseen {
				unseen[at.Path]++
			}
		}
		if p.seen[at] == nil {
			known[at.Path]++
			if res, err = p.at(turn{at, true}); err == nil && len(res.named.mentions) == 0 {
				asHead[at.Path]++
			}
		}
		if at.Path == "group.yaml" || at.Path == "web/shop.js" {
			t.Errorf("%s is remembered, and other files decide what it holds", at.Path)
		}
	}
	// Of the names that a file held one version tells, and at HEAD each.
	if known["notes.md"] == 0 || asHead["notes.md"] != 0 || known["sync.py"] != 2 || asHead["sync.py"] != 2 {
		t.Errorf("known without a look: %v, also at HEAD: %v", known, asHead)
	}
	if p.learned || unseen["a.py"] == 0 || unseen["d.py"] == 0 || len(p.seen) >= len(h.Places) {
		t.Errorf("learned %v, unseen %v, looked at %v of %d places", p.learned, unseen, looked, len(h.Places))
	}
	// Where an earlier run said what it found, none is looked at.
	files, _ := m.Files()
	said, _, err := readMemory(files[0].Path)
	if err != nil {
		t.Fatal(err)
	}
	s := generalScanner(t, now, "")
	for _, more := range []int{0, 1} {
		all := s.open(store, said)
		all.Keys = append(all.Keys, make([]Key, more)...)
		p := s.newPlaces(store)
		if err := p.recall(context.Background(), h, all, func(history.Place) bool { return true }, func(history.Place) bool { return false }); err != nil {
			t.Fatal(err)
		}
		if looked := len(p.seen) > 0; looked != (more > 0) || slices.Contains(p.keys, Key{}) {
			t.Errorf("with %d keys too many: looked at places %v, keys %v", more, looked, p.keys)
		}
		if at := h.place(h.Told[0]); more == 0 {
			th, err := p.see(at, Thing{Finding: &finding.Finding{Rule: s.cat.Rule(h.Rules[0])}, Key: p.keys[0], unseen: true}, true)
			if err != nil || len(p.seen) > 0 || th.unseen || th.History != nil {
				t.Errorf("what was told is looked at again: %+v, %v", th, err)
			}
		}
	}
	// A run that learns nothing writes nothing.
	before, _ := os.ReadFile(files[0].Path)
	scan()
	if after, _ := os.ReadFile(files[0].Path); !bytes.Equal(before, after) {
		t.Error("the memory was written again")
	}
}

// TestHoldingsAreChecked: what is remembered and does not fit is not used.
func TestHoldingsAreChecked(t *testing.T) {
	good := func() *holdings {
		return &holdings{Paths: []string{"a"}, Looks: []look{{}}, Rules: []string{"r"}, Told: []int{0}, Named: []int{-1}, Places: []holding{{Blob: make([]byte, 20), Things: []int{0}, Names: []int{0}}}}
	}
	if !good().valid() {
		t.Error("what fits is not valid")
	}
	for name, spoil := range map[string]func(*holdings){
		"path":  func(h *holdings) { h.Places[0].Path = 1 },
		"thing": func(h *holdings) { h.Places[0].Things[0] = -1 },
		"told":  func(h *holdings) { h.Told[0] = 1 },
		"look":  func(h *holdings) { h.Places[0].Look = 1 },
		"name":  func(h *holdings) { h.Named = nil },
		"named": func(h *holdings) { h.Named[0] = 1 },
		"rule":  func(h *holdings) { h.Rules = nil },
		"blob":  func(h *holdings) { h.Places[0].Blob = make([]byte, 99) },
	} {
		h := good()
		if spoil(h); h.valid() {
			t.Errorf("%s: it is valid", name)
		}
	}
}
