// Package suppress decides which findings were accepted by the people who own
// the code.
package suppress

import (
	"bytes"
	"slices"
	"sort"
	"strings"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/lazyregexp"
)

// Directive is a comment in a scanned text that accepts findings:
//
//	damvet:ignore RULE[,RULE…] reason
//	damvet:ignore[RULE,RULE…] reason
//
// It speaks of its own line or, where nothing but the comment stands on that,
// of the next line that is not blank.
type Directive struct {
	Rules  []string
	Reason string
	// Line is where the comment stands, Target the line that it speaks of.
	Line, Target int
	// Offset is where the directive begins, in bytes.
	Offset int
	// Used is set by Match.
	Used bool
}

// Keyword is what every directive begins with.
const Keyword = "damvet:ignore"

var directive = lazyregexp.New(Keyword + `(?:\[([a-z0-9, -]{1,200})\]|[ \t]{1,8}([a-z][a-z0-9-]{2,60}(?:,[a-z][a-z0-9-]{2,60}){0,8}))[ \t]{1,8}([^\r\n]{0,200})`)

// closers end a comment on the directive's line.
var closers = []string{"*/", "-->", "#}", "--%>", "*)", "]]"}

// Inline returns the directives of a text, in order. Those without a reason
// are not among them: they suppress nothing.
func Inline(t *finding.Text) []*Directive {
	data := t.Bytes(0, t.Len())
	if !bytes.Contains(data, []byte(Keyword)) {
		return nil
	}
	var all []*Directive
	for _, m := range directive.Get().FindAllSubmatchIndex(data, -1) {
		rules := m[2:4]
		if rules[0] < 0 {
			rules = m[4:6]
		}
		d := &Directive{Offset: m[0], Reason: reason(string(data[m[6]:m[7]]))}
		if d.Reason == "" {
			continue
		}
		for r := range strings.SplitSeq(string(data[rules[0]:rules[1]]), ",") {
			d.Rules = append(d.Rules, strings.TrimSpace(r))
		}
		d.Line, _ = t.Position(d.Offset)
		d.Target = d.Line
		if aloneOnLine(data, d.Offset) {
			d.Target = t.NextLine(d.Line)
		}
		all = append(all, d)
	}
	return all
}

func reason(s string) string {
	for _, c := range closers {
		if before, _, ok := strings.Cut(s, c); ok {
			s = before
		}
	}
	return strings.TrimSpace(s)
}

// aloneOnLine reports whether only the signs that open a comment stand before
// off on its line.
func aloneOnLine(data []byte, off int) bool {
	start := bytes.LastIndexAny(data[:off], "\r\n") + 1
	return len(bytes.Trim(data[start:off], " \t/*#-<!;%'\"{(:,\ufeff")) == 0
}

// Match returns the directive that accepts a finding of this text, marking it
// as used, or nil. All are as Inline returned them.
func Match(all []*Directive, f *finding.Finding) *Directive {
	from := sort.Search(len(all), func(i int) bool { return all[i].Line >= f.Span.Line })
	// Of those above, the ones on the nearest line can be about it.
	if from > 0 {
		above := all[from-1].Line
		from = sort.Search(from, func(i int) bool { return all[i].Line >= above })
	}
	for _, d := range all[from:] {
		if d.Line > max(f.Span.Line, f.Span.EndLine) {
			break
		}
		if slices.Contains(d.Rules, f.Rule.ID) &&
			(d.Target == f.Span.Line || f.Span.Line <= d.Line && d.Line <= f.Span.EndLine) {
			d.Used = true
			return d
		}
	}
	return nil
}
