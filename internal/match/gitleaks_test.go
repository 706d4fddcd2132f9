package match

import (
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/viper"
	gitleaks "github.com/zricethezav/gitleaks/v8/config"
	"github.com/zricethezav/gitleaks/v8/detect"

	"github.com/damvet/damvet/internal/synth"
	"github.com/damvet/damvet/rules"
)

// notFoundByGitleaks are examples that damvet finds and gitleaks does not, and
// why that is right.
var notFoundByGitleaks = []struct {
	rule    string
	example int // 1-based
	reason  string
}{}

// TestGitleaks has gitleaks read every rule file by itself and compares what
// it understood with what damvet did. The examples of rules that need no
// decoder must be found by its detector too.
func TestGitleaks(t *testing.T) {
	names, err := fs.Glob(rules.Files(), "*.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			data, err := fs.ReadFile(rules.Files(), name)
			if err != nil {
				t.Fatal(err)
			}
			file, err := rules.Parse(name, data)
			if err != nil {
				t.Fatal(err)
			}
			cfg, err := loadGitleaks(string(data))
			if err != nil {
				t.Fatal(err)
			}
			compareGitleaks(t, file, cfg)
			detectExamples(t, file, cfg)
		})
	}
}

// loadGitleaks reads a configuration as gitleaks' command does. gitleaks
// panics where it should return an error.
func loadGitleaks(text string) (cfg gitleaks.Config, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("gitleaks panics: %v", r)
		}
	}()
	// An instance of its own, since what the global one has read sticks to it.
	v := viper.New()
	v.SetConfigType("toml")
	if err := v.ReadConfig(strings.NewReader(text)); err != nil {
		return cfg, err
	}
	var vc gitleaks.ViperConfig
	if err := v.Unmarshal(&vc); err != nil {
		return cfg, err
	}
	return vc.Translate()
}

func compareGitleaks(t *testing.T, file *rules.File, cfg gitleaks.Config) {
	if len(cfg.Rules) != len(file.Rules) {
		t.Errorf("gitleaks understood %d rules of %d", len(cfg.Rules), len(file.Rules))
	}
	equal := func(where, what string, got, want any) {
		t.Helper()
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: gitleaks understood %s = %v, not %v", where, what, got, want)
		}
	}
	var global []*rules.Allowlist
	targeted := map[string][]*rules.Allowlist{}
	for _, a := range file.Allowlists {
		if len(a.TargetRules) == 0 {
			global = append(global, a)
		}
		for _, id := range a.TargetRules {
			targeted[id] = append(targeted[id], a)
		}
	}
	compareAllowlists(t, file.Name, cfg.Allowlists, global)
	for _, want := range file.Rules {
		got, ok := cfg.Rules[want.ID]
		if !ok {
			t.Errorf("gitleaks knows no rule %s", want.ID)
			continue
		}
		equal(want.ID, "id", got.RuleID, want.ID)
		equal(want.ID, "description", got.Description, want.Description)
		regex, path := "", ""
		if got.Regex != nil {
			regex = got.Regex.String()
		}
		if got.Path != nil {
			path = got.Path.String()
		}
		equal(want.ID, "regex", regex, want.Regex)
		equal(want.ID, "path", path, want.Path)
		equal(want.ID, "secretGroup", got.SecretGroup, want.SecretGroup)
		equal(want.ID, "entropy", got.Entropy, want.Entropy)
		equal(want.ID, "skipReport", got.SkipReport, want.SkipReport)
		equal(want.ID, "tags", strings.Join(got.Tags, ","), strings.Join(want.Tags, ","))
		var keywords []string
		for _, k := range want.Keywords {
			keywords = append(keywords, strings.ToLower(k))
		}
		equal(want.ID, "keywords", strings.Join(got.Keywords, ","), strings.Join(keywords, ","))
		var gotNeeds []rules.Required
		for _, q := range got.RequiredRules {
			gotNeeds = append(gotNeeds, rules.Required{ID: q.RuleID, WithinLines: q.WithinLines, WithinColumns: q.WithinColumns})
		}
		equal(want.ID, "required", gotNeeds, want.Required)
		compareAllowlists(t, want.ID, got.Allowlists, slices.Concat(want.Allowlists, targeted[want.ID]))
	}
}

func compareAllowlists(t *testing.T, where string, got []*gitleaks.Allowlist, want []*rules.Allowlist) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: gitleaks understood %d allowlists of %d", where, len(got), len(want))
		return
	}
	sorted := func(in []string, lower bool) []string {
		out := slices.Clone(in)
		for i, s := range out {
			if lower {
				out[i] = strings.ToLower(s)
			}
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	type flat struct {
		Description, Condition, Target string
		Commits, Stopwords             []string
		Paths, Regexes                 []string
	}
	for i := range got {
		g := flat{
			got[i].Description, got[i].MatchCondition.String(), got[i].RegexTarget,
			sorted(got[i].Commits, true), sorted(got[i].StopWords, true),
			[]string{},
			[]string{},
		}
		for _, re := range got[i].Paths {
			g.Paths = append(g.Paths, re.String())
		}
		for _, re := range got[i].Regexes {
			g.Regexes = append(g.Regexes, re.String())
		}
		w := flat{
			want[i].Description, "OR", want[i].RegexTarget,
			sorted(want[i].Commits, true), sorted(want[i].StopWords, true),
			append([]string{}, want[i].Paths...), append([]string{}, want[i].Regexes...),
		}
		if strings.EqualFold(want[i].Condition, "AND") {
			w.Condition = "AND"
		}
		if w.Target == "secret" {
			w.Target = ""
		}
		if len(g.Commits)+len(w.Commits) == 0 {
			g.Commits, w.Commits = nil, nil
		}
		if len(g.Stopwords)+len(w.Stopwords) == 0 {
			g.Stopwords, w.Stopwords = nil, nil
		}
		if !reflect.DeepEqual(g, w) {
			t.Errorf("%s: gitleaks understood allowlist %d as\n%+v, not\n%+v", where, i+1, g, w)
		}
	}
}

func detectExamples(t *testing.T, file *rules.File, cfg gitleaks.Config) {
	d := detect.NewDetector(cfg)
	for _, r := range file.Rules {
		if r.Decoder != "" || r.SkipReport {
			continue
		}
		for i, ex := range r.Examples() {
			text, err := synth.Expand(ex.Text)
			if err != nil {
				t.Errorf("%s: example %d: %v", r.ID, i+1, err)
				continue
			}
			found := false
			//lint:ignore SA1019 Detect takes no other type.
			for _, f := range d.Detect(detect.Fragment{Raw: text, FilePath: ex.File}) {
				found = found || f.RuleID == r.ID
			}
			excused := false
			for _, x := range notFoundByGitleaks {
				excused = excused || x.rule == r.ID && x.example == i+1
			}
			switch {
			case !found && !excused:
				t.Errorf("%s: gitleaks does not find example %d:\n%s", r.ID, i+1, ex.Text)
			case found && excused:
				t.Errorf("%s: gitleaks does find example %d; it needs no excuse", r.ID, i+1)
			}
		}
	}
}
