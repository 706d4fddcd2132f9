// Package plugin brings the Go checks to golangci-lint, as a module plugin of
// its second version. A golangci-lint that has them is built from a file
// .custom-gcl.yml:
//
//	version: v2.15.0
//	plugins:
//	  - module: github.com/damvet/damvet
//	    import: github.com/damvet/damvet/analyzers/plugin
//	    version: latest
//
// by `golangci-lint custom`, and configured in .golangci.yml:
//
//	version: "2"
//	linters:
//	  enable: [damvet]
//	  settings:
//	    custom:
//	      damvet:
//	        type: module
//	        description: holds media-asset integrations against their vendors' guidelines
//	        original-url: github.com/damvet/damvet
//	        settings:
//	          disable: [imagekit-go-long-lived-signed-url]
//	          bounds: {iconik-token-lifetime: 30d}
package plugin

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/damvet/damvet/analyzers"
	"github.com/damvet/damvet/rules"
)

func init() { register.Plugin("damvet", New) }

// Settings are what may stand under settings in golangci-lint's configuration.
type Settings struct {
	// Disable are the ids of rules that are switched off.
	Disable []string `json:"disable"`
	// Bounds are policy bounds by name, as `damvet rules --bounds` shows them.
	Bounds map[string]string `json:"bounds"`
}

// New makes the plugin of its settings. Unknown settings, rules and bounds are
// errors.
func New(conf any) (register.LinterPlugin, error) {
	s, err := register.DecodeSettings[Settings](conf)
	if err != nil {
		return nil, fmt.Errorf("damvet: settings: %w", err)
	}
	for _, id := range s.Disable {
		if rules.Builtin().Rule(id) == nil {
			return nil, fmt.Errorf("damvet: settings: disable names an unknown rule %q; `damvet rules` lists them", id)
		}
	}
	return &linter{s}, nil
}

type linter struct{ settings Settings }

// GetLoadMode says that the checks need types.
func (*linter) GetLoadMode() string { return register.LoadModeTypesInfo }

// BuildAnalyzers returns the checks.
func (l *linter) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	var all []*analysis.Analyzer
	for _, a := range analyzers.Suite {
		all = append(all, l.without(a))
	}
	if len(l.settings.Bounds) == 0 {
		return all, nil
	}
	var pairs []string
	for _, name := range slices.Sorted(maps.Keys(l.settings.Bounds)) {
		pairs = append(pairs, name+"="+l.settings.Bounds[name])
	}
	// One check's flag is every check's.
	if err := all[0].Flags.Set(analyzers.BoundsFlag, strings.Join(pairs, ",")); err != nil {
		return nil, fmt.Errorf("damvet: settings: bounds: %w", err)
	}
	return all, nil
}

// without returns a check that does not report the rules that are switched off.
func (l *linter) without(a *analysis.Analyzer) *analysis.Analyzer {
	if len(l.settings.Disable) == 0 {
		return a
	}
	quiet := *a
	quiet.Run = func(pass *analysis.Pass) (any, error) {
		p := *pass
		p.Report = func(d analysis.Diagnostic) {
			if !slices.Contains(l.settings.Disable, d.Category) {
				pass.Report(d)
			}
		}
		return a.Run(&p)
	}
	return &quiet
}
