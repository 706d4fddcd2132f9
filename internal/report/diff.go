package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/rules"
)

// Difference is what two sets of findings differ in.
type Difference struct {
	// New stand only in the second, Fixed only in the first.
	New, Fixed []*finding.Finding
	// Same stand in both.
	Same []*finding.Finding
	// Regraded stand in both, with another severity.
	Regraded []Regraded
}

// Regraded is a finding as it is, and the severity that it had.
type Regraded struct {
	*finding.Finding
	Was *finding.Finding
}

// Compare tells what two sets of findings differ in. A credential is the same
// wherever it stands; of what has no secret of its own there can be more than
// one of a kind, each of which has to have a counterpart.
func Compare(before, after []*finding.Finding) *Difference {
	d := &Difference{}
	type key struct{ rule, print string }
	left := map[key][]*finding.Finding{}
	of := func(f *finding.Finding) key { return key{f.Rule.ID, f.Fingerprint} }
	for _, f := range before {
		if !f.Past {
			left[of(f)] = append(left[of(f)], f)
		}
	}
	met := map[key]bool{}
	take := func(f *finding.Finding, samePath bool) *finding.Finding {
		all := left[of(f)]
		i := slices.IndexFunc(all, func(o *finding.Finding) bool { return !samePath || o.Path == f.Path })
		if i < 0 {
			return nil
		}
		was := all[i]
		left[of(f)] = slices.Delete(slices.Clone(all), i, i+1)
		return was
	}
	was := make([]*finding.Finding, len(after))
	for _, samePath := range []bool{true, false} {
		for i, f := range after {
			if was[i] == nil && !f.Past {
				was[i] = take(f, samePath)
			}
		}
	}
	for i, f := range after {
		k := of(f)
		switch {
		case f.Past:
			continue
		case was[i] == nil && f.SecretSHA256 != "" && met[k]:
			// One more place of a credential that was there.
			d.Same = append(d.Same, f)
		case was[i] == nil:
			d.New = append(d.New, f)
		case was[i].Severity != f.Severity:
			d.Regraded = append(d.Regraded, Regraded{f, was[i]})
		default:
			d.Same = append(d.Same, f)
		}
		met[k] = met[k] || was[i] != nil
	}
	for _, f := range before {
		k := of(f)
		if i := slices.Index(left[k], f); i >= 0 && (f.SecretSHA256 == "" || !met[k]) {
			d.Fixed = append(d.Fixed, f)
		}
	}
	return d
}

// WriteDiff writes a difference as text, one line a finding.
func WriteDiff(w io.Writer, d *Difference) error {
	b := bufio.NewWriter(w)
	section := func(mark, title string, all []*finding.Finding) {
		if len(all) == 0 {
			return
		}
		fmt.Fprintf(b, "%s: %d\n", title, len(all))
		for _, f := range all {
			fmt.Fprintf(b, "  %s %s\n", mark, conciseLine(f))
		}
	}
	section("+", "new", d.New)
	section("-", "fixed", d.Fixed)
	if len(d.Regraded) > 0 {
		fmt.Fprintf(b, "re-graded: %d\n", len(d.Regraded))
		for _, r := range d.Regraded {
			fmt.Fprintf(b, "  ~ %s (was %s)\n", conciseLine(r.Finding), r.Was.Severity)
		}
	}
	fmt.Fprintf(b, "%s\n", d.headline())
	return b.Flush()
}

func (d *Difference) headline() string {
	return fmt.Sprintf("%d new, %d fixed, %d re-graded, %d still there", len(d.New), len(d.Fixed), len(d.Regraded), len(d.Same))
}

// WriteDiffMarkdown writes a difference in GitHub's Markdown, a table for each
// part of it. Fails says of which new findings a run fails.
func WriteDiffMarkdown(w io.Writer, cat *rules.Catalogue, d *Difference, fails func(*finding.Finding) bool) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "## damvet: %s\n\n", d.headline())
	room := maxSummaryBytes
	section := func(title string, n int, columns []string, line func(i int) string) {
		if n == 0 {
			return
		}
		fmt.Fprintf(b, "### %s: %d\n\n%s", title, n, head(columns...))
		shown := 0
		for ; shown < n && room > 0; shown++ {
			s := line(shown)
			room -= len(s)
			b.WriteString(s)
		}
		b.WriteByte('\n')
		if shown < n {
			fmt.Fprintf(b, "%s more, the least severe.\n\n", group(int64(n-shown)))
		}
	}
	columns := []string{"", "severity", "rule", "where", "what"}
	section("New", len(d.New), columns, func(i int) string { return findingRow(d.New[i], fails(d.New[i])) })
	section("Fixed", len(d.Fixed), columns, func(i int) string { return findingRow(d.Fixed[i], false) })
	section("Re-graded", len(d.Regraded), []string{"was", "is", "rule", "where", "what"}, func(i int) string {
		f := d.Regraded[i]
		return row(append([]string{f.Was.Severity.String()}, findingCells(f.Finding)...)...)
	})
	if len(d.New) > 0 {
		summaryRules(b, cat, d.New)
	}
	return b.Flush()
}

// WriteDiffJSON writes a difference as one object, findings as jsonl has them.
func WriteDiffJSON(w io.Writer, d *Difference) error {
	b := bufio.NewWriter(w)
	o := &objectWriter{w: b}
	o.member("format", "json-diff-v1")
	of := func(f *finding.Finding) any { return newJSONFinding(f) }
	list(o, "new", d.New, of)
	list(o, "fixed", d.Fixed, of)
	list(o, "regraded", d.Regraded, func(r Regraded) any {
		return struct {
			*jsonFinding
			Was string `json:"was"`
		}{newJSONFinding(r.Finding), r.Was.Severity.String()}
	})
	list(o, "same", d.Same, of)
	if err := o.end(); err != nil {
		return err
	}
	return b.Flush()
}
