package goflow

import (
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/token"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/damvet/damvet/internal/stack"
	"github.com/damvet/damvet/rules"
)

// JSONFlag and BoundsFlag are the names of the flags that Flags returns.
const (
	JSONFlag   = "json-v1"
	BoundsFlag = "bounds"
)

// JSON makes the message of every diagnostic one JSON object, a Message. Only
// damvet itself asks for it.
var JSON bool

// bounds are thresholds in place of the catalogue's: "name=value,name=value".
var bounds boundsFlag

// Flags returns the flags that every check has: json-v1, and bounds.
func Flags() flag.FlagSet {
	var fs flag.FlagSet
	fs.BoolVar(&JSON, JSONFlag, JSON, "write each message as one JSON object")
	fs.Var(&bounds, BoundsFlag, "thresholds in place of the built-in ones: name=value,...")
	return fs
}

// Check makes an analyzer that judges what flows through packages which have to
// do with a platform; run is not called for others.
func Check(name, doc string, run func(*analysis.Pass, *Flow)) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:     name,
		Doc:      doc,
		Flags:    Flags(),
		Requires: []*analysis.Analyzer{Analyzer},
		Run: func(pass *analysis.Pass) (any, error) {
			if flow := pass.ResultOf[Analyzer].(*Flow); flow.Open() {
				stack.Deepen()
				run(pass, flow)
			}
			return nil, nil
		},
	}
}

type boundsFlag map[string]string

func (b *boundsFlag) String() string {
	if b == nil {
		return ""
	}
	var out []string
	for name, value := range *b {
		out = append(out, name+"="+value)
	}
	slices.Sort(out)
	return strings.Join(out, ",")
}

func (b *boundsFlag) Set(s string) error {
	m := boundsFlag{}
	for pair := range strings.SplitSeq(s, ",") {
		name, value, ok := strings.Cut(pair, "=")
		kind := theGate().bound(name)
		if !ok || kind == "" {
			return fmt.Errorf("unknown bound %q", name)
		}
		if err := (&rules.Bound{Kind: kind}).Check(value); err != nil {
			return err
		}
		m[name] = value
	}
	*b = m
	return nil
}

func boundOf(name string) *rules.Bound {
	for _, p := range knowledge().cat.Platforms {
		if b := p.Bounds[name]; b != nil {
			return b
		}
	}
	return nil
}

// Message is what a diagnostic's message is under json-v1.
type Message struct {
	Rule         string            `json:"rule"`
	Message      string            `json:"message"`
	Facts        map[string]string `json:"facts,omitempty"`
	SecretSHA256 string            `json:"secret_sha256,omitempty"`
	Steps        []MessageStep     `json:"steps,omitempty"`
	// Source is where a secret stands that came from another package, and what is
	// to be said of the place of the diagnostic then.
	Source *MessageStep `json:"source,omitempty"`
	// File is what the compiler read, whatever //line directives say of it, and
	// Start and End are bytes of it.
	File  string `json:"file"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	// More are starts and ends of other places in the file of which the same is said.
	More [][2]int `json:"more,omitempty"`
}

// MessageStep is a Step as a Message writes it.
type MessageStep struct {
	Path    string `json:"path"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

// Finding is what a check has found. Which rule it breaks, if any, the
// catalogue's checks for the analyzer decide by Fields.
type Finding struct {
	// Platform may be nil: then only checks of no platform come into question.
	Platform *rules.Platform
	// Fields are what conditions look at: string, bool or float64. A field that
	// is absent is lacking; Doubt satisfies no condition.
	Fields map[string]any
	// At is what is reported.
	At analysis.Range
	// Message is one sentence without a full stop, in lower case; if it is
	// empty, the rule's description serves.
	Message string
	Facts   map[string]string
	// SHA256 is the hash of a secret that is no password.
	SHA256 string
	// Source is where that stands in another package, if it does, with the words
	// for At.
	Source Step
	Steps  []Place
	Fixes  []analysis.SuggestedFix
}

// Place is a step of a finding: in this package, where Pos is valid, or in
// another.
type Place struct {
	Pos     token.Pos
	Step    Step
	Message string
}

// Doubt is the value of a field of which it is not known what it is.
type Doubt struct{}

// Span is a range of positions.
type Span struct{ Start, Stop token.Pos }

// Pos returns where it begins.
func (s Span) Pos() token.Pos { return s.Start }

// End returns where it ends; it may be no position.
func (s Span) End() token.Pos { return s.Stop }

// Report reports a finding under the first check that it meets, and whether
// there was one.
func Report(pass *analysis.Pass, f Finding) bool {
	check := lookup(knowledge().cat, pass.Analyzer.Name, f.Platform, f.Fields)
	return check != nil && report(pass, check, f)
}

// Broken returns the id of the check that a finding meets first; "" if there is
// none.
func Broken(pass *analysis.Pass, f Finding) string {
	if check := lookup(knowledge().cat, pass.Analyzer.Name, f.Platform, f.Fields); check != nil {
		return check.ID
	}
	return ""
}

func report(pass *analysis.Pass, check *rules.Check, f Finding) bool {
	text := f.Message
	if text == "" {
		text = check.Description
	}
	d := analysis.Diagnostic{Pos: f.At.Pos(), End: f.At.End(), Category: check.ID, SuggestedFixes: f.Fixes}
	if file := fileOf(pass, d.Pos); file == nil || ast.IsGenerated(file) {
		d.SuggestedFixes = nil
	}
	msg := Message{Rule: check.ID, Message: text, Facts: f.Facts, SecretSHA256: f.SHA256}
	var elsewhere []string
	for _, p := range f.Steps {
		step := p.Step
		if p.Pos.IsValid() {
			at := Position(pass.Fset, p.Pos)
			step = Step{at.Filename, at.Line, at.Column, p.Message}
			d.Related = append(d.Related, analysis.RelatedInformation{Pos: p.Pos, Message: p.Message})
		} else {
			elsewhere = append(elsewhere, fmt.Sprintf("%s:%d:%d", filepath.Base(step.Path), step.Line, step.Column))
		}
		msg.Steps = append(msg.Steps, MessageStep(step))
	}
	if f.Source.Path != "" {
		msg.Source = (*MessageStep)(&f.Source)
	}
	d.Message = text
	if len(elsewhere) > 0 {
		d.Message += " (by way of " + strings.Join(elsewhere, ", ") + ")"
	}
	d.Message += " [" + check.ID + "]"
	if JSON {
		msg.Place(pass.Fset, d.Pos, d.End)
		b, err := json.Marshal(msg)
		if err != nil {
			return false
		}
		d.Message = string(b)
	}
	pass.Report(d)
	return true
}

// Place fills in File, Start and End.
func (m *Message) Place(fset *token.FileSet, start, end token.Pos) {
	f := fset.File(start)
	if f == nil {
		return
	}
	m.File, m.Start = f.Name(), f.Offset(start)
	m.End = m.Start
	if start < end && int(end) <= f.Base()+f.Size() {
		m.End = f.Offset(end)
	}
}

// Position is where something stands in the file that was written, whatever
// //line directives say, but not in one that cgo made of that.
func Position(fset *token.FileSet, pos token.Pos) token.Position {
	at := fset.PositionFor(pos, false)
	if strings.HasSuffix(at.Filename, ".cgo1.go") {
		at = fset.Position(pos)
	}
	return at
}

func fileOf(pass *analysis.Pass, pos token.Pos) *ast.File {
	for _, f := range pass.Files {
		if f.FileStart <= pos && pos <= f.FileEnd {
			return f
		}
	}
	return nil
}

// IsTest reports whether a position is in a test file.
func IsTest(pass *analysis.Pass, pos token.Pos) bool {
	return strings.HasSuffix(pass.Fset.Position(pos).Filename, "_test.go")
}

// Asked returns the fields that conditions of an analyzer's checks look at.
func Asked(analyzer string) []string {
	var out []string
	for _, k := range knowledge().cat.Checks {
		if k.Look.Go != analyzer {
			continue
		}
		for _, c := range slices.Concat(k.When, k.Unless) {
			if !slices.Contains(out, c.Field) {
				out = append(out, c.Field)
			}
		}
	}
	return out
}

func lookup(cat *rules.Catalogue, analyzer string, p *rules.Platform, fields map[string]any) *rules.Check {
	for _, k := range cat.Checks {
		if k.Look.Go != analyzer || k.Platform != nil && k.Platform != p {
			continue
		}
		all := !slices.ContainsFunc(k.When, func(c rules.Condition) bool { return !holds(c, fields) })
		if all && !slices.ContainsFunc(k.Unless, func(c rules.Condition) bool { return holds(c, fields) }) {
			return k
		}
	}
	return nil
}

// inTest reports whether a position is in a test file.
func (f *Flow) inTest(pos token.Pos) bool { return pos.IsValid() && IsTest(f.pass, pos) }
