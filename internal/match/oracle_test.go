package match

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/viper"
	gitleaksconfig "github.com/zricethezav/gitleaks/v8/config"
	"github.com/zricethezav/gitleaks/v8/detect"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/gitleaks"
	"github.com/damvet/damvet/rules"
)

// oracleDir names the directory of a configuration that gitleaks shall read: how
// deep configurations extend each other it counts once in a process, and never
// back.
const oracleDir = "DAMVET_TEST_ORACLE"

// oracleSeeds is how many configurations are tried, if given.
const oracleSeeds = "DAMVET_TEST_SEEDS"

func TestMain(m *testing.M) {
	if dir := os.Getenv(oracleDir); dir != "" {
		if err := oracle(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// asked is a text, and where it stands.
type asked struct{ Text, Path, Commit string }

// oracle answers for every text on standard input what gitleaks finds.
func oracle(dir string) error {
	if err := os.Chdir(dir); err != nil {
		return err
	}
	viper.SetConfigFile(gitleaks.FileName)
	if err := viper.ReadInConfig(); err != nil {
		return err
	}
	var vc gitleaksconfig.ViperConfig
	if err := viper.Unmarshal(&vc); err != nil {
		return err
	}
	cfg, err := vc.Translate()
	if err != nil {
		return err
	}
	d := detect.NewDetector(cfg)
	d.MaxDecodeDepth = 5 // what the command has
	var texts []asked
	if err := json.NewDecoder(os.Stdin).Decode(&texts); err != nil {
		return err
	}
	answers := make([][]string, len(texts))
	for i, a := range texts {
		//lint:ignore SA1019 Detect takes no other type.
		for _, f := range d.Detect(detect.Fragment{Raw: a.Text, FilePath: a.Path, CommitSHA: a.Commit, StartLine: 1}) {
			at := ""
			if !slices.ContainsFunc(f.Tags, func(tag string) bool { return strings.HasPrefix(tag, "decoded:") }) {
				at = lineAndColumn(f.StartLine, f.StartColumn)
			}
			if f.Secret == "" && strings.HasPrefix(f.Match, "file detected: ") {
				at = ""
			}
			answers[i] = append(answers[i], f.RuleID+at+" "+strconv.Quote(f.Secret))
		}
	}
	return json.NewEncoder(os.Stdout).Encode(answers)
}

func lineAndColumn(line, column int) string { return fmt.Sprintf(" at %d:%d", line, column) }

// TestConfigurationsAreGitleaks has gitleaks' own program and damvet read the
// same chains of configurations and find the same in the same texts, encoded
// ones too, at the same places: rules that are extended, overridden and disabled,
// rules about paths alone, allowlists with commits.
func TestConfigurationsAreGitleaks(t *testing.T) {
	seeds, first := 25, 0
	if n, err := strconv.Atoi(os.Getenv(oracleSeeds)); err == nil {
		seeds, first = n, 1000
	}
	kinds := map[string]int{}
	for seed := first; seed < first+seeds; seed++ {
		g := generator{rand.New(rand.NewPCG(uint64(seed), 11))}
		files := g.chain()
		// Of rules that require each other gitleaks sees none of which one stands
		// encoded and the other does not.
		encoded := !strings.Contains(fmt.Sprint(files), "rules.required")
		var texts []asked
		for range 40 {
			text := g.settings()
			if encoded && g.IntN(2) == 0 {
				text = g.encodedSettings()
			} else if strings.Contains(fmt.Sprint(files), "withinColumns") {
				text = "\n" + text // see TestMeaningsAreGitleaks
			}
			texts = append(texts, asked{text, g.pick("src/a.go", "test/b.go", "c.md"), g.pick(commits...)})
		}
		want, refused := askGitleaks(t, files, texts)
		cfg, err := gitleaks.Read(func(name string, limit int64) ([]byte, error) { return []byte(files[name]), nil }, gitleaks.FileName)
		if err != nil || refused != "" {
			if (err == nil) != (refused == "") {
				t.Fatalf("seed %d: damvet says %v, gitleaks %q of\n%s", seed, err, refused, files)
			}
			kinds["refused"]++
			continue
		}
		e, err := New(&rules.Catalogue{Rules: cfg.Rules}, Options{Now: testNow})
		if err != nil && strings.Contains(err.Error(), "which has no regex") {
			continue // is not carried
		}
		if err != nil {
			t.Fatal(err)
		}
		for i, a := range texts {
			got := answer(t, e, cfg.Rules, a)
			for _, f := range want[i] {
				kinds[strings.Fields(f)[0]]++
			}
			// Where a rule tells more gitleaks drops what a generic one found.
			got = slices.DeleteFunc(got, func(s string) bool {
				return strings.HasPrefix(s, "generic") && !slices.Contains(want[i], s)
			})
			if got, want := once(got), once(want[i]); !slices.Equal(got, want) {
				t.Fatalf("seed %d, %s in %s: got\n%q\nwant\n%q\nin %q\nof\n%s", seed, a.Path, a.Commit, got, want, a.Text, files)
			}
		}
	}
	t.Logf("%v", kinds)
	if kinds["path"] == 0 || kinds["r0"] < 20*seeds/25 || kinds["refused"] > seeds/2 {
		t.Errorf("the generator is too tame: %v", kinds)
	}
}

func askGitleaks(t *testing.T, files map[string]string, texts []asked) (answers [][]string, refused string) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	in, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), oracleDir+"="+dir)
	cmd.Stdin = bytes.NewReader(in)
	var told strings.Builder
	cmd.Stderr = &told
	out, err := cmd.Output()
	if err != nil {
		return nil, told.String() + err.Error()
	}
	if err := json.Unmarshal(out, &answers); err != nil {
		t.Fatal(err)
	}
	return answers, ""
}

// answer is what damvet finds, as the oracle writes it.
func answer(t *testing.T, e *Engine, all []*rules.TextRule, a asked) []string {
	t.Helper()
	var got []string
	err := e.ScanBytes([]byte(a.Text), ScanOptions{}, &finding.Coverage{}, func(text *Text) error {
		for _, m := range text.Matches {
			if e.AllowedAt(m, a.Path) || slices.Contains(m.AllowedIn(a.Path), a.Commit) || inCommit(m.Rule, a.Commit) {
				continue
			}
			at := ""
			if len(m.Via) == 0 {
				at = gitleaksPlace(a.Text, m.Start)
			}
			got = append(got, m.Rule.ID+at+" "+strconv.Quote(string(m.Secret)))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all {
		// damvet tells of a file for its path whatever it holds, gitleaks asks
		// for a keyword there too.
		spoken := len(r.Keywords) == 0 || slices.ContainsFunc(r.Keywords, func(k string) bool { return strings.Contains(lower(a.Text), lower(k)) })
		if spoken && r.Regex == "" && !r.SkipReport && regexp.MustCompile(r.Path).MatchString(a.Path) && !PathAllowed(r, a.Path) &&
			!slices.Contains(PathAllowedIn(r, a.Path), a.Commit) && !inCommit(r, a.Commit) {
			got = append(got, r.ID+` ""`)
		}
	}
	return got
}

// once returns answers in order, without what is found decoded and as it stands
// too: gitleaks tells again what only touches something that it decoded.
func once(answers []string) []string {
	plain := map[string]bool{}
	without := regexp.MustCompile(` at [0-9:]+`)
	for _, a := range answers {
		if without.MatchString(a) {
			plain[without.ReplaceAllString(a, "")] = true
		}
	}
	out := slices.DeleteFunc(slices.Clone(answers), func(a string) bool { return plain[a] })
	slices.Sort(out)
	return slices.Compact(out)
}

// inCommit reports whether a commit by itself allows what a rule finds.
func inCommit(r *rules.TextRule, commit string) bool {
	return slices.ContainsFunc(r.Allowlists, func(a *rules.Allowlist) bool {
		return !strings.EqualFold(a.Condition, "AND") && slices.Contains(a.Commits, commit)
	})
}

// gitleaksPlace is where gitleaks says that an offset is: behind the first line
// it counts one column too many.
func gitleaksPlace(text string, offset int) string {
	line := strings.Count(text[:offset], "\n")
	column := offset - strings.LastIndexByte(text[:offset], '\n')
	if line > 0 {
		column++
	}
	return lineAndColumn(line+1, column)
}

var commits = []string{strings.Repeat("0a", 20), strings.Repeat("1b", 20), strings.Repeat("2c", 20)}

// chain returns a configuration and those that it extends.
func (g generator) chain() map[string]string {
	names := []string{gitleaks.FileName, "b.toml", "c.toml"}[:1+g.IntN(3)]
	files := map[string]string{}
	for i, name := range names {
		var b strings.Builder
		switch {
		case i+1 < len(names):
			fmt.Fprintf(&b, "[extend]\npath = %q\n", names[i+1])
			if g.IntN(2) == 0 {
				fmt.Fprintf(&b, "disabledRules = [\"r%d\"]\n", g.IntN(3))
			}
		case i < 2 && g.IntN(5) == 0:
			b.WriteString("[extend]\nuseDefault = true\n")
		}
		config := g.config()
		if i > 0 {
			// gitleaks passes over those of what is extended.
			config = regexp.MustCompile(`(?m)^targetRules = .*\n`).ReplaceAllString(config, "")
		}
		// Where a match begins with a line feed the two tell its place otherwise.
		config = strings.ReplaceAll(config, `'''\nkey`, `'''key`)
		if len(names) > 1 {
			// One that comes with another expression may be empty, see config.
			config = strings.ReplaceAll(config, "secretGroup = 1\n", "")
		}
		// What only touches a run gitleaks takes for decoded.
		config = strings.ReplaceAll(config, `([0-9]{2})?`, `([0-9]{2})`)
		config = strings.ReplaceAll(config, "[[rules]]\n", "\n[[rules]]\n")
		if i+1 < len(names) && g.IntN(2) == 0 {
			// Some rules only change what they extend.
			config = strings.Replace(config, "regex = ", "description = ", 1)
		}
		b.WriteString(config)
		if g.IntN(2) == 0 {
			fmt.Fprintf(&b, "[[rules]]\nid = \"path\"\npath = '''%s'''\n", g.pick(`\.md$`, "^src/", "^test/"))
			if g.IntN(2) == 0 {
				b.WriteString("[[rules.allowlists]]\n" + g.commitList())
			}
		}
		if g.IntN(2) == 0 {
			b.WriteString("[[allowlists]]\n" + g.commitList())
		}
		files[name] = b.String()
	}
	return files
}

// commitList is what an allowlist with commits says.
func (g generator) commitList() string {
	text := fmt.Sprintf("commits = [%q, %q]\n", g.pick(commits...), strings.Repeat("3d", 20))
	if g.IntN(2) == 0 {
		text += "condition = \"AND\"\n" + g.pick("paths = ['''^src/''', '''b''']\n", "stopwords = [\"ab\", \"c\"]\n", "regexes = ['''^b''', '''9$''']\n", "")
	}
	return text
}

// encodedSettings returns a text of which a part may be encoded, up to six
// times. It is one part, since gitleaks puts what it decodes in the place of the
// run and then lets a match reach over several of them, and long enough.
func (g generator) encodedSettings() string {
	text := g.settings()
	inner := g.pick("key=", "user=", "Key=") + g.pick("ab01", "c9b0a1", "abc", "a0b1c2d3") + g.pick(" # ok", "\n", " ") + " and more of it, up to the end"
	for range 1 + g.IntN(6) {
		switch g.IntN(4) {
		case 0, 1:
			inner = base64.StdEncoding.EncodeToString([]byte(inner))
		case 2:
			inner = hex.EncodeToString([]byte(inner))
		default:
			inner = escapeAll("%%%02X", inner)
		}
	}
	return text + g.pick("", "x = ", "key=", "\"") + inner + g.pick("\n", "\"\n", " # ok\n")
}
