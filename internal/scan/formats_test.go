package scan

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/rules"
)

// exception takes rules out of the matrix of rules and formats, or some pairs.
type exception struct {
	Rules   []string `toml:"rules"`   // patterns of path.Match
	Formats []string `toml:"formats"` // none: all
	Why     string   `toml:"why"`

	used bool
}

// seed is an example or a counterexample of a rule that is data.
type seed struct {
	word string // that the texts speak of
	dir  string // of the file
	v    *record.Value
}

// seeds returns the examples that are maps of data, whatever they are written
// in, and that a JSON file holds to: it breaks the rule or does not.
func seeds(t *testing.T, s *Scanner, r *rules.Rule, all []rules.Example, breaks bool) []seed {
	var found []seed
	for _, e := range all {
		v := dataOf(e.File, expand(t, e.Text))
		if v == nil {
			continue
		}
		for len(v.Fields) == 1 && v.Fields[0].Key == r.Platform.ID && v.Fields[0].Value.Kind == record.Map {
			v = v.Fields[0].Value
		}
		// What is not found without the platform's name tempts without it.
		for _, word := range []string{r.Platform.ID, "seed"} {
			d := seed{word, path.Dir(e.File), v}
			if d.breaks(t, s, r, writers[0]) == breaks {
				found = append(found, d)
				break
			}
		}
	}
	return found
}

// assigned is a text that gives something a name and nothing more.
var assigned = regexp.MustCompile("^[ \\t]*[\"']?([A-Za-z][\\w.-]*)[\"']?[ \\t]*(?:[:=]|=>)[ \\t]*[\"'`]?([^\\s\"'`]+)[\"'`]?[,;]?[ \\t]*\\n?$")

// dataOf returns the map that a text is, or nil if it is something else: code,
// several files, prose. An address stands under a key.
func dataOf(name, text string) *record.Value {
	if m := assigned.FindStringSubmatch(text); m != nil {
		return under(m[1], record.NewText(m[2], 0, 0))
	}
	if strings.Contains(text, "://") && !strings.ContainsAny(text, " \t\n\"'`(){}") {
		return under("url", record.NewText(text, 0, 0))
	}
	switch record.Format(name, []byte(text)) {
	case "json", "yaml", "toml", "dotenv", "ini", "properties":
	default:
		return nil
	}
	docs := record.Read(name, []byte(text))
	if len(docs) != 1 || docs[0].Kind != record.Map || len(docs[0].Fields) == 0 || docs[0].Partial || strings.Contains("\n"+text, "\n-- ") {
		return nil
	}
	return docs[0]
}

// breaks reports whether the seed breaks a rule if it is written in a format,
// which must have a way to.
func (d *seed) breaks(t *testing.T, s *Scanner, r *rules.Rule, w writer) bool {
	t.Helper()
	text, ok := w.write(d.word, d.v)
	if !ok {
		t.Fatalf("%s has no way to write %s", w.format, compact(d.v))
	}
	got := found(t, s, path.Join(d.dir, w.file), text)
	return slices.ContainsFunc(got, func(g string) bool { return strings.HasSuffix(g, ": "+r.ID) })
}

// in returns the first of the seeds that a format has a way to write.
func in(all []seed, w writer, most int) []seed {
	var some []seed
	for _, d := range all {
		if _, ok := w.write(d.word, d.v); ok && len(some) < most {
			some = append(some, d)
		}
	}
	return some
}

// TestFormats holds every rule in every format: what its examples say, if that
// is data, is found whatever it is written in, and what its counterexamples say
// is not. Pairs of a rule and a format without one or the other are exceptions,
// and an exception that is none any more fails.
func TestFormats(t *testing.T) {
	var matrix struct {
		Except []*exception `toml:"except"`
	}
	if _, err := toml.DecodeFile("testdata/formats.toml", &matrix); err != nil {
		t.Fatal(err)
	}
	s := newScanner(t)
	pairs, held := 0, 0
	for r := range rules.Builtin().All() {
		if r.Platform == nil {
			continue
		}
		breaking := seeds(t, s, r, r.Examples(), true)
		tempting := seeds(t, s, r, r.Counterexamples(), false)
		for _, w := range writers {
			err := holds(t, s, r, w, in(breaking, w, 2), in(tempting, w, 2))
			pairs++
			e := excepted(matrix.Except, r.ID, w.format)
			switch {
			case err == nil:
				held++
				if e != nil {
					t.Errorf("%s in %s is an exception, and holds", r.ID, w.format)
				}
			case e == nil:
				t.Errorf("%s in %s: %v", r.ID, w.format, err)
			default:
				e.used = true
			}
		}
	}
	for _, e := range matrix.Except {
		if !e.used || e.Why == "" {
			t.Errorf("the exception of %s excepts nothing, or for no reason", e.Rules)
		}
	}
	t.Logf("%d of %d pairs hold", held, pairs)
}

func holds(t *testing.T, s *Scanner, r *rules.Rule, w writer, breaking, tempting []seed) error {
	if len(breaking) == 0 {
		return fmt.Errorf("no example can be written in it")
	}
	if len(tempting) == 0 {
		return fmt.Errorf("no counterexample can be written in it")
	}
	for _, d := range breaking {
		if !d.breaks(t, s, r, w) {
			text, _ := w.write(d.word, d.v)
			return fmt.Errorf("not found in\n%s", text)
		}
	}
	for _, d := range tempting {
		if d.breaks(t, s, r, w) {
			text, _ := w.write(d.word, d.v)
			return fmt.Errorf("found in\n%s", text)
		}
	}
	return nil
}

// excepted returns the exception of a pair, or nil.
func excepted(all []*exception, rule, format string) *exception {
	for _, e := range all {
		matches := func(pattern string) bool { ok, _ := path.Match(pattern, rule); return ok }
		if slices.ContainsFunc(e.Rules, matches) && (len(e.Formats) == 0 || slices.Contains(e.Formats, format)) {
			return e
		}
	}
	return nil
}
