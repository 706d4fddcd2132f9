package rules_test

import (
	"io/fs"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/damvet/damvet/internal/match"
	"github.com/damvet/damvet/rules"
)

func TestBuiltin(t *testing.T) {
	c, err := rules.Load(rules.Files())
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Platforms) == 0 || len(c.Guidelines) == 0 || len(c.Rules) == 0 || len(c.Checks) == 0 {
		t.Errorf("%d platforms, %d guidelines, %d rules, %d checks: something is missing",
			len(c.Platforms), len(c.Guidelines), len(c.Rules), len(c.Checks))
	}
	if got := rules.Builtin().Rule("imagekit-private-key"); got == nil || got.Platform.ID != "imagekit" {
		t.Errorf("Rule finds %+v", got)
	}
	if got := rules.Builtin().Guideline("imagekit/url-expiry"); got == nil || got.URL() == "" {
		t.Errorf("Guideline finds %+v", got)
	}
}

// minimal is a file that loads. TestLoadErrors breaks it in one place at a
// time.
const minimal = `title = "Acme"

[platform]
id = "acme"
title = "Acme"

[platform.documents.page]
title = "Page"
url = "https://acme.example/page"

[platform.records.template]
title = "a template"
signs = ["ttl"]
need = 1
[platform.records.template.fields]
ttl = ["ttl"]

[platform.bounds.acme-lifetime]
title = "longest life"
kind = "duration"
value = "7d"

[[platform.permissions]]
name = "delete"
class = "destructive"

[[guidelines]]
id = "acme/keep"
document = "page"
section = "Keys"
text = "keep it"
quote = "keep it"
strength = "never"
visibility = "part"
person = "Ask."

[[rules]]
id = "acme-key"
description = "a key"
class = "hardcoded-token"
severity = "high"
confidence = "firm"
basis = "documented"
guidelines = ["acme/keep"]
why = "Why."
fix = "Fix."
regex = 'acme_([0-9a-f]{32})'
secretGroup = 1
keywords = ["acme_"]
examples = ["yes"]
counterexamples = ["no"]
[[rules.required]]
id = "acme-helper"
withinLines = 5
[[rules.allowlists]]
regexes = ['^0']

[[rules]]
id = "acme-helper"
description = "a word"
regex = 'acme_'
keywords = ["acme_"]
skipReport = true

[[checks]]
id = "acme-forever"
description = "no end"
class = "missing-expiry"
severity = "high"
confidence = "firm"
basis = "policy"
guidelines = ["acme/keep"]
why = "Why."
fix = "Fix."
look = { record = "template" }
when = [{ field = "ttl", longer-than = "acme-lifetime" }]
at = "ttl"
examples = ["yes"]
counterexamples = ["no"]
`

func TestLoadErrors(t *testing.T) {
	load := func(text string) error {
		_, err := rules.Load(fstest.MapFS{"acme.toml": {Data: []byte(text)}})
		return err
	}
	if err := load(minimal); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, old, new, want string }{
		{"not TOML", `title = "Acme"`, `title = `, "acme.toml:1: "},
		{"unknown key", "why = \"Why.\"", "why = \"Why.\"\nwhyy = 1", `acme.toml: unknown key "rules.whyy"`},
		{"unknown table", "[[checks]]", "[[cheques]]", `acme.toml: unknown key "cheques`},
		{"unknown class", `"hardcoded-token"`, `"hard-coded"`, `unknown class "hard-coded" (one of: hardcoded-token, `},
		{"unknown severity", `severity = "high"`, `severity = "severe"`, `unknown severity "severe" (one of: info, low, `},
		{"unknown confidence", `"firm"`, `"sure"`, `unknown confidence "sure" (one of: tentative, `},
		{"unknown basis", `basis = "documented"`, `basis = "hearsay"`, `unknown basis "hearsay" (one of: `},
		{"unknown strength", `"never"`, `"must"`, `unknown strength "must" (one of: `},
		{"unknown visibility", `visibility = "part"`, `visibility = "some"`, `unknown visibility "some" (one of: `},
		{"unknown secret kind", "secretGroup = 1", "secretGroup = 1\nsecret = \"token\"", `unknown secret "token" (one of: `},
		{"bad example", `examples = ["yes"]`, `examples = [{ txt = "yes" }]`, `unknown key "txt" in an example`},

		{"platform without id", `id = "acme"` + "\n", "", "acme.toml: [platform] has no id"},
		{"bound without a kind", `kind = "duration"`, "", `acme.toml: bound "acme-lifetime": unknown kind`},
		{"bad bound", `value = "7d"`, `value = "a week"`, `acme.toml: bound "acme-lifetime": bad duration "a week" (like 90d`},

		{"body of no call", "need = 1\n", "need = 1\nbody = [\"v1/keys/ POST\"]\n", `acme.toml: record "template": "v1/keys/ POST" is no call of the platform's endpoints`},
		{"words of no sign", "need = 1\n", "need = 1\nsign-words = { name = [\"acme_\"] }\n", `acme.toml: record "template": sign-words are of "name", which is no sign`},
		{"short words of a sign", "need = 1\n", "need = 1\nsign-words = { ttl = [\"a\"] }\n", `acme.toml: record "template": word "a": words are`},

		{"guideline of another platform", `id = "acme/keep"`, `id = "keep"`, `acme.toml: guideline "keep": the id does not begin with "acme/"`},
		{"guideline of no document", `document = "page"`, `document = "book"`, `acme.toml: guideline "acme/keep": unknown document "book"`},
		{"guideline without quote", `quote = "keep it"`, "", `acme.toml: guideline "acme/keep": section, text, quote,`},
		{"guideline without person", `person = "Ask."`, "", `acme.toml: guideline "acme/keep": what a tool cannot see whole needs`},
		{"guideline twice", "[[rules]]\nid = \"acme-key\"", "[[guidelines]]\nid = \"acme/keep\"\n[[rules]]\nid = \"acme-key\"", `acme.toml: guideline "acme/keep" is given twice`},

		{"rule without id", `id = "acme-key"`, "", "acme.toml: a rule has no id"},
		{"rule twice", `id = "acme-forever"`, `id = "acme-key"`, `acme.toml: rule "acme-key" is given twice`},
		{"rule without why", `why = "Why."`, "", `acme.toml: rule "acme-key": description, class,`},
		{"rule without guideline", `guidelines = ["acme/keep"]`, "", `acme.toml: rule "acme-key": a platform's rule cites`},
		{"unknown guideline", `guidelines = ["acme/keep"]`, `guidelines = ["acme/kept"]`, `acme.toml: rule "acme-key": unknown guideline "acme/kept"`},
		{"rule without counterexamples", `counterexamples = ["no"]`, "", `acme.toml: rule "acme-key": examples and counterexamples`},
		{"rule without regex", `regex = 'acme_([0-9a-f]{32})'`, "", `acme.toml: rule "acme-key": it has neither regex nor path`},
		{"bad regex", `[0-9a-f]{32})`, `[0-9a-f]{32}`, `acme.toml: rule "acme-key": bad regex: `},
		{"too few groups", `secretGroup = 1`, `secretGroup = 2`, `acme.toml: rule "acme-key": secretGroup 2 of a regex with 1 groups`},
		{"unknown required rule", "[[rules.required]]\nid = \"acme-helper\"", "[[rules.required]]\nid = \"acme-help\"", `acme.toml: rule "acme-key": it requires an unknown rule "acme-help"`},
		{"empty allowlist", `regexes = ['^0']`, "", `acme.toml: rule "acme-key": an allowlist needs`},
		{"bad allowlist regex", `'^0'`, `'^('`, `acme.toml: rule "acme-key": bad regex: `},
		{"unknown condition", `regexes = ['^0']`, "regexes = ['^0']\ncondition = \"XOR\"", `acme.toml: rule "acme-key": unknown condition "XOR" (one of: OR, AND)`},
		{"unknown target", `regexes = ['^0']`, "regexes = ['^0']\nregexTarget = \"file\"", `acme.toml: rule "acme-key": unknown regexTarget "file" (one of:`},
		{"bad place", "skipReport = true", "skipReport = true\n[[allowlists]]\nregexes = ['x']\ntargetRules = [\"acme-kay\"]", `acme.toml: allowlist 1: it targets an unknown rule "acme-kay"`},

		{"check of no record", `record = "template"`, `record = "temple"`, `acme.toml: check "acme-forever": unknown record "temple"`},
		{"check of two things", `look = { record = "template" }`, `look = { record = "template", url = "s" }`, `acme.toml: check "acme-forever": look names exactly one of`},
		{"check without conditions", `when = [{ field = "ttl", longer-than = "acme-lifetime" }]`, "", `acme.toml: check "acme-forever": a check without conditions`},
		{"condition on no field", `field = "ttl", longer`, `field = "tll", longer`, `acme.toml: check "acme-forever": record "template" has no field "tll"`},
		{"two comparisons", `longer-than = "acme-lifetime"`, `longer-than = "acme-lifetime", lacks = true`, `holds 2 comparisons instead of one`},
		{"no comparison", `, longer-than = "acme-lifetime"`, ``, `holds 0 comparisons instead of one`},
		{"unknown bound", `longer-than = "acme-lifetime"`, `longer-than = "acme-life"`, `acme.toml: check "acme-forever": unknown bound "acme-life"`},
		{"unknown unit", `longer-than = "acme-lifetime"`, `longer-than = "acme-lifetime", unit = "h"`, `unknown unit "h" (one of: s, ms, d, unix)`},
		{"unknown permission class", `longer-than = "acme-lifetime"`, `any-class = ["deadly"]`, `no permission has the class "deadly"`},
		{"bad condition regex", `longer-than = "acme-lifetime"`, `matches = "("`, `acme.toml: check "acme-forever": bad regex: `},
		{"joins nothing", `longer-than = "acme-lifetime"`, `joins = { record = "tmpl", field = "ttl" }`, `joins names an unknown record or field "tmpl"."ttl"`},
		{"at no field", `at = "ttl"`, `at = "tll"`, `acme.toml: check "acme-forever": record "template" has no field "tll"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := strings.Replace(minimal, tt.old, tt.new, 1)
			if text == minimal {
				t.Fatalf("%q does not stand in the file", tt.old)
			}
			err := load(text)
			if err == nil {
				t.Fatal("it loads")
			}
			if msg := err.Error(); !strings.HasPrefix(msg, "acme.toml:") || !strings.Contains(msg, tt.want) {
				t.Errorf("got  %s\nwant %s", msg, tt.want)
			}
		})
	}
}

// Two files may not describe the same platform or share an id.
func TestLoadFiles(t *testing.T) {
	other := strings.NewReplacer(`id = "acme"`, `id = "umbra"`, "acme/", "umbra/", "acme-", "umbra-").Replace(minimal)
	load := func(text string) error {
		_, err := rules.Load(fstest.MapFS{"acme.toml": {Data: []byte(minimal)}, "umbra.toml": {Data: []byte(text)}})
		return err
	}
	if err := load(other); err != nil {
		t.Errorf("two platforms: %v", err)
	}
	for text, want := range map[string]string{
		minimal: `umbra.toml: platform "acme" is described twice`,
		strings.Replace(other, `id = "umbra-key"`, `id = "acme-key"`, 1): `umbra.toml: rule "acme-key" is given twice`,
	} {
		if err := load(text); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

var (
	kebab       = regexp.MustCompile(`^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$`)
	guidelineID = regexp.MustCompile(`^[a-z]+/[a-z0-9]+(?:-[a-z0-9]+)*$`)
)

// The catalogue reads as one, whoever wrote which file.
func TestStyle(t *testing.T) {
	c := rules.Builtin()
	message := func(id, what, text string) {
		t.Helper()
		if text == "" || strings.HasSuffix(text, ".") || strings.ContainsAny(text, "\r\n") || strings.TrimSpace(text) != text {
			t.Errorf("%s: the %s %q is not one line without a full stop", id, what, text)
		}
		if first := strings.Fields(text + " x")[0]; first[0] >= 'A' && first[0] <= 'Z' && !isName(c, first) {
			t.Errorf("%s: the %s %q does not begin in lower case", id, what, text)
		}
	}
	sentences := func(id, what, text string) {
		t.Helper()
		if n := strings.Count(text, ". ") + 1; n > 3 || !strings.HasSuffix(text, ".") || strings.Contains(text, "\n") {
			t.Errorf("%s: %s is not one to three sentences: %q", id, what, text)
		}
	}
	head := func(r *rules.Rule) {
		t.Helper()
		if !kebab.MatchString(r.ID) {
			t.Errorf("%s: the id is not in kebab case", r.ID)
		}
		if r.Platform != nil && !strings.HasPrefix(r.ID, r.Platform.ID+"-") {
			t.Errorf("%s: the id does not begin with the platform", r.ID)
		}
		for _, cure := range []string{"-use-", "-require-", "-enforce-", "-forbid-"} {
			if strings.Contains(r.ID, cure) {
				t.Errorf("%s: the id names the cure instead of the sin", r.ID)
			}
		}
		message(r.ID, "description", r.Description)
	}
	reported := func(r *rules.Rule) {
		t.Helper()
		sentences(r.ID, "why", r.Why)
		sentences(r.ID, "fix", r.Fix)
		for _, ref := range r.References {
			if !strings.HasPrefix(ref, "https://") {
				t.Errorf("%s: the reference %q is no https address", r.ID, ref)
			}
		}
		// What may well be a mistake is not critical.
		if r.Severity == rules.Critical && r.Confidence == rules.Tentative {
			t.Errorf("%s: critical and tentative", r.ID)
		}
	}
	for _, r := range c.Rules {
		head(&r.Rule)
		if r.SkipReport {
			continue
		}
		reported(&r.Rule)
		if r.Platform != nil && (len(r.Examples()) < 3 || len(r.Counterexamples()) < 3) {
			t.Errorf("%s: %d examples and %d counterexamples; three of each are the least", r.ID, len(r.Examples()), len(r.Counterexamples()))
		}
	}
	for _, k := range c.Checks {
		head(&k.Rule)
		reported(&k.Rule)
	}
	for _, g := range c.Guidelines {
		if !guidelineID.MatchString(g.ID) {
			t.Errorf("%s: the id is not platform/name in kebab case", g.ID)
		}
		if strings.ContainsAny(g.Text+g.Quote, "\r\n") || len(g.Text) > 120 || len(g.Quote) > 160 {
			t.Errorf("%s: text and quote are to be one short line each", g.ID)
		}
		if u := g.URL(); u != "" && !strings.HasPrefix(u, "https://") {
			t.Errorf("%s: the link %q is no https address", g.ID, u)
		}
		if strings.EqualFold(g.Text, g.Quote) {
			t.Errorf("%s: the text is the vendor's sentence", g.ID)
		}
	}
}

// isName reports whether a word is written with a capital wherever it stands:
// the name of a platform or service, or an abbreviation.
func isName(c *rules.Catalogue, word string) bool {
	if strings.ToLower(word[1:]) != word[1:] {
		return true // HTTPS, ImageKit, OneTeg
	}
	word = strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
	for _, p := range c.Platforms {
		if strings.Contains(p.Title, word) {
			return true
		}
	}
	return slices.Contains([]string{"Cloudimage", "Azure", "Google", "Amazon", "Kubernetes", "Terraform", "Docker"}, word)
}

func TestKeywordsAndRegexes(t *testing.T) {
	for _, r := range rules.Builtin().Rules {
		if r.Regex == "" {
			continue
		}
		if len(r.Keywords) == 0 {
			t.Errorf("%s: without keywords its regex runs over every byte", r.ID)
		}
		for _, k := range r.Keywords {
			if len(k) < 5 {
				t.Errorf("%s: the keyword %q is shorter than five bytes", r.ID, k)
			}
		}
		re, err := syntax.Parse(r.Regex, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		n, ok := longest(re)
		if !ok {
			t.Errorf("%s: the regex has no bound", r.ID)
		} else if n > 900 {
			t.Errorf("%s: a match can hold %d characters", r.ID, n)
		}
	}
}

// longest returns how many characters a match can hold, and false if there is
// no bound.
func longest(re *syntax.Regexp) (int, bool) {
	switch re.Op {
	case syntax.OpLiteral:
		return len(re.Rune), true
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return 1, true
	case syntax.OpStar, syntax.OpPlus:
		return 0, false
	}
	total := 0
	for _, sub := range re.Sub {
		n, ok := longest(sub)
		if !ok {
			return 0, false
		}
		switch re.Op {
		case syntax.OpAlternate:
			total = max(total, n)
		case syntax.OpRepeat:
			if re.Max < 0 {
				return 0, false
			}
			total = n * re.Max
		default:
			total += n
		}
	}
	return total, true
}

// Every platform's hosts are hosts that its rule against plain HTTP knows. A
// bare domain is a website's, and a wildcard counts in a setting only.
func TestPlainHTTPKnowsHosts(t *testing.T) {
	e := engine(t)
	for _, p := range rules.Builtin().Platforms {
		for _, host := range p.Hosts {
			if strings.Count(host, ".") < 2 {
				continue
			}
			name := strings.Replace(host, "*", "media-1", 1)
			texts := []string{"endpoint_url = \"http://" + name + "/path\""}
			if name == host {
				texts = append(texts, "http://"+name+"\n", "HTTP://"+strings.ToUpper(name)+"/")
			}
			for _, text := range texts {
				if !found(e, text, func(r *rules.TextRule) bool { return r.Platform == p && r.Class == rules.InsecureEndpoint }) {
					t.Errorf("%s: no rule of class %s matches %s", p.ID, rules.InsecureEndpoint, text)
				}
			}
			if text := "https://" + name + "/path"; found(e, text, func(r *rules.TextRule) bool { return r.Class == rules.InsecureEndpoint }) {
				t.Errorf("%s: %s is matched", p.ID, text)
			}
		}
	}
}

// clientPrefixes begin the names of environment variables that build tools
// copy into what browsers and apps load.
var clientPrefixes = []string{
	"NEXT_PUBLIC_", "VITE_", "REACT_APP_", "EXPO_PUBLIC_", "NUXT_PUBLIC_", "NUXT_ENV_", "PUBLIC_", "GATSBY_", "VUE_APP_",
	"NG_APP_", "STORYBOOK_", "SNOWPACK_PUBLIC_", "PREACT_APP_", "RAZZLE_", "NX_PUBLIC_", "PLASMO_PUBLIC_", "TARO_APP_", "WXT_",
}

// Every rule that knows one of the prefixes knows all of them.
func TestClientPrefixes(t *testing.T) {
	e := engine(t)
	for _, r := range rules.Builtin().Rules {
		if r.Class != rules.ClientExposedSecret || !strings.Contains(r.Regex, "NEXT_PUBLIC") {
			continue
		}
		tried := false
		for _, ex := range r.Examples() {
			if !strings.Contains(ex.Text, "NEXT_PUBLIC_") {
				continue
			}
			tried = true
			for _, prefix := range clientPrefixes {
				text := expand(t, strings.ReplaceAll(ex.Text, "NEXT_PUBLIC_", prefix))
				if !found(e, text, func(o *rules.TextRule) bool { return o.ID == r.ID }) {
					t.Errorf("%s: does not know %s", r.ID, prefix)
				}
			}
			break
		}
		if !tried {
			t.Errorf("%s: no example has NEXT_PUBLIC_", r.ID)
		}
	}
}

func engine(t *testing.T) *match.Engine {
	t.Helper()
	e, err := match.New(rules.Builtin(), match.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func found(e *match.Engine, text string, want func(*rules.TextRule) bool) bool {
	return slices.ContainsFunc(e.Plain([]byte(text)), func(m *match.Match) bool { return want(m.Rule) })
}

// citedAnyhow are guidelines that only a person can check, and why rules cite
// them all the same.
var citedAnyhow = map[string]string{
	"filerobot/api-keys-do-not-expire": "the rules find the keys, whose age only the vendor's console tells",
}

// A guideline that a tool can see something of is cited by a rule that has what
// breaks it and what looks like it; one that only a person can check is cited by
// none. That each rule tells its own examples apart is tested with what applies
// them.
func TestGuidelinesAreServed(t *testing.T) {
	cited := map[string][]string{}
	for r := range rules.Builtin().All() {
		if len(r.Examples()) == 0 || len(r.Counterexamples()) == 0 {
			continue
		}
		for _, g := range r.Guidelines {
			cited[g] = append(cited[g], r.ID)
		}
	}
	for _, g := range rules.Builtin().Guidelines {
		by := cited[g.ID]
		switch {
		case g.Visibility == rules.None:
			if (len(by) > 0) != (citedAnyhow[g.ID] != "") {
				t.Errorf("%s: only a person can check it, and %q cite it", g.ID, by)
			}
		case len(by) == 0:
			t.Errorf("%s: its visibility is %s and no rule cites it", g.ID, g.Visibility)
		}
	}
	for _, p := range rules.Builtin().Platforms {
		if !slices.ContainsFunc(rules.Builtin().Guidelines, func(g *rules.Guideline) bool { return g.Platform == p }) {
			t.Errorf("%s: no guideline", p.ID)
		}
		for key := range p.Documents {
			if !slices.ContainsFunc(rules.Builtin().Guidelines, func(g *rules.Guideline) bool { return g.Platform == p && g.Document == key }) {
				t.Errorf("%s: no guideline cites the document %q", p.ID, key)
			}
		}
	}
}

// Nothing in the files is shaped like a credential, so that no scanner, ours
// included, has anything to say of them.
func TestNoCredentialShapes(t *testing.T) {
	var shapes []*regexp.Regexp
	for _, s := range []string{
		`private_[A-Za-z0-9+/]{27}=`, `whsec_[A-Za-z0-9+/]{24,}`, `cHJpdmF0ZV[A-Za-z0-9+/]{30,}`,
		`\beyJ[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}`, `SECU_[0-9A-F]{16,}`, `SASS__v\d\.\d+__[A-Za-z0-9+/]{20,}`,
		`(?:AKIA|ASIA)[A-Z2-7]{16}`, `AIza[A-Za-z0-9_-]{35}`, `gh[pousr]_[A-Za-z0-9]{36}`, `xox[abp]-[0-9]{8,}`,
		`-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[\\nr]{0,4}[A-Za-z0-9+/]{20,}`, `\bK00[0-9][A-Za-z0-9+/]{27}\b`,
		`\b[0-9a-f]{32}\b`, `\b[0-9a-f]{40}\b`, `\b[0-9a-f]{64}\b`, `[?&]sig=[A-Za-z0-9%+/]{30,}`,
		`://[^\s/:@"'<>]{1,40}:[^\s/@"'<>${}]{12,}@`,
	} {
		shapes = append(shapes, regexp.MustCompile(s))
	}
	var never []string
	for _, a := range allowlists(t) {
		never = append(never, a.Regexes...)
	}
	placeholders := anchored(t, never)
	files, err := fs.Glob(rules.Files(), "*.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		data, err := fs.ReadFile(rules.Files(), name)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(data), "\n") {
			for _, re := range shapes {
				for _, s := range re.FindAllString(line, -1) {
					if len(hiding(placeholders, s)) == 0 {
						t.Errorf("%s:%d: something shaped like %s; write a <<placeholder>>", name, i+1, re)
					}
				}
			}
		}
	}
}
