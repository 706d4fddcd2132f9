package report

import (
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/lazyregexp"
	"github.com/damvet/damvet/rules"
)

var factInStep = lazyregexp.New(`\{([A-Za-z]+)(\|[^{}]+)?\}`)

// Remedy returns what to do about a finding, step by step, with what its facts
// tell in place. Where the platform says nothing of it there is one step, the
// rule's own fix.
func Remedy(f *finding.Finding) []string {
	if p := f.Rule.Platform; p != nil {
		for _, r := range p.Remedies {
			if fits(r, f) {
				return steps(r, f)
			}
		}
	}
	return []string{f.Rule.Fix}
}

func fits(r *rules.Remedy, f *finding.Finding) bool {
	if !slices.Contains(r.For, f.Rule.ID) && !slices.Contains(r.For, string(f.Rule.Class)) {
		return false
	}
	for name, want := range r.When {
		if got := f.Fact(name); got != want && (want != "*" || got == "") {
			return false
		}
	}
	return true
}

func steps(r *rules.Remedy, f *finding.Finding) []string {
	var all []string
	for _, step := range r.Steps {
		known := true
		text := factInStep.Get().ReplaceAllStringFunc(step, func(m string) string {
			name, other, ok := strings.Cut(strings.Trim(m, "{}"), "|")
			if value := f.Fact(name); value != "" {
				return value
			}
			if !ok {
				known = false
				return m
			}
			if strings.Contains(other, " ") {
				return other
			}
			return "{" + other + "}"
		})
		if known {
			all = append(all, text)
		}
	}
	return all
}
