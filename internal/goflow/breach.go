package goflow

import (
	"go/token"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/damvet/damvet/internal/policy"
	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/rules"
)

// Breach is a check of records that a struct, a map or a text within a string
// constant breaks.
type Breach struct {
	Check  *rules.Check
	At     Span
	Facts  map[string]string
	SHA256 string
}

// judges holds judges by the platforms that they know and the thresholds that are set.
var judges struct {
	sync.Mutex
	of map[string]*policy.Judge
}

// judgeOf returns a judge of the objects of some platforms.
func judgeOf(platforms []*rules.Platform) (*policy.Judge, error) {
	var ids []string
	for _, p := range platforms {
		ids = append(ids, p.ID)
	}
	slices.Sort(ids)
	key := strings.Join(ids, " ") + "\n" + bounds.String()
	judges.Lock()
	defer judges.Unlock()
	if j := judges.of[key]; j != nil {
		return j, nil
	}
	j, err := policy.New(knowledge().cat, policy.Options{Platforms: platforms, Bounds: bounds})
	if err != nil {
		return nil, err
	}
	if judges.of == nil {
		judges.of = map[string]*policy.Judge{}
	}
	judges.of[key] = j
	return j, nil
}

// judge holds the checks of records against what the code makes, for the
// platforms that the package speaks of. First are its objects as they are when
// the first of what can reach a place counts.
func (f *Flow) judge(first *objects, docs []*record.Value) error {
	speaks := f.About()
	if len(speaks) == 0 {
		return nil
	}
	for variant, most := 0, 1; variant < min(most, maxVariants); variant++ {
		o := first
		if variant > 0 {
			o = f.newObjects(variant)
		}
		objects, sent := append(o.all(), docs...), o.sent(first.docs)
		most = max(most, o.most)
		if len(objects)+len(sent) == 0 {
			continue // without the judge, which many packages about a platform do not need
		}
		j, err := judgeOf(speaks)
		if err != nil {
			return err
		}
		res := j.Objects(objects, sent)
		// What joins others of the repository joins those of the package here.
		pkg := j.Repository(nil)
		pkg.Add("", res.Offers, &policy.Code{})
		for i := range res.Pending {
			p := &res.Pending[i]
			if _, _, ok := pkg.Settle("", p); ok && !p.Momentary() {
				res.Broken = append(res.Broken, p.Broken)
			}
		}
		for _, b := range res.Broken {
			if slices.Contains(speaks, b.Check.Platform) {
				f.breach(b)
			}
		}
		docs = nil
	}
	if len(first.made) < maxObjects {
		f.judged = speaks
	}
	slices.SortStableFunc(f.Breaches, func(a, b Breach) int { return int(a.At.Start - b.At.Start) })
	return nil
}

func (f *Flow) breach(b policy.Broken) {
	at := Span{token.Pos(b.Start), token.Pos(b.End)}
	if at.Stop == at.Start {
		at.Stop = token.NoPos
	}
	if !at.Start.IsValid() || slices.ContainsFunc(f.Breaches, func(o Breach) bool { return o.Check == b.Check && o.At.Start == at.Start }) {
		return
	}
	out := Breach{Check: b.Check, At: at}
	for _, fact := range b.Facts {
		if out.Facts == nil {
			out.Facts = map[string]string{}
		}
		out.Facts[fact.Name] = fact.Value
	}
	if s := b.Secret; s != nil && s.Kind == record.String && f.table.random(s.Text) {
		out.SHA256 = Hash(s.Text)
	}
	f.Breaches = append(f.Breaches, out)
}

// ReportShape reports a credential that its own shape gives away, under the
// text rule that knows it.
func ReportShape(pass *analysis.Pass, s Shape) {
	report(pass, &rules.Check{Rule: s.Rule.Rule}, Finding{At: s.At, SHA256: s.SHA256})
}

// ReportBreaches reports what breaks checks of records of one of the classes.
func ReportBreaches(pass *analysis.Pass, f *Flow, classes ...rules.Class) {
	for _, b := range f.Breaches {
		if slices.Contains(classes, b.Check.Class) && fileOf(pass, b.At.Start) != nil && !IsTest(pass, b.At.Start) {
			report(pass, b.Check, Finding{At: b.At, Facts: b.Facts, SHA256: b.SHA256})
		}
	}
}
