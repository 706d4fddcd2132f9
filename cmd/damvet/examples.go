package main

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/damvet/damvet/internal/scan"
	"github.com/damvet/damvet/internal/synth"
	"github.com/damvet/damvet/rules"
)

// ownRules are the rules of the repository's own files.
func (r *session) ownRules() ([]*rules.Rule, error) {
	base, err := r.general(r.conf.Secrets)
	if err != nil {
		return nil, err
	}
	var own []*rules.Rule
	for rule := range r.conf.Catalogue.All() {
		if base.Rule(rule.ID) == nil && len(rule.Examples()) > 0 {
			own = append(own, rule)
		}
	}
	return own, nil
}

// tryExamples holds rules against their examples, and says what does not come
// out as they tell.
func (r *session) tryExamples(own []*rules.Rule) ([]string, error) {
	scanner, err := scan.New(r.conf.Catalogue, scan.Options{Now: r.now})
	if err != nil {
		return nil, err
	}
	expand, err := synth.New(r.conf.Catalogue)
	if err != nil {
		return nil, err
	}
	var wrong []string
	for _, rule := range own {
		for i, list := range [][]rules.Example{rule.Examples(), rule.Counterexamples()} {
			for n, e := range list {
				text, err := expand.Expand(e.Text)
				if err != nil {
					return nil, fmt.Errorf("rule %q: %w", rule.ID, err)
				}
				res, err := scanner.Content(cmp.Or(e.File, "example"), strings.NewReader(text))
				if err != nil {
					return nil, err
				}
				found := false
				for _, t := range res.Things {
					found = found || t.Rule.ID == rule.ID
				}
				switch {
				case i == 0 && !found:
					wrong = append(wrong, fmt.Sprintf("rule %q: example %d is not found", rule.ID, n+1))
				case i == 1 && found:
					wrong = append(wrong, fmt.Sprintf("rule %q: counterexample %d is found", rule.ID, n+1))
				}
			}
		}
	}
	return wrong, nil
}
