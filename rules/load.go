package rules

import (
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"regexp"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/damvet/damvet/internal/fasttoml"
	"github.com/damvet/damvet/internal/lazy"
)

//go:embed *.toml
var embedded embed.FS

// Files returns the embedded rule files by name, as they stand.
func Files() fs.FS { return embedded }

//go:generate go test -tags bootstrap . -run TestBuiltinIsCurrent -update

// Builtin returns the catalogue of the embedded files, as compiled has them.
// That they hold together is a test's to check, not every run's.
func Builtin() *Catalogue { return builtin.Get() }

var builtin = lazy.Value[*Catalogue]{Make: func() *Catalogue { return pinned(compiled()) }}

// pinned is the catalogue of the embedded files without what no scan needs.
func pinned(files []*File) *Catalogue {
	c, err := collect(files)
	if err != nil {
		panic("rules: " + err.Error())
	}
	for _, r := range c.Rules {
		r.Pinned = true
	}
	for r := range c.All() {
		r.embedded = true
	}
	return c
}

// unscanned are the keys that no scan needs, and which are most of the files.
var unscanned = []string{"examples", "counterexamples"}

// whole is the catalogue of the embedded files with the examples.
var whole = lazy.Value[*Catalogue]{Make: func() *Catalogue {
	files, err := read(embedded)
	var c *Catalogue
	if err == nil {
		c, err = collect(files)
	}
	if err != nil {
		panic("rules: " + err.Error())
	}
	return c
}}

// Examples are what the rule must find. Those of the embedded files are read
// when they are first asked for.
func (r *Rule) Examples() []Example {
	if r.embedded {
		return whole.Get().byID[r.ID].Found
	}
	return r.Found
}

// Counterexamples are what the rule must not find.
func (r *Rule) Counterexamples() []Example {
	if r.embedded {
		return whole.Get().byID[r.ID].Missed
	}
	return r.Missed
}

// Version identifies the embedded files: the first digits of a hash.
func Version() string { return version.Get() }

var version = lazy.Value[string]{Make: func() string {
	sum := sha256.New()
	names, _ := fs.Glob(embedded, "*.toml")
	for _, name := range names {
		f, _ := embedded.Open(name)
		fi, _ := f.Stat()
		fmt.Fprintf(sum, "%s %d\n", name, fi.Size())
		_, _ = io.Copy(sum, f)
		f.Close()
	}
	return hex.EncodeToString(sum.Sum(nil))[:12]
}}

// Load reads every *.toml file of fsys and joins them into one catalogue. The
// error names the file, and the place in it where that is known.
func Load(fsys fs.FS) (*Catalogue, error) {
	files, err := read(fsys)
	if err != nil {
		return nil, err
	}
	return Join(files...)
}

// read parses every *.toml file, several at a time, without the keys that are
// named.
func read(fsys fs.FS, without ...string) ([]*File, error) {
	names, err := fs.Glob(fsys, "*.toml")
	if err != nil {
		return nil, err
	}
	files, errs := make([]*File, len(names)), make([]error, len(names))
	var wg sync.WaitGroup
	for i, name := range names {
		wg.Go(func() {
			var text strings.Builder
			if errs[i] = readTo(&text, fsys, name); errs[i] == nil {
				files[i], errs[i] = parse(name, text.String(), without...)
			}
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}

// readTo reads a file into b, without the copy that a []byte would cost.
func readTo(b *strings.Builder, fsys fs.FS, name string) error {
	f, err := fsys.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	if fi, err := f.Stat(); err == nil {
		b.Grow(int(fi.Size()))
	}
	_, err = io.CopyBuffer(b, f, make([]byte, 8<<10))
	return err
}

// Parse reads one rule file. Unknown keys are errors.
func Parse(name string, data []byte) (*File, error) { return parse(name, string(data)) }

func parse(name, text string, without ...string) (*File, error) {
	f := &File{Name: name}
	if fasttoml.Decode(text, f, without...) {
		return f, nil
	}
	f = &File{Name: name}
	md, err := toml.Decode(text, f)
	if err != nil {
		if perr, ok := errors.AsType[toml.ParseError](err); ok {
			return nil, fmt.Errorf("%s:%d: %s", name, perr.Position.Line, perr.Message)
		}
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if unknown := md.Undecoded(); len(unknown) > 0 {
		return nil, fmt.Errorf("%s: unknown key %q", name, unknown[0].String())
	}
	return f, nil
}

// Join makes one catalogue of several files and checks that it holds together:
// ids are unique, names resolve, regular expressions parse, and every rule says
// what a finding needs.
func Join(files ...*File) (*Catalogue, error) {
	c, err := collect(files)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if err := c.check(f); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	return c, nil
}

// collect makes one catalogue of several files without checking what they say.
func collect(files []*File) (*Catalogue, error) {
	n, m := 0, 0
	for _, f := range files {
		n, m = n+len(f.Rules)+len(f.Checks), m+len(f.Guidelines)
	}
	c := &Catalogue{byID: make(map[string]*Rule, n), guidelines: make(map[string]*Guideline, m), Deployables: &Deployables{}, Requests: &Requests{}, Trials: &Trials{}}
	for _, f := range files {
		if err := c.add(f); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	return c, nil
}

func (c *Catalogue) add(f *File) error {
	if f.Platform != nil {
		if err := c.addPlatform(f.Platform); err != nil {
			return err
		}
	}
	return c.addContents(f, f.Platform)
}

func (c *Catalogue) addPlatform(p *Platform) error {
	if p.ID == "" {
		return errors.New("[platform] has no id")
	}
	if c.Platform(p.ID) != nil {
		return fmt.Errorf("platform %q is described twice", p.ID)
	}
	c.Platforms = append(c.Platforms, p)
	return nil
}

func (p *Platform) check() error {
	for name, b := range p.Bounds {
		if err := b.Check(b.Value); err != nil {
			return fmt.Errorf("bound %q: %w", name, err)
		}
	}
	for name, r := range p.Records {
		if err := cmp.Or(r.check(), p.checkSent(r)); err != nil {
			return fmt.Errorf("record %q: %w", name, err)
		}
	}
	return nil
}

// addContents adds what a file holds beside its platform, which is p.
func (c *Catalogue) addContents(f *File, p *Platform) error {
	for _, g := range f.Guidelines {
		if c.guidelines[g.ID] != nil {
			return fmt.Errorf("guideline %q is given twice", g.ID)
		}
		g.Platform = p
		c.guidelines[g.ID] = g
		c.Guidelines = append(c.Guidelines, g)
	}
	for _, r := range f.Rules {
		if r.Secret == "" {
			r.Secret = SecretCredential
		}
		if err := c.addRule(&r.Rule, p); err != nil {
			return err
		}
		c.Rules = append(c.Rules, r)
	}
	for _, k := range f.Checks {
		if err := c.addRule(&k.Rule, p); err != nil {
			return err
		}
		c.Checks = append(c.Checks, k)
	}
	if f.General != nil {
		if c.General != nil {
			return errors.New("[general] is given twice")
		}
		c.General = f.General
	}
	c.Allowlists = append(c.Allowlists, f.Allowlists...)
	c.Go = append(c.Go, f.Go...)
	if f.Deployables != nil {
		c.Deployables = f.Deployables
	}
	if f.Requests != nil {
		c.Requests = f.Requests
	}
	if f.Trials != nil {
		c.Trials = f.Trials
	}
	if f.Platform != nil {
		for _, g := range f.Platform.Go {
			g.Platform = p
			c.Go = append(c.Go, g)
		}
	}
	return nil
}

func (c *Catalogue) addRule(r *Rule, p *Platform) error {
	if r.ID == "" {
		return errors.New("a rule has no id")
	}
	if c.byID[r.ID] != nil {
		return fmt.Errorf("rule %q is given twice", r.ID)
	}
	r.Platform = p
	c.byID[r.ID] = r
	return nil
}

func (c *Catalogue) check(f *File) error {
	for _, g := range f.Guidelines {
		if err := checkGuideline(g); err != nil {
			return fmt.Errorf("guideline %q: %w", g.ID, err)
		}
	}
	for _, r := range f.Rules {
		if err := c.checkTextRule(r); err != nil {
			return fmt.Errorf("rule %q: %w", r.ID, err)
		}
	}
	for _, k := range f.Checks {
		if err := c.checkCheck(k); err != nil {
			return fmt.Errorf("check %q: %w", k.ID, err)
		}
	}
	if f.General != nil {
		if err := c.checkGeneral(f.General); err != nil {
			return fmt.Errorf("[general]: %w", err)
		}
	}
	for i, a := range f.Allowlists {
		if err := c.checkAllowlist(a); err != nil {
			return fmt.Errorf("allowlist %d: %w", i+1, err)
		}
	}
	if f.Platform != nil {
		for i, r := range f.Platform.Remedies {
			if err := c.checkRemedy(r); err != nil {
				return fmt.Errorf("remedy %d: %w", i+1, err)
			}
		}
	}
	entries := f.Go
	if f.Platform != nil {
		entries = slices.Concat(entries, f.Platform.Go)
		if err := cmp.Or(f.Platform.check(), checkWords(f.Platform.Words)); err != nil {
			return err
		}
		if err := f.Platform.checkEndpoints(); err != nil {
			return err
		}
		if err := f.Platform.checkNames(); err != nil {
			return err
		}
	}
	if d := f.Deployables; d != nil {
		for _, re := range slices.Concat(d.Alone, d.None) {
			if err := checkRegex(re); err != nil {
				return fmt.Errorf("deployables: %w", err)
			}
		}
	}
	for i, g := range entries {
		if err := g.check(); err != nil {
			return fmt.Errorf("go entry %d: %w", i+1, err)
		}
	}
	return nil
}

// checkEndpoints says whether the rows of calls are ones, and name permissions
// that there are.
func (p *Platform) checkEndpoints() error {
	if p.Endpoints == nil {
		return nil
	}
	if err := checkWords(p.Endpoints.Clients); err != nil {
		return err
	}
	for _, row := range p.Endpoints.Calls {
		words := strings.Fields(row)
		if len(words) < 2 || !strings.Contains(words[0], "/") || !IsMethod(words[1]) {
			return fmt.Errorf("endpoints: bad row %q (a path, a method, permissions)", row)
		}
		for _, w := range words[1:] {
			if !IsMethod(w) && p.PermissionClass(w) == "" {
				return fmt.Errorf("endpoints: %q is neither a method nor a permission in %q", w, row)
			}
		}
	}
	return p.checkUndecided()
}

// checkUndecided says whether what is undecided are permissions that no row takes,
// each once and with a reason.
func (p *Platform) checkUndecided() error {
	undecided := p.Undecided()
	told := map[string]bool{}
	for _, u := range p.Endpoints.Undecided {
		if u.Because == "" || len(u.Permissions) == 0 {
			return errors.New("endpoints: undecided needs permissions, and because")
		}
		for _, name := range u.Permissions {
			switch {
			case !slices.Contains(undecided, name):
				return fmt.Errorf("endpoints: %q is undecided, though a row takes it or it is no permission", name)
			case told[name]:
				return fmt.Errorf("endpoints: %q is undecided twice", name)
			}
			told[name] = true
		}
	}
	return nil
}

// checkSent says whether the calls that take a record are among those of the
// platform.
func (p *Platform) checkSent(r *Record) error {
	for _, row := range r.Body {
		words := strings.Fields(row)
		known := p.Endpoints != nil && len(words) > 1 && slices.ContainsFunc(p.Endpoints.Calls, func(call string) bool {
			have := strings.Fields(call)
			return have[0] == words[0] && !slices.ContainsFunc(words[1:], func(w string) bool { return !IsMethod(w) || !slices.Contains(have, w) })
		})
		if !known {
			return fmt.Errorf("%q is no call of the platform's endpoints (a path, methods)", row)
		}
	}
	return nil
}

// checkNames says whether what names accounts and origins is there and can be
// used.
func (p *Platform) checkNames() error {
	for _, a := range p.Accounts {
		if a.Fact == "" || a.Title == "" || (a.Text == "") != (len(a.Words) == 0) || (a.Value == "") != (len(a.ValueWords) == 0) || len(a.Keys) > 0 && (a.Text == "" || a.Value == "") {
			return fmt.Errorf("account %q: it needs fact and title, text needs words, value needs value-words, and keys need text and value", a.Fact)
		}
		if err := checkWords(slices.Concat(a.Words, a.ValueWords)); err != nil {
			return fmt.Errorf("account %q: %w", a.Fact, err)
		}
		for _, re := range []string{a.Text, a.Value} {
			if err := checkRegex(re); err != nil {
				return fmt.Errorf("account %q: %w", a.Fact, err)
			}
		}
		if re, err := syntax.Parse(a.Text, syntax.Perl); a.Text != "" && err == nil && re.MaxCap() != 1 {
			return fmt.Errorf("account %q: text needs one group", a.Fact)
		}
	}
	for _, o := range p.Origins {
		r := p.Records[o.Record]
		if r == nil || r.Fields[o.ID] == nil || r.Fields[o.Title] == nil || o.Credential == "" || o.Fact == "" || o.None == "" || o.Elsewhere == "" || o.Value != "" && len(o.Words) == 0 {
			return fmt.Errorf("origin %q: it needs credential, a record with fields for id and title, fact, elsewhere and none, and value needs words", o.Credential)
		}
		if err := cmp.Or(checkRegex(o.Value), checkWords(o.Words)); err != nil {
			return fmt.Errorf("origin %q: %w", o.Credential, err)
		}
	}
	return nil
}

// checkWords says whether words can be looked for in texts.
func checkWords(words []string) error {
	for _, w := range words {
		if len(w) < 3 || w != strings.ToLower(w) {
			return fmt.Errorf("word %q: words are in lower case and at least three bytes long", w)
		}
	}
	return nil
}

func (c *Catalogue) checkRemedy(r *Remedy) error {
	if len(r.For) == 0 || len(r.Steps) == 0 {
		return errors.New("for and steps are both needed")
	}
	for _, name := range r.For {
		if c.byID[name] == nil && !slices.Contains(Classes, Class(name)) {
			return fmt.Errorf("%q is neither a rule nor a class", name)
		}
	}
	return nil
}

var methods = []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"}

// IsMethod reports whether a word of a row of calls is a method.
func IsMethod(word string) bool { return slices.Contains(methods, word) }

func (g *GoEntry) check() error {
	switch {
	case len(g.Funcs)+len(g.Structs)+len(g.Headers)+len(g.Env)+len(g.Tags)+len(g.Giving) == 0 && g.Record == "":
		return errors.New("it names neither funcs nor structs nor headers")
	case g.Record != "" && (g.Platform == nil || g.Platform.Records[g.Record] == nil):
		return fmt.Errorf("the platform has no record %q", g.Record)
	case g.Does == ActIssue:
		if g.Record == "" || len(g.Args)+len(g.Structs)+len(g.Fields) > 0 {
			return errors.New("issue goes with a record, and with nothing but funcs")
		}
	case (len(g.Args) > 0 || g.Does != "" && g.Record == "") != (len(g.Funcs) > 0):
		return errors.New("funcs go with args or does")
	case (len(g.Fields)+len(g.Given) > 0) != (len(g.Structs) > 0 || g.Record != "" && g.Does == ""):
		return errors.New("structs go with fields or given")
	}
	for carries, expr := range g.Env {
		if _, err := regexp.Compile(expr); err != nil || !slices.Contains([]string{"none", "credential", "password", "administrator"}, carries) {
			return fmt.Errorf("bad env %s = %q", carries, expr)
		}
	}
	for key := range g.Args {
		if n, err := strconv.Atoi(key); key != "*" && (err != nil || n < -1 || n > 99) {
			return fmt.Errorf("bad argument %q (an index, or *)", key)
		}
	}
	for _, name := range slices.Concat(g.Funcs, g.Structs) {
		if name == AnyStruct && slices.Contains(g.Structs, name) {
			continue
		}
		if i := strings.LastIndexByte(name, '/'); !strings.Contains(name[i+1:], ".") || strings.ContainsAny(name, "()* ") {
			return fmt.Errorf("bad name %q (like net/http.Header.Set)", name)
		}
	}
	return nil
}

func (r *Record) check() error {
	for _, name := range slices.Concat(r.Signs, r.Secrets, r.Lists, r.Grants) {
		if r.Fields[name] == nil {
			return fmt.Errorf("it has no field %q", name)
		}
	}
	if r.Need < 1 || r.Need > len(r.Signs) {
		return fmt.Errorf("need is %d of %d signs", r.Need, len(r.Signs))
	}
	for _, sign := range r.Must {
		if !slices.Contains(r.Signs, sign) {
			return fmt.Errorf("must is of %q, which is no sign", sign)
		}
	}
	for sign, words := range r.SignWords {
		if !slices.Contains(r.Signs, sign) || len(words) == 0 {
			return fmt.Errorf("sign-words are of %q, which is no sign, or are none", sign)
		}
		if err := checkWords(words); err != nil {
			return err
		}
	}
	for _, re := range []string{r.NotPath, r.NotUnder} {
		if err := checkRegex(re); err != nil {
			return err
		}
	}
	return checkWords(r.Words)
}

func checkGuideline(g *Guideline) error {
	switch p := g.Platform; {
	case p == nil:
		return errors.New("the file has no [platform]")
	case !strings.HasPrefix(g.ID, p.ID+"/"):
		return fmt.Errorf("the id does not begin with %q", p.ID+"/")
	case p.Documents[g.Document] == nil:
		return fmt.Errorf("unknown document %q", g.Document)
	case g.Section == "", g.Text == "", g.Quote == "", g.Strength == "", g.Visibility == "":
		return errors.New("section, text, quote, strength and visibility are all needed")
	case g.Visibility != Full && g.Person == "":
		return errors.New("what a tool cannot see whole needs a word for the person who can")
	}
	return nil
}

func (c *Catalogue) checkRule(r *Rule) error {
	switch {
	case r.Description == "", r.Class == "", r.Basis == "", r.Why == "", r.Fix == "":
		return errors.New("description, class, severity, confidence, basis, why and fix are all needed")
	case r.Platform != nil && len(r.Guidelines) == 0:
		return errors.New("a platform's rule cites at least one guideline")
	case len(r.Examples()) == 0 || len(r.Counterexamples()) == 0:
		return errors.New("examples and counterexamples are both needed")
	}
	for _, g := range r.Guidelines {
		if c.guidelines[g] == nil {
			return fmt.Errorf("unknown guideline %q", g)
		}
	}
	for _, p := range r.Places {
		if err := checkRegex(p.Path); err != nil {
			return err
		}
	}
	return nil
}

func (c *Catalogue) checkTextRule(r *TextRule) error {
	if !r.SkipReport {
		if err := c.checkRule(&r.Rule); err != nil {
			return err
		}
	}
	if r.Regex == "" && r.Path == "" {
		return errors.New("it has neither regex nor path")
	}
	for _, re := range []string{r.Regex, r.NotUnder} {
		if err := checkRegex(re); err != nil {
			return err
		}
	}
	if err := checkRegex(r.Path); err != nil {
		return err
	}
	if re, err := syntax.Parse(r.Regex, syntax.Perl); err == nil && r.SecretGroup > re.MaxCap() {
		return fmt.Errorf("secretGroup %d of a regex with %d groups", r.SecretGroup, re.MaxCap())
	}
	for _, a := range r.Allowlists {
		if err := c.checkAllowlist(a); err != nil {
			return err
		}
	}
	for _, q := range r.Required {
		if !slices.ContainsFunc(c.Rules, func(o *TextRule) bool { return o.ID == q.ID }) {
			return fmt.Errorf("it requires an unknown rule %q", q.ID)
		}
	}
	return nil
}

func (c *Catalogue) checkAllowlist(a *Allowlist) error {
	if len(a.Commits)+len(a.Paths)+len(a.Regexes)+len(a.StopWords) == 0 {
		return errors.New("an allowlist needs commits, paths, regexes or stopwords")
	}
	if !slices.Contains([]string{"", "OR", "AND"}, strings.ToUpper(a.Condition)) {
		return fmt.Errorf("unknown condition %q (one of: OR, AND)", a.Condition)
	}
	if !slices.Contains([]string{"", "match", "line", "secret"}, a.RegexTarget) {
		return fmt.Errorf("unknown regexTarget %q (one of: match, line)", a.RegexTarget)
	}
	for _, re := range slices.Concat(a.Paths, a.Regexes) {
		if err := checkRegex(re); err != nil {
			return err
		}
	}
	for _, id := range a.TargetRules {
		if c.byID[id] == nil {
			return fmt.Errorf("it targets an unknown rule %q", id)
		}
	}
	return nil
}

func (c *Catalogue) checkCheck(k *Check) error {
	if err := c.checkRule(&k.Rule); err != nil {
		return err
	}
	given := 0
	for _, s := range []string{k.Look.Record, k.Look.Credential, k.Look.URL, k.Look.Text, k.Look.Go} {
		if s != "" {
			given++
		}
	}
	if given != 1 {
		return errors.New("look names exactly one of record, credential, url, text, go")
	}
	if (k.Look.Text+k.Look.URL != "") != (len(k.Look.Words) > 0) {
		return errors.New("url and text go with words")
	}
	if err := checkWords(k.Look.Words); err != nil {
		return err
	}
	if k.Look.Record != "" && (k.Platform == nil || k.Platform.Records[k.Look.Record] == nil) {
		return fmt.Errorf("unknown record %q", k.Look.Record)
	}
	for _, re := range append([]string{k.Look.URL, k.Look.Text, k.Path, k.NotPath, k.Without}, k.With...) {
		if err := checkRegex(re); err != nil {
			return err
		}
	}
	for _, id := range k.Subsumes {
		if o := c.byID[id]; o == nil || o.Platform != k.Platform {
			return fmt.Errorf("it subsumes %q, which is none of the platform's checks", id)
		}
	}
	if len(k.When) == 0 && k.Look.Go == "" {
		return errors.New("a check without conditions would report every object it looks at")
	}
	for _, cond := range slices.Concat(k.When, k.Unless) {
		if err := checkCondition(k.Platform, k.Look.Record, cond); err != nil {
			return err
		}
		if cond.Any != nil && k.Look.Record == "" && k.Look.URL == "" {
			return errors.New("any is for the conditions over a record or an address")
		}
		if cond.Across() && (k.Look.Credential != "" || k.Look.Go != "") {
			return fmt.Errorf("the condition on %q is over the repository, of which a credential and an analyzer know nothing", cond.Field)
		}
	}
	if (len(k.With) > 0 || k.Without != "") && (k.Look.Credential != "" || k.Look.Go != "") {
		return errors.New("with and without are about the text, of which a credential and an analyzer know nothing")
	}
	if rec := k.Look.Record; rec != "" {
		for _, name := range append([]string{k.At}, k.Tell...) {
			if name != "" && k.Platform.Records[rec].Fields[name] == nil {
				return fmt.Errorf("record %q has no field %q", rec, name)
			}
		}
	}
	return nil
}

func checkCondition(p *Platform, record string, cond Condition) error {
	for _, inner := range cond.Any {
		if inner.Across() {
			return errors.New("any holds a condition that is over the repository")
		}
		if err := checkCondition(p, record, inner); err != nil {
			return err
		}
	}
	given := 0
	for _, set := range []bool{
		cond.Lacks, cond.Present, cond.Equals != nil, cond.AnyOf != nil, cond.AnyClass != nil,
		cond.Unknown, cond.Matches != "", cond.WiderThan != "", cond.LongerThan != "",
		cond.AtLeast != nil, cond.Below != nil, cond.Constant, cond.Joins != nil, cond.Spread > 0, cond.Surplus,
		cond.Holds > 0, cond.SameAs != "", cond.Written != "", cond.Any != nil, cond.Sent,
		cond.Under != "", cond.Unsaid != "",
	} {
		if set {
			given++
		}
	}
	if given != 1 {
		return fmt.Errorf("the condition on %q holds %d comparisons instead of one", cond.Field, given)
	}
	for _, name := range []string{cond.Field, cond.SameAs} {
		if record != "" && name != "" && p.Records[record].Fields[name] == nil {
			return fmt.Errorf("record %q has no field %q", record, name)
		}
	}
	if !slices.Contains([]string{"", "s", "ms", "d", "unix"}, cond.Unit) {
		return fmt.Errorf("unknown unit %q (one of: s, ms, d, unix)", cond.Unit)
	}
	for _, b := range []string{cond.WiderThan, cond.LongerThan} {
		if b != "" && (p == nil || p.Bounds[b] == nil) {
			return fmt.Errorf("unknown bound %q", b)
		}
	}
	for _, class := range cond.AnyClass {
		if p == nil || !slices.ContainsFunc(p.Permissions, func(perm Permission) bool { return perm.Class == class }) {
			return fmt.Errorf("no permission has the class %q", class)
		}
	}
	for _, re := range []string{cond.Matches, cond.Written, cond.Under, cond.Unsaid} {
		if err := checkRegex(re); err != nil {
			return err
		}
	}
	if cond.Surplus && (p == nil || p.Endpoints == nil) {
		return errors.New("surplus takes the platform's endpoints, which are not given")
	}
	if j := cond.Joins; j != nil && j.Text != "" {
		if j.Record != "" || len(j.When) > 0 || !j.Anywhere {
			return errors.New("joins with a text is anywhere, and has no record and no conditions")
		}
		return checkRegex(j.Text)
	} else if j != nil {
		if p == nil || p.Records[j.Record] == nil || p.Records[j.Record].Fields[j.Field] == nil {
			return fmt.Errorf("joins names an unknown record or field %q.%q", j.Record, j.Field)
		}
		for _, inner := range j.When {
			if inner.Across() {
				return errors.New("joins holds a condition that is over the repository itself")
			}
			if err := checkCondition(p, j.Record, inner); err != nil {
				return err
			}
		}
	}
	return nil
}

func checkRegex(re string) error {
	if err := CheckRegex(re); err != nil {
		return fmt.Errorf("bad regex: %w", err)
	}
	return nil
}

// CheckRegex returns why something is no regular expression. The error quotes
// no more of it than can be read.
func CheckRegex(re string) error {
	_, err := syntax.Parse(re, syntax.Perl)
	if e, ok := errors.AsType[*syntax.Error](err); ok {
		e.Expr = Excerpt(e.Expr)
	}
	return err
}

// maxExcerpt is how many bytes of an expression are quoted.
const maxExcerpt = 100

// Excerpt returns as much of an expression as can be read in a message.
func Excerpt(re string) string {
	if len(re) <= maxExcerpt {
		return re
	}
	return strings.ToValidUTF8(re[:maxExcerpt], "") + "…"
}

// UnmarshalTOML accepts a string, or a table with the keys file and text.
func (e *Example) UnmarshalTOML(v any) error {
	switch v := v.(type) {
	case string:
		e.Text = v
		return nil
	case map[string]any:
		for key, val := range v {
			s, ok := val.(string)
			switch {
			case ok && key == "file":
				e.File = s
			case ok && key == "text":
				e.Text = s
			default:
				return fmt.Errorf("unknown key %q in an example", key)
			}
		}
		return nil
	}
	return errors.New("an example is a string or a table with file and text")
}

// Duration reads a duration as bounds write it: Go's units, and "d" for days
// of 24 hours.
func Duration(s string) (time.Duration, error) {
	if days, ok := strings.CutSuffix(s, "d"); ok {
		n, err := strconv.ParseFloat(days, 64)
		if err != nil {
			return 0, fmt.Errorf("bad duration %q (like 90d, 36h, 20m)", s)
		}
		if most := math.MaxInt64 / float64(24*time.Hour); !(math.Abs(n) < most) {
			return 0, fmt.Errorf("the duration %q is beyond 292 years", s)
		}
		return time.Duration(n * 24 * float64(time.Hour)), nil
	}
	d, err := time.ParseDuration(s)
	if err != nil {
		return 0, fmt.Errorf("bad duration %q (like 90d, 36h, 20m)", s)
	}
	return d, nil
}

// Check says whether a value is one that the bound can have.
func (b *Bound) Check(value string) error {
	switch b.Kind {
	case "duration":
		d, err := Duration(value)
		if err == nil && d <= 0 {
			err = fmt.Errorf("the duration %q is not positive", value)
		}
		return err
	case "number":
		if n, err := strconv.ParseFloat(value, 64); err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
			return fmt.Errorf("bad number %q", value)
		}
		return nil
	case "prefix":
		n, err := strconv.Atoi(strings.TrimPrefix(value, "/"))
		if err != nil || !strings.HasPrefix(value, "/") || n < 0 || n > 128 {
			return fmt.Errorf("bad address prefix %q (like /16)", value)
		}
		return nil
	}
	return fmt.Errorf("unknown kind of bound %q (one of: duration, number, prefix)", b.Kind)
}
