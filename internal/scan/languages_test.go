package scan

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"github.com/damvet/damvet/rules"
)

// sourceDirs hold the fixtures in source languages. What stands below one of
// their directories has the path that is behind its name.
var sourceDirs = []string{"source", "languages", "bodies", "signed", "templates"}

// remark is a comment at the end of a line that names the rules which the line
// breaks, or which it tempts and does not break.
var remark = regexp.MustCompile(`[ \t]*(?://|#|<!--)[ \t]*(want|not):([ \w-]+?)(?:[ \t]*-->)?[ \t]*$`)

// matrix is testdata/matrix.toml: which rules are tried in which languages.
type matrix struct {
	// Languages are the endings of the names of their files.
	Languages map[string][]string
	// Elsewhere are rules that no fixture in a source language tries.
	Elsewhere []struct {
		Rules   []string
		Because string
	}
	// Except are pairs of a rule and a language that do not meet.
	Except []struct {
		Rules     []string
		Languages []string
		Only      []string // all languages but these
		Because   string
	}
}

func readMatrix(t *testing.T) *matrix {
	t.Helper()
	m := &matrix{}
	meta, err := toml.DecodeFile(filepath.Join("testdata", "matrix.toml"), m)
	if err != nil {
		t.Fatal(err)
	}
	if keys := meta.Undecoded(); len(keys) > 0 {
		t.Fatalf("matrix.toml: unknown keys %v", keys)
	}
	return m
}

// excepted returns the reasons for which pairs are left out, and reports what
// the matrix says of rules and languages that there are not.
func (m *matrix) excepted(t *testing.T, ids []string) map[pair]string {
	t.Helper()
	out := map[pair]string{}
	except := func(rule string, languages []string, because string) {
		if !slices.Contains(ids, rule) {
			t.Errorf("matrix.toml excepts %s, which is no rule", rule)
		}
		if because == "" {
			t.Errorf("matrix.toml excepts %s without a reason", rule)
		}
		for _, l := range languages {
			if m.Languages[l] == nil {
				t.Errorf("matrix.toml excepts %s in %s, which is no language", rule, l)
			}
			if out[pair{rule, l}] != "" {
				t.Errorf("matrix.toml excepts %s in %s twice", rule, l)
			}
			out[pair{rule, l}] = because
		}
	}
	all := slices.Sorted(maps.Keys(m.Languages))
	for _, e := range m.Elsewhere {
		for _, rule := range e.Rules {
			except(rule, all, e.Because)
		}
	}
	for _, e := range m.Except {
		languages := e.Languages
		if len(e.Only) > 0 {
			languages = slices.DeleteFunc(slices.Clone(all), func(l string) bool { return slices.Contains(e.Only, l) })
		}
		for _, rule := range e.Rules {
			except(rule, languages, e.Because)
		}
	}
	return out
}

func (m *matrix) language(name string) string {
	for l, endings := range m.Languages {
		if slices.Contains(endings, strings.ToLower(filepath.Ext(name))) {
			return l
		}
	}
	return ""
}

type pair struct{ rule, language string }

// tries counts the lines that break a rule and those that only tempt it.
type tries struct{ wanted, tempting int }

// remarked reads a fixture: its text without the remarks, which speak of
// platforms themselves, and the rules that are wanted, and that are not, by line.
func remarked(t *testing.T, name string) (text string, wanted, not []string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(data), "\n")
	for i, line := range lines {
		for {
			at := remark.FindStringSubmatchIndex(line)
			if at == nil {
				break
			}
			for _, id := range strings.Fields(line[at[4]:at[5]]) {
				place := fmt.Sprintf("%d: %s", i+1, id)
				if line[at[2]:at[3]] == "want" {
					wanted = append(wanted, place)
				} else {
					not = append(not, place)
				}
			}
			line = line[:at[0]]
		}
		if line != lines[i] && strings.TrimSpace(line) == "" {
			t.Errorf("%s:%d: a remark on an empty line", name, i+1)
		}
		lines[i] = line
	}
	return expand(t, strings.Join(lines, "\n")), wanted, not
}

// TestLanguages holds the fixtures in source languages to their remarks, and
// the remarks to the matrix: every rule that can apply to a language has a line
// of it that breaks the rule and one that tempts and does not.
func TestLanguages(t *testing.T) {
	s := newScanner(t)
	m := readMatrix(t)
	got := map[pair]tries{}
	for _, dir := range sourceDirs {
		root := filepath.Join("testdata", dir)
		err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			language := m.language(name)
			if err != nil || d.IsDir() || language == "" {
				return err
			}
			path, err := filepath.Rel(root, name)
			if err != nil {
				return err
			}
			path = filepath.ToSlash(path)
			if dir == "source" {
				// The first directory says what the fixture is about.
				_, path, _ = strings.Cut(path, "/")
			}
			t.Run(filepath.ToSlash(name), func(t *testing.T) {
				text, wanted, not := remarked(t, name)
				for _, g := range wanted {
					_, id, _ := strings.Cut(g, ": ")
					n := got[pair{id, language}]
					n.wanted++
					got[pair{id, language}] = n
				}
				for _, g := range not {
					_, id, _ := strings.Cut(g, ": ")
					n := got[pair{id, language}]
					n.tempting++
					got[pair{id, language}] = n
				}
				found := found(t, s, path, text)
				for _, g := range wanted {
					if !slices.Contains(found, g) {
						t.Errorf("not found: %s", g)
					}
				}
				slices.Sort(found)
				for i, g := range found {
					if !slices.Contains(wanted, g) {
						t.Errorf("found: %s", g)
					}
					if i > 0 && found[i-1] == g {
						t.Errorf("found twice: %s", g)
					}
				}
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Run("matrix", func(t *testing.T) { m.holds(t, got) })
}

// holds reports the pairs that the matrix claims and no fixture tries, and
// those that it leaves out and one does.
func (m *matrix) holds(t *testing.T, got map[pair]tries) {
	var ids []string
	for _, r := range rules.Builtin().Rules {
		if !r.SkipReport {
			ids = append(ids, r.ID)
		}
	}
	for _, k := range rules.Builtin().Checks {
		if k.Look.Go == "" {
			ids = append(ids, k.ID)
		}
	}
	slices.Sort(ids)
	excepted := m.excepted(t, ids)
	pairs, wanted, tempting := 0, 0, 0
	for _, id := range ids {
		var none, lone []string
		for _, l := range slices.Sorted(maps.Keys(m.Languages)) {
			p := pair{id, l}
			n := got[p]
			switch why := excepted[p]; {
			case why != "" && n != tries{}:
				t.Errorf("%s is tried in %s, though it is said not to be: %s", id, l, why)
			case why != "":
			case n.wanted == 0:
				none = append(none, l)
			case n.tempting == 0:
				lone = append(lone, l)
			default:
				pairs++
				wanted += n.wanted
				tempting += n.tempting
			}
			delete(got, p)
		}
		if len(none) > 0 {
			t.Errorf("%s is found in no fixture in %s", id, strings.Join(none, " "))
		}
		if len(lone) > 0 {
			t.Errorf("%s is tempted by no line in %s", id, strings.Join(lone, " "))
		}
	}
	for p := range got {
		t.Errorf("a fixture in %s names %s, which is no rule", p.language, p.rule)
	}
	t.Logf("%d pairs of a rule and a language, %d lines found, %d lines that tempt", pairs, wanted, tempting)
}
