package scan

import (
	"bytes"
	"hash/crc32"
	"slices"
	"strings"
	"time"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/history"
	"github.com/damvet/damvet/internal/lazy"
	"github.com/damvet/damvet/internal/lazyregexp"
	"github.com/damvet/damvet/internal/match"
	"github.com/damvet/damvet/rules"
)

// general is what the scanner knows of rules about secrets of any kind.
type general struct {
	doubts []doubt
	// commits are, by rule, the commits that an allowlist names, in lower case.
	commits map[*rules.Rule]map[string]bool
	// paths are the rules that are about paths alone; named says which names of
	// files they can be about, and is nil without such rules.
	paths []pathRule
	named func(name string) bool
}

type pathRule struct {
	*rules.TextRule
	path *lazyregexp.Regexp
}

// doubt is a rules.Doubt, compiled.
type doubt struct {
	*rules.Doubt
	// nil for what is not asked
	paths, secrets, names, lines, except *lazyregexp.Any
}

func newGeneral(cat *rules.Catalogue) *general {
	g := &general{commits: map[*rules.Rule]map[string]bool{}}
	for _, r := range cat.Rules {
		for _, a := range r.Allowlists {
			if strings.EqualFold(a.Condition, "AND") {
				continue // see match.Engine.AllowedIn
			}
			for _, c := range a.Commits {
				if g.commits[&r.Rule] == nil {
					g.commits[&r.Rule] = map[string]bool{}
				}
				g.commits[&r.Rule][strings.ToLower(strings.TrimSpace(c))] = true
			}
		}
		if r.Regex == "" && r.Path != "" && !r.SkipReport {
			g.paths = append(g.paths, pathRule{r, lazyregexp.New(r.Path)})
		}
	}
	if len(g.paths) > 0 {
		g.named = mayBeAbout(g.paths)
	}
	if cat.General == nil {
		return g
	}
	for _, d := range cat.General.Doubts {
		g.doubts = append(g.doubts, doubt{d, asked(d.Paths), asked(d.Secrets), asked(d.Names), asked(d.Lines), asked(d.Except)})
	}
	return g
}

// mayBeAbout returns a function that reports whether one of the rules can be
// about a file of a name.
func mayBeAbout(all []pathRule) func(name string) bool {
	var names []*match.Names
	for _, r := range all {
		if n, err := match.NewNames(r.Path); err == nil { // the configuration has checked that it parses
			names = append(names, n)
		}
	}
	return func(name string) bool {
		return slices.ContainsFunc(names, func(n *match.Names) bool { return n.May(name) })
	}
}

// path adds the findings of rules that are about the path of a file alone.
func (s *Scanner) path(name string, res *Result) {
	if name == "" || len(s.general.paths) == 0 {
		return
	}
	b := &builder{Scanner: s, file: name, name: name, text: finding.NewTextAt(name, nil, 1, 1)}
	for _, r := range b.general.paths {
		if !b.config.Disabled(r.ID) && r.path.Get().MatchString(b.name) && !match.PathAllowed(r.TextRule, b.name) {
			f := b.draft(&r.Rule, 0, 0, finding.Secret{Kind: rules.SecretNone, Value: []byte(b.name)}, "text")
			f.general, f.File = true, true
			f.allowedIn = match.PathAllowedIn(r.TextRule, b.name)
			b.drafts = append(b.drafts, *f)
		}
	}
	b.finish(res)
}

// broughtByAllowed reports whether allowlists name every commit that introduced
// a thing, as far as they hold where it did.
func (g *general) broughtByAllowed(h *held, in []history.Introduction) bool {
	for _, i := range in {
		t, ok := h.at[i.Place]
		commit := i.Commit.String()
		if !ok || i.Commit.IsZero() || !g.commits[t.Rule][commit] && !slices.Contains(t.allowedIn, commit) {
			return false
		}
	}
	return len(in) > 0
}

// allowSignatures are the comments with which users of gitleaks and betterleaks
// accept a finding on the same line.
var allowSignatures = []string{"betterleaks:allow", "gitleaks:allow"}

// grade says how sure a finding about a secret of any kind is: a checksum that
// the secret carries proves it or not, what it is made of does too, and a doubt
// makes it a guess.
func (b *builder) grade(f *draft, m *match.Match) {
	f.general = true
	if p := b.placeOf(&m.Rule.Rule, f.start); p != nil && f.Severity == p.severity {
		f.Facts = append(f.Facts, finding.Fact{Name: "place", Value: p.why})
	}
	lines := b.lines(m.Start, m.End)
	if i := slices.IndexFunc(allowSignatures, func(a string) bool { return bytes.Contains(lines, []byte(a)) }); i >= 0 {
		f.accepted = allowSignatures[i]
	}
	if m.Rule.Checksum != "" {
		if !checksums.Get()[m.Rule.Checksum](m.Secret) {
			f.doubted("its checksum is wrong")
			return
		}
		f.Confidence = rules.Certain
		f.Facts = append(f.Facts, finding.Fact{Name: "checksum", Value: "right"})
	}
	if m.Rule.Structure != "" {
		broken, expires := structures.Get()[m.Rule.Structure](m.Secret)
		if broken != "" {
			f.doubted(broken)
			return
		}
		f.Confidence = rules.Certain
		if !expires.IsZero() {
			f.Facts = append(f.Facts, finding.Fact{Name: "expires", Value: expires.Format(time.RFC3339)})
			b.lowerExpired(f, expires.Before(b.now))
			if !expires.Before(b.now) {
				b.expires(expires)
			}
		}
	}
	line, name := b.lines(m.SecretStart, m.SecretStart), b.text.Bytes(m.Start, m.SecretStart)
	for _, d := range b.general.doubts {
		// What is proven is not doubted for its looks, unless the doubt knows them.
		if f.Confidence == rules.Certain && len(d.Rules) == 0 {
			continue
		}
		if d.holds(b.name, m, name, line) {
			f.doubted(d.Reason)
			return
		}
	}
}

func (f *draft) doubted(reason string) {
	f.Confidence = rules.Tentative
	f.Facts = append(f.Facts, finding.Fact{Name: "doubt", Value: reason})
}

func (d *doubt) holds(path string, m *match.Match, name, line []byte) bool {
	if len(d.Rules) > 0 && !rules.Names(d.Rules, m.Rule.ID) {
		return false
	}
	holds := func(any *lazyregexp.Any, text []byte) bool { return any == nil || any.Match(text) }
	return holds(d.paths, []byte(path)) && holds(d.secrets, m.Secret) &&
		holds(d.names, name) && holds(d.lines, line) && (d.except == nil || !d.except.Match(name))
}

func asked(exprs []string) *lazyregexp.Any {
	if len(exprs) == 0 {
		return nil
	}
	return lazyregexp.NewAny(exprs)
}

// maxLine is how much of a line is looked at to either side of a match.
const maxLine = 4 << 10

// lines returns the lines that hold the bytes from start to end.
func (b *builder) lines(start, end int) []byte {
	from, to := max(0, start-maxLine), min(b.text.Len(), end+maxLine)
	from += bytes.LastIndexByte(b.text.Bytes(from, start), '\n') + 1
	if i := bytes.IndexByte(b.text.Bytes(end, to), '\n'); i >= 0 {
		to = end + i
	}
	return b.text.Bytes(from, to)
}

// checksums are the checks of the digits that secrets carry, by name.
var checksums = lazy.Value[map[string]func([]byte) bool]{Make: func() map[string]func([]byte) bool {
	return map[string]func([]byte) bool{"github": githubChecksum}
}}

const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// githubChecksum checks the last six digits of a token as GitHub and npm write
// it: the CRC-32 of what stands between the prefix and them, in base 62.
// Source: https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
func githubChecksum(secret []byte) bool {
	_, digits, ok := strings.Cut(string(secret), "_")
	if !ok || len(digits) < 7 {
		return false
	}
	body, sum := digits[:len(digits)-6], digits[len(digits)-6:]
	var want [6]byte
	for i, n := 5, crc32.ChecksumIEEE([]byte(body)); i >= 0; i, n = i-1, n/62 {
		want[i] = base62[n%62]
	}
	return sum == string(want[:])
}
