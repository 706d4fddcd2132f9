package goflow

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/damvet/damvet/internal/credential"
	"github.com/damvet/damvet/rules"
)

// minShape is how long a constant is at least that holds such a credential.
const minShape = 16

// Shape is a credential in a constant that its own shape gives away, wherever
// the constant goes.
type Shape struct {
	Rule   *rules.TextRule
	At     Span
	SHA256 string
}

// shaped are the text rules whose match needs nothing around it.
func shaped(cat *rules.Catalogue) []*rules.TextRule {
	var out []*rules.TextRule
	for _, r := range cat.Rules {
		if r.Platform != nil && r.Class == rules.HardcodedToken && r.Shown != "" && len(r.Required) == 0 && r.Secret == rules.SecretCredential {
			out = append(out, r)
		}
	}
	return out
}

// Shapes returns the credentials that the package's constants hold, parts of
// sums put together. The text rules find those that stand in one piece; of a
// bare go vet they are all that does.
func (f *Flow) Shapes() []Shape { return f.shapes }

func (f *Flow) findShapes() {
	for _, text := range slices.Sorted(maps.Keys(f.texts)) {
		if len(text) < minShape || len(text) > maxTextSize {
			continue
		}
		lower := strings.ToLower(text)
		for _, r := range f.table.shaped {
			if slices.ContainsFunc(r.Keywords, func(k string) bool { return strings.Contains(lower, strings.ToLower(k)) }) {
				f.shape(r, text)
			}
		}
	}
	slices.SortStableFunc(f.shapes, func(a, b Shape) int { return int(a.At.Start - b.At.Start) })
}

func (f *Flow) shape(r *rules.TextRule, text string) {
	for _, m := range compiled(r.Regex).FindAllStringSubmatchIndex(text, 4) {
		start, end := m[0], m[1]
		for g := 2; g+1 < len(m); g += 2 {
			if r.SecretGroup == g/2 || r.SecretGroup == 0 && m[g] >= 0 {
				start, end = m[g], m[g+1]
				break
			}
		}
		if start < 0 {
			continue
		}
		secret := text[start:end]
		if entropy(secret) < r.Entropy || !f.table.secret(secret, false) {
			continue
		}
		if r.Decoder != "" {
			d, ok := credential.Lookup(r.Decoder)([]byte(secret), time.Now())
			if !ok {
				continue
			}
			if d.Secret != nil {
				secret = string(d.Secret)
			}
		}
		if f.holding == nil {
			f.holding = map[string]*rules.TextRule{}
		}
		f.holding[text] = r
		for _, e := range f.texts[text] {
			at := Span{e.Pos(), e.End()}
			if !slices.ContainsFunc(f.shapes, func(s Shape) bool { return s.At == at }) {
				f.shapes = append(f.shapes, Shape{r, at, Hash(secret)})
			}
		}
	}
}
