// Package synth makes synthetic credentials. Examples in rule files and
// fixtures in tests hold placeholders instead of anything shaped like a
// credential; Expand puts values in their place.
//
// A placeholder is <<name>>, or <<name key=value ...>> with parameters. Its
// value depends on nothing but the name and the parameters, so the same
// placeholder stands for the same value everywhere, and <<name n=2>> for
// another one of the same shape. Names are
//
//   - the shapes of the [platform.synthetic] tables,
//   - the generators of this package: credentials with an inner structure,
//   - encoders, which take text in place of parameters, and in it further
//     placeholders: <<base64 <<name>>:>>, or <<base64 of=name n=2>> for short.
//
// A name begins with a lower-case letter right behind the angle brackets and
// the placeholder ends on the same line, which leaves shell heredocs and YAML
// merge keys alone.
package synth

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"maps"
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/lazy"
	"github.com/damvet/damvet/rules"
)

// Expand replaces the placeholders of a text by synthetic values, with the
// shapes of the built-in catalogue. The error names what is unknown and lists
// what is known.
func Expand(text string) (string, error) {
	e := builtin.Get()
	if e.err != nil {
		return "", e.err
	}
	return e.Expand(text)
}

var builtin = lazy.Value[result]{Make: func() (e result) {
	e.Expander, e.err = New(rules.Builtin())
	return e
}}

// result is an Expander, or why there is none.
type result struct {
	*Expander
	err error
}

// Expander expands placeholders. It is safe for concurrent use.
type Expander struct {
	shapes map[string]*syntax.Regexp
}

// New returns an expander that knows the shapes of a catalogue. A shape takes
// the place of a generator of the same name. Two platforms that name a shape
// alike are an error, and so is a shape that cannot be walked.
func New(cat *rules.Catalogue) (*Expander, error) {
	e := &Expander{shapes: map[string]*syntax.Regexp{}}
	for _, p := range cat.Platforms {
		for name, shape := range p.Synthetic {
			if e.shapes[name] != nil {
				return nil, fmt.Errorf("platform %q: another platform has a synthetic shape %q too", p.ID, name)
			}
			if !isName(name) || encoders.Get()[name] != nil {
				return nil, fmt.Errorf("platform %q: a synthetic shape cannot be named %q", p.ID, name)
			}
			re, err := syntax.Parse(shape, syntax.Perl)
			if err == nil {
				_, err = walk(re, newSource("check", nil))
			}
			if err != nil {
				return nil, fmt.Errorf("platform %q: synthetic shape %q: %w", p.ID, name, err)
			}
			e.shapes[name] = re
		}
	}
	return e, nil
}

// Names lists what can stand in a placeholder, sorted.
func (e *Expander) Names() []string {
	names := slices.Collect(maps.Keys(e.shapes))
	names = slices.AppendSeq(names, maps.Keys(generators.Get()))
	names = slices.AppendSeq(names, maps.Keys(encoders.Get()))
	slices.Sort(names)
	return slices.Compact(names)
}

// Expand replaces the placeholders of a text by synthetic values.
func (e *Expander) Expand(text string) (string, error) {
	var b strings.Builder
	for {
		i, name, args, rest, ok := cut(text)
		if !ok {
			b.WriteString(text)
			return b.String(), nil
		}
		b.WriteString(text[:i])
		v, err := e.placeholder(name, args)
		if err != nil {
			return "", err
		}
		b.WriteString(v)
		text = rest
	}
}

// cut finds the first placeholder of a text: where it begins, its name, what
// stands behind the name, and the text behind it.
func cut(text string) (at int, name, args, rest string, ok bool) {
	for from := 0; ; {
		i := strings.Index(text[from:], "<<")
		if i < 0 {
			return 0, "", "", "", false
		}
		i += from
		from = i + 2
		n := nameLen(text[from:])
		if n == 0 {
			continue
		}
		end := closing(text, from)
		if end < 0 {
			continue
		}
		name, args = text[from:from+n], text[from+n:end]
		if args != "" && args[0] != ' ' {
			continue
		}
		return i, name, strings.TrimPrefix(args, " "), text[end+2:], true
	}
}

// closing returns the offset of the angle brackets that close the placeholder
// whose name begins at from, or -1 if there are none on the same line.
func closing(text string, from int) int {
	depth := 1
	for i := from; i < len(text) && text[i] != '\n'; i++ {
		switch {
		case strings.HasPrefix(text[i:], ">>"):
			depth--
			if depth == 0 {
				return i
			}
			i++
		case strings.HasPrefix(text[i:], "<<") && nameLen(text[i+2:]) > 0:
			depth++
			i++
		}
	}
	return -1
}

func nameLen(s string) int {
	for i := range len(s) {
		c := s[i]
		if c >= 'a' && c <= 'z' || i > 0 && (c == '-' || c >= '0' && c <= '9') {
			continue
		}
		return i
	}
	return len(s)
}

func isName(s string) bool { return s != "" && nameLen(s) == len(s) }

func (e *Expander) placeholder(name, args string) (string, error) {
	if enc := encoders.Get()[name]; enc != nil {
		text, err := e.encoded(args)
		if err != nil {
			return "", fmt.Errorf("<<%s>>: %w", name, err)
		}
		return enc(text)
	}
	p, err := parse(args)
	if err != nil {
		return "", fmt.Errorf("<<%s>>: %w", name, err)
	}
	v, err := e.value(name, p)
	if err != nil {
		return "", err
	}
	if unknown := p.unused(); unknown != "" {
		return "", fmt.Errorf("<<%s>>: unknown parameter %q", name, unknown)
	}
	return v, nil
}

// encoded returns the text that an encoder is to encode.
func (e *Expander) encoded(args string) (string, error) {
	if of, ok := strings.CutPrefix(args, "of="); ok {
		name, rest, _ := strings.Cut(of, " ")
		return e.placeholder(name, rest)
	}
	return e.Expand(args)
}

// value makes one value. It marks the parameters that it used.
func (e *Expander) value(name string, p *params) (string, error) {
	src := newSource(name, p)
	p.get("n", "")
	if re := e.shapes[name]; re != nil {
		return walk(re, src)
	}
	g := generators.Get()[name]
	if g == nil {
		return "", fmt.Errorf("unknown placeholder <<%s>> (one of: %s)", name, strings.Join(e.Names(), ", "))
	}
	v, err := g(p, src, e.value)
	if err != nil {
		return "", fmt.Errorf("<<%s>>: %w", name, err)
	}
	return v, nil
}

// params are the parameters of a placeholder.
type params struct {
	values map[string]string
	used   map[string]bool
}

func parse(args string) (*params, error) {
	p := &params{values: map[string]string{}, used: map[string]bool{}}
	for _, field := range strings.Fields(args) {
		key, value, ok := strings.Cut(field, "=")
		if !ok || !isName(key) {
			return nil, fmt.Errorf("%q is no parameter (like n=2)", field)
		}
		if _, twice := p.values[key]; twice {
			return nil, fmt.Errorf("parameter %q is given twice", key)
		}
		p.values[key] = value
	}
	return p, nil
}

func (p *params) get(key, otherwise string) string {
	p.used[key] = true
	if v, ok := p.values[key]; ok {
		return v
	}
	return otherwise
}

func (p *params) unused() string {
	for _, key := range slices.Sorted(maps.Keys(p.values)) {
		if !p.used[key] {
			return key
		}
	}
	return ""
}

// source is a stream of bytes that its seed decides: SHA-256 in counter mode,
// so that no release of Go's random numbers can change a fixture.
type source struct {
	seed    [32]byte
	counter uint64
	buf     []byte
}

func newSource(name string, p *params) *source {
	h := sha256.New()
	fmt.Fprintf(h, "damvet synthetic value\x00%s", name)
	if p != nil {
		for _, key := range slices.Sorted(maps.Keys(p.values)) {
			fmt.Fprintf(h, "\x00%s=%s", key, p.values[key])
		}
	}
	s := &source{}
	h.Sum(s.seed[:0])
	return s
}

// bytes returns the next n bytes.
func (s *source) bytes(n int) []byte {
	for len(s.buf) < n {
		block := sha256.Sum256(binary.BigEndian.AppendUint64(s.seed[:], s.counter))
		s.counter++
		s.buf = append(s.buf, block[:]...)
	}
	out := s.buf[:n:n]
	s.buf = s.buf[n:]
	return out
}

// intn returns a number below n, which is positive.
func (s *source) intn(n int) int {
	return int(binary.BigEndian.Uint64(s.bytes(8)) % uint64(n))
}

// maxRepeat bounds repetitions that have no upper bound of their own.
const maxRepeat = 8

// walk returns a member of a regular expression's language, of printable ASCII.
func walk(re *syntax.Regexp, src *source) (string, error) {
	var b strings.Builder
	err := write(&b, re, src)
	return b.String(), err
}

func write(b *strings.Builder, re *syntax.Regexp, src *source) error {
	lo, hi := 0, 0
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText,
		syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return nil
	case syntax.OpLiteral:
		b.WriteString(string(re.Rune))
		return nil
	case syntax.OpCharClass:
		return writeClass(b, re.Rune, src)
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return writeClass(b, []rune{' ', '~'}, src)
	case syntax.OpCapture, syntax.OpConcat:
		lo, hi = 1, 1
	case syntax.OpAlternate:
		return write(b, re.Sub[src.intn(len(re.Sub))], src)
	case syntax.OpQuest:
		hi = 1
	case syntax.OpStar:
		hi = maxRepeat
	case syntax.OpPlus:
		lo, hi = 1, maxRepeat
	case syntax.OpRepeat:
		lo, hi = re.Min, re.Max
		if hi < 0 {
			hi = lo + maxRepeat
		}
	default:
		return fmt.Errorf("%q matches nothing", re)
	}
	for range lo + src.intn(hi-lo+1) {
		for _, sub := range re.Sub {
			if err := write(b, sub, src); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeClass writes one printable ASCII character of a class, which is pairs
// of first and last.
func writeClass(b *strings.Builder, class []rune, src *source) error {
	var members []byte
	for i := 0; i+1 < len(class); i += 2 {
		for r := max(class[i], ' '); r <= min(class[i+1], '~'); r++ {
			members = append(members, byte(r))
		}
	}
	if len(members) == 0 {
		return fmt.Errorf("a class without printable ASCII characters")
	}
	b.WriteByte(members[src.intn(len(members))])
	return nil
}
