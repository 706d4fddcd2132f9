package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/config"
	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/gitleaks"
	"github.com/damvet/damvet/internal/report"
	"github.com/damvet/damvet/internal/suppress"
	"github.com/damvet/damvet/rules"
)

func catalogueFlags(fs *flag.FlagSet, o *options) {
	fs.StringVar(&o.format, "format", "text", "write as `FORMAT`: text, json")
	fs.StringVar(&o.platform, "platform", "", "only what belongs to `PLATFORM`")
}

var rulesCommand = &command{
	name: "rules", short: "list the rules",
	flags: func(fs *flag.FlagSet, o *options) {
		catalogueFlags(fs, o)
		fs.BoolVar(&o.bounds, "bounds", false, "list the policy bounds that a configuration can move instead")
	},
	run: func(_ context.Context, u *ui, o *options, _ []string) (int, error) {
		cat := rules.Builtin()
		if o.bounds {
			return listBounds(u, o, cat)
		}
		var all []ruleJSON
		for _, r := range reportedRules(cat) {
			if o.platform == "" || r.Platform != nil && r.Platform.ID == o.platform {
				all = append(all, describe(r))
			}
		}
		if o.format == "json" {
			return u.json(all)
		}
		for _, r := range all {
			u.print(fmt.Sprintf("%-46s %-22s %-8s %s\n", r.ID, r.Class, r.Severity, r.Description))
		}
		return statusClean, nil
	},
}

func listBounds(u *ui, o *options, cat *rules.Catalogue) (int, error) {
	type boundJSON struct {
		Name     string `json:"name"`
		Platform string `json:"platform"`
		Kind     string `json:"kind"`
		Value    string `json:"value"`
		Title    string `json:"title"`
	}
	var all []boundJSON
	for _, p := range cat.Platforms {
		for _, name := range slices.Sorted(maps.Keys(p.Bounds)) {
			if b := p.Bounds[name]; o.platform == "" || o.platform == p.ID {
				all = append(all, boundJSON{name, p.ID, b.Kind, b.Value, b.Title})
			}
		}
	}
	if o.format == "json" {
		return u.json(all)
	}
	for _, b := range all {
		u.print(fmt.Sprintf("%-36s %-8s %s\n", b.Name, b.Value, b.Title))
	}
	return statusClean, nil
}

// reportedRules returns the rules and checks that can be reported, by platform
// and in the order of their files.
func reportedRules(cat *rules.Catalogue) []*rules.Rule {
	var all []*rules.Rule
	for _, r := range cat.Rules {
		if !r.SkipReport {
			all = append(all, &r.Rule)
		}
	}
	for _, k := range cat.Checks {
		all = append(all, &k.Rule)
	}
	platform := func(r *rules.Rule) string {
		if r.Platform == nil {
			return "~"
		}
		return r.Platform.ID
	}
	slices.SortStableFunc(all, func(a, b *rules.Rule) int {
		return strings.Compare(platform(a), platform(b))
	})
	return all
}

// ruleJSON is a rule as the catalogue verbs tell it.
type ruleJSON struct {
	ID          string      `json:"id"`
	Platform    string      `json:"platform,omitempty"`
	Description string      `json:"description"`
	Class       string      `json:"class"`
	Severity    string      `json:"severity"`
	Confidence  string      `json:"confidence"`
	Basis       string      `json:"basis"`
	Guidelines  []string    `json:"guidelines"`
	Why         string      `json:"why"`
	Fix         string      `json:"fix"`
	References  []string    `json:"references,omitempty"`
	Places      []placeJSON `json:"places,omitempty"`
}

type placeJSON struct {
	Path     string `json:"path"`
	Severity string `json:"severity"`
	Why      string `json:"why"`
}

func describe(r *rules.Rule) ruleJSON {
	j := ruleJSON{
		ID: r.ID, Description: r.Description, Class: string(r.Class), Severity: r.Severity.String(),
		Confidence: r.Confidence.String(), Basis: string(r.Basis), Guidelines: append([]string{}, r.Guidelines...),
		Why: r.Why, Fix: r.Fix, References: r.References,
	}
	if r.Platform != nil {
		j.Platform = r.Platform.ID
	}
	for _, p := range r.Places {
		j.Places = append(j.Places, placeJSON{p.Path, p.Severity.String(), p.Why})
	}
	return j
}

var guidelinesCommand = &command{
	name: "guidelines", args: "[DIR]", maxArgs: 1,
	short: "list the vendors' guidelines and what damvet can see of each; of the code in DIR, what it needs",
	flags: catalogueFlags,
	run: func(ctx context.Context, u *ui, o *options, args []string) (int, error) {
		cat := rules.Builtin()
		if len(args) > 0 {
			return u.needs(ctx, o, cat, args[0])
		}
		var all []guidelineJSON
		for _, g := range cat.Guidelines {
			if o.platform == "" || g.Platform.ID == o.platform {
				all = append(all, describeGuideline(cat, g))
			}
		}
		if o.format == "json" {
			return u.json(all)
		}
		for i, g := range all {
			if i == 0 || all[i-1].Document != g.Document {
				if i > 0 {
					u.print("\n")
				}
				u.print(fmt.Sprintf("%s: %s\n%s\n", g.Platform, g.Document, g.DocumentURL))
			}
			u.print(g.text())
		}
		return statusClean, nil
	},
}

// guidelineJSON is a guideline as the catalogue verbs tell it.
type guidelineJSON struct {
	ID          string   `json:"id"`
	Platform    string   `json:"platform"`
	Document    string   `json:"document"`
	DocumentURL string   `json:"documentURL"`
	Section     string   `json:"section"`
	Text        string   `json:"text"`
	Quote       string   `json:"quote"`
	Link        string   `json:"link"`
	Strength    string   `json:"strength"`
	Visibility  string   `json:"visibility"`
	Person      string   `json:"person,omitempty"`
	Note        string   `json:"note,omitempty"`
	Rules       []string `json:"rules"`
}

func describeGuideline(cat *rules.Catalogue, g *rules.Guideline) guidelineJSON {
	doc := g.Platform.Documents[g.Document]
	j := guidelineJSON{
		ID: g.ID, Platform: g.Platform.Title, Document: doc.Title, DocumentURL: doc.URL,
		Section: g.Section, Text: g.Text, Quote: g.Quote, Link: g.URL(),
		Strength: string(g.Strength), Visibility: string(g.Visibility),
		Person: g.Person, Note: g.Note, Rules: []string{},
	}
	for _, r := range reportedRules(cat) {
		if slices.Contains(r.Guidelines, g.ID) {
			j.Rules = append(j.Rules, r.ID)
		}
	}
	return j
}

func (g guidelineJSON) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n  %s (%s; damvet sees %s)\n", g.ID, g.Strength, map[string]string{
		"full": "all of it", "part": "part of it", "none": "nothing of it",
	}[g.Visibility])
	field := func(name, value string) {
		if value != "" {
			b.WriteString(wrap("      "+name+": ", value, 96))
		}
	}
	b.WriteString(wrap("    ", g.Text, 96))
	field("section", g.Section)
	field("quote", "\u201c"+g.Quote+"\u201d")
	if g.Link != g.DocumentURL {
		field("link", g.Link)
	}
	field("for a person", g.Person)
	field("note", g.Note)
	field("rules", strings.Join(g.Rules, ", "))
	return b.String()
}

// wrap sets text in lines of at most width columns behind a label; the lines
// after the first are indented as far as the label is.
func wrap(label, text string, width int) string {
	indent := strings.Repeat(" ", len(label))
	var b strings.Builder
	line := label
	for i, word := range strings.Fields(text) {
		switch {
		case i == 0:
			line += word
		case len(line)+1+len(word) > width:
			b.WriteString(line + "\n")
			line = indent + word
		default:
			line += " " + word
		}
	}
	b.WriteString(line + "\n")
	return b.String()
}

var explainCommand = &command{
	name: "explain", args: "RULE|FINGERPRINT [DIR]", minArgs: 1, maxArgs: 2,
	short: "tell what a rule or a finding is about, why, and what to do",
	long: `Of a finding, by its fingerprint or the first digits of it, it tells the story: every place, the life of the
credential, who accepted it, and what to do about that very one. For that the
directory is checked as "damvet check" would.`,
	words: func() []string {
		var ids []string
		for _, r := range reportedRules(rules.Builtin()) {
			ids = append(ids, r.ID)
		}
		return ids
	},
	flags: func(fs *flag.FlagSet, o *options) {
		fs.StringVar(&o.format, "format", "text", "write as `FORMAT`: text, json")
		settingsFlags(fs, o)
		fileFlags(fs, o)
		repositoryFlags(fs, o)
		goFlags(fs, o)
		fs.BoolVar(&o.noHistory, "no-history", false, "do not look at the history")
	},
	run: func(ctx context.Context, u *ui, o *options, args []string) (int, error) {
		if rules.Builtin().Rule(args[0]) == nil && suppress.IsShortFingerprint(args[0]) {
			o.story = true
			return u.scanThen(ctx, o, target(args[1:]), sources{files: true, golang: !o.noGo, history: !o.noHistory},
				func(r *session, run *report.Run, _ *suppress.Accepting) (int, error) { return r.tell(run, args[0]) })
		}
		cat := rules.Builtin()
		if len(args) == 1 {
			// Rules of the repository's own are explained where they hold.
			if r, err := u.settingsFor(o, "."); err == nil {
				cat = r.conf.Catalogue
			}
		}
		r := cat.Rule(args[0])
		if r == nil {
			// Rules about other secrets are there when they are asked for.
			all, err := rules.Builtin().WithGeneral(gitleaks.Default().Rules, false)
			if err != nil {
				return 0, err
			}
			if r = all.Rule(args[0]); r != nil {
				cat = all
			}
		}
		if r == nil || !slices.Contains(reportedRules(cat), r) {
			if slices.Contains(rules.Classes, rules.Class(args[0])) {
				return 0, withHint(fmt.Errorf("%q is a class of rules, and no rule", args[0]), "`damvet rules` lists the rules of each class")
			}
			return 0, withHint(fmt.Errorf("unknown rule %q%s", args[0], config.DidYouMean(cat, args[0])), "`damvet rules` lists them")
		}
		if o.format == "json" {
			return u.json(describe(r))
		}
		u.print(explain(cat, r))
		return statusClean, nil
	},
}

// tell writes the story of a finding.
func (r *session) tell(run *report.Run, short string) (int, error) {
	r.wipe()
	fingerprint, err := wholeFingerprint(run, short)
	if err != nil {
		if run.Status() == statusTrouble {
			r.coverage(run, statusTrouble) // it may be in what was not looked at
		}
		return 0, err
	}
	o := report.Options{Color: r.ui.color("auto", r.stdout), Links: r.obeys(r.stdout), Width: r.width()}
	// An error of standard output is kept by ui.Write.
	if r.format == "json" {
		_ = report.StoryJSON(r.ui, run, fingerprint)
	} else {
		_ = report.Story(r.ui, run, fingerprint, o)
	}
	if status := run.Status(); status == statusTrouble {
		r.coverage(run, status)
		return status, nil
	}
	return statusClean, nil
}

// wholeFingerprint is the fingerprint of a run's findings that begins as given.
func wholeFingerprint(run *report.Run, short string) (string, error) {
	var all []string
	add := func(f *finding.Finding) {
		if strings.HasPrefix(f.Fingerprint, short) && !slices.Contains(all, f.Fingerprint) {
			all = append(all, f.Fingerprint)
		}
	}
	for _, f := range run.Findings {
		add(f)
	}
	for _, s := range run.Suppressed {
		add(s.Finding)
	}
	switch len(all) {
	case 0:
		return "", withHint(fmt.Errorf("nothing here has the fingerprint %s", short), "`damvet check --format jsonl` tells the fingerprints")
	case 1:
		return all[0], nil
	}
	slices.Sort(all)
	return "", withHint(fmt.Errorf("%d findings have a fingerprint that begins with %s", len(all), short), "more digits tell them apart: "+strings.Join(all[:min(len(all), 5)], ", "))
}

func explain(cat *rules.Catalogue, r *rules.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n%s\n\n", r.ID, r.Description)
	field := func(name, value string) {
		b.WriteString(wrap(fmt.Sprintf("%-12s", name), value, 96))
	}
	if r.Platform != nil {
		field("platform", r.Platform.Title)
	}
	field("class", string(r.Class))
	field("severity", r.Severity.String())
	for _, p := range r.Places {
		field("", fmt.Sprintf("%s where the path matches %s: %s", p.Severity, p.Path, p.Why))
	}
	field("confidence", r.Confidence.String())
	if r.Basis == rules.Policy {
		field("basis", "policy: the threshold is damvet's own, not the vendor's")
	} else {
		field("basis", "documented: the vendor says so")
	}
	for _, k := range cat.Checks {
		if &k.Rule == r && k.Look.Go != "" {
			field("found by", "the analyzer "+k.Look.Go+": go vet -vettool=$(which damvet) ./...")
		}
	}
	for _, id := range r.Guidelines {
		g := cat.Guideline(id)
		field("guideline", fmt.Sprintf("%s: %s", g.ID, g.Text))
		field("", fmt.Sprintf("%s, %s, %s", g.Platform.Documents[g.Document].Title, g.Section, g.URL()))
	}
	b.WriteString("\n")
	field("why", r.Why)
	b.WriteString("\n")
	field("fix", r.Fix)
	block := func(title string, examples []rules.Example) {
		fmt.Fprintf(&b, "\n%s\n", title)
		for i, e := range examples {
			if i == 3 {
				break
			}
			b.WriteString("\n")
			for line := range strings.SplitSeq(strings.TrimRight(e.Text, "\n"), "\n") {
				b.WriteString("    " + line + "\n")
			}
		}
	}
	block("found (<<…>> stands for a value of that shape)", r.Examples())
	block("not found", r.Counterexamples())
	if len(r.References) > 0 {
		b.WriteString("\nreferences\n")
		for _, ref := range r.References {
			b.WriteString("    " + ref + "\n")
		}
	}
	return b.String()
}

func (u *ui) json(v any) (int, error) {
	enc := json.NewEncoder(u)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	// The error is kept by ui.Write.
	_ = enc.Encode(v)
	return statusClean, nil
}
