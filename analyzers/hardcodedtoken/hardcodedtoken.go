// Package hardcodedtoken reports constants that are used as credentials.
package hardcodedtoken

import (
	"encoding/base64"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/damvet/damvet/internal/goflow"
	"github.com/damvet/damvet/rules"
)

// Doc describes the check.
const Doc = `report constants that are used as credentials

A token that stands in the source is read by everybody who can read the
repository, its forks and its backups, for as long as there is a copy:

	req.Header.Set("Auth-Token", "eyJ0eXAi...")
	client := imagekit.NewClient(option.WithPrivateKey(key)) // const key = "private_..."

A file that go:embed makes a part of the program counts as a constant, and so does
what is decoded from JSON that is one.

The constant is followed through assignments, concatenation, formatting,
encoding, struct fields, maps, lists, channels, contexts, closures, calls and
results, also into and out of other packages; the default of a flag and the
fallback of an environment variable count as constants too, and so do fields of
JSON bodies in string constants and formats. Which headers, functions and fields take
credentials is in the rule files.

A constant that is a credential by its shape alone is reported wherever it
stands and goes, put together from its parts.

It is silent where a value is not wholly constant, in test files, and about
values that say of themselves that they are none: empty ones, places to be
filled in, masks, words and the vendors' own samples. The header Authorization
and basic authentication count only if the request is known to go to a
platform, or if the package speaks of one platform alone.

Fields for conditions: role (credential, password or administrator).`

// Analyzer is the check.
var Analyzer = goflow.Check("hardcodedtoken", Doc, run)

func run(pass *analysis.Pass, flow *goflow.Flow) {
	goflow.ReportBreaches(pass, flow, rules.HardcodedToken, rules.SharedCredential)
	type place struct {
		pos  token.Pos
		what string
	}
	seen := map[place]bool{}
	for _, h := range flow.Hits {
		switch h.Role {
		case rules.RoleCredential, rules.RolePassword, rules.RoleAdministrator:
		default:
			continue
		}
		for _, v := range h.Values {
			f, ok := finding(flow, h, v)
			if !ok || goflow.IsTest(pass, f.At.Pos()) || goflow.IsTest(pass, h.Pos) {
				continue
			}
			// A constant that reaches the same platform twice is one finding. Those of
			// other packages stand elsewhere.
			key := place{f.At.Pos(), h.Platform.ID + f.Source.String()}
			if !seen[key] {
				seen[key] = goflow.Report(pass, f)
			}
		}
	}
	for _, s := range flow.Shapes() {
		if !goflow.IsTest(pass, s.At.Start) && !seen[place{s.At.Start, s.Rule.Platform.ID}] {
			goflow.ReportShape(pass, s)
		}
	}
}

func finding(flow *goflow.Flow, h *goflow.Hit, v goflow.Value) (goflow.Finding, bool) {
	f := goflow.Finding{Platform: h.Platform, Fields: map[string]any{"role": string(h.Role)}, Facts: map[string]string{"sink": h.What}}
	if h.Platform == nil {
		return f, false
	}
	at := flow.Span(h)
	f.At = at
	password := h.Role == rules.RolePassword
	if text, ok := v.Constant(); ok {
		text = bare(text)
		if !goflow.Secret(text, password) {
			return f, false
		}
		f.Fixes = flow.LookUp(h, v, text)
		if !password {
			f.SHA256 = goflow.Hash(text)
		}
		if lit := flow.Literal(v.Longest()); lit != nil {
			f.At, f.Source = lit, flow.Declaration(lit)
		} else if f.Source = v.Longest().Source(); f.Source.Path != "" {
			f.Steps = append(f.Steps, goflow.Place{Step: f.Source})
		}
	} else if held, ok := foreign(v); ok {
		f.SHA256, f.Source = held.SHA256, held.At
		f.Steps = append(f.Steps, goflow.Place{Step: held.At})
	} else {
		return f, false
	}
	f.Message = "a constant reaches " + h.What
	f.Steps = append(f.Steps, flow.Trail(v)...)
	what := "it reaches " + h.What
	if len(h.Steps) > 0 {
		what = "handed over here"
	}
	f.Source.Message = what
	if at.Start != f.At.Pos() || len(h.Steps) > 0 {
		f.Steps = append(f.Steps, goflow.Place{Pos: at.Start, Message: what})
	}
	for _, s := range h.Steps {
		f.Steps = append(f.Steps, goflow.Place{Step: s})
	}
	return f, true
}

// bare takes from an authorization what is not the credential.
func bare(text string) string {
	text = strings.TrimSpace(text)
	scheme, rest, ok := strings.Cut(text, " ")
	if !ok {
		return text
	}
	switch strings.ToLower(scheme) {
	case "bearer", "token", "jwt":
		return strings.TrimSpace(rest)
	case "basic":
		rest = strings.TrimSpace(rest)
		if b, err := base64.StdEncoding.DecodeString(rest); err == nil {
			user, pass, _ := strings.Cut(string(b), ":")
			if pass != "" {
				return pass
			}
			return user
		}
		return rest
	}
	return text
}

// foreign returns the constant of another package that a value is, behind
// constant text at most.
func foreign(v goflow.Value) (goflow.Return, bool) {
	last := len(v.Parts) - 1
	if last < 0 || v.Parts[last].Kind != goflow.Held {
		return goflow.Return{}, false
	}
	for _, p := range v.Parts[:last] {
		if p.Kind != goflow.Text {
			return goflow.Return{}, false
		}
	}
	return *v.Parts[last].Held, true
}
