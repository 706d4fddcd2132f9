package worktree

import (
	"strings"

	"github.com/damvet/damvet/internal/lazy"
)

// glob is a compiled pattern with wildcards. It matches a whole path or the
// end of one, in time at most proportional to the product of the lengths for
// every slash: git's own way of matching takes exponential time on some
// patterns.
type glob struct {
	ops []globOp
	// tail is the literal end of whatever matches, to reject most names fast.
	tail string
}

type globOp struct {
	kind globKind
	c    byte
	set  *byteSet
}

type globKind uint8

const (
	globByte  globKind = iota // the byte c
	globAny                   // any byte but a slash
	globSet                   // a byte of set
	globStar                  // any bytes but slashes
	globDeep                  // any bytes
	globPaths                 // nothing, or any bytes up to a slash
)

type byteSet [4]uint64

func (s *byteSet) add(c byte)      { s[c>>6] |= 1 << (c & 63) }
func (s *byteSet) has(c byte) bool { return s[c>>6]>>(c&63)&1 != 0 }

// compileGlob returns nil for a pattern that matches nothing: one that ends in
// a backslash, or in the middle of a bracket. If fold is set, texts to match
// must come in lower case.
//
// What git does is kept in every detail, odd ones included: under fold an
// escaped capital or one in a bracket matches nothing, and two stars count as
// "any directories" at the start of p although p may be what follows a literal
// beginning that the caller cut off.
func compileGlob(p string, fold bool) *glob {
	g := &glob{}
	for i := 0; i < len(p); i++ {
		switch c := p[i]; c {
		case '\\':
			if i++; i == len(p) {
				return nil
			}
			g.ops = append(g.ops, globOp{kind: globByte, c: p[i]})
		case '?':
			g.ops = append(g.ops, globOp{kind: globAny})
		case '*':
			start := i
			for i+1 < len(p) && p[i+1] == '*' {
				i++
			}
			rest := p[i+1:]
			op := globOp{kind: globStar}
			if i > start && (start == 0 || p[start-1] == '/') {
				switch {
				case strings.HasPrefix(rest, "/"):
					op.kind = globPaths
					i++
				case rest == "", strings.HasPrefix(rest, `\/`):
					op.kind = globDeep
				}
			}
			g.ops = append(g.ops, op)
		case '[':
			set, n := compileSet(p[i+1:], fold)
			if set == nil {
				return nil
			}
			g.ops = append(g.ops, globOp{kind: globSet, set: set})
			i += n
		default:
			if fold {
				c = lower(c)
			}
			g.ops = append(g.ops, globOp{kind: globByte, c: c})
		}
	}
	var tail []byte
	for _, op := range g.ops {
		if op.kind == globByte {
			tail = append(tail, op.c)
		} else {
			tail = tail[:0]
		}
	}
	g.tail = string(tail)
	return g
}

// compileSet compiles what follows an opening bracket and returns how long it
// is, or nil if it does not end or names an unknown class.
func compileSet(p string, fold bool) (*byteSet, int) {
	set := &byteSet{}
	at := func(i int) byte {
		if i < len(p) {
			return p[i]
		}
		return 0
	}
	i := 0
	negated := at(0) == '!' || at(0) == '^'
	if negated {
		i++
	}
	// last is what a range may begin with: 0 behind a range or a class.
	for last, first := byte(0), true; first || at(i) != ']'; first, i = false, i+1 {
		c := at(i)
		switch {
		case c == 0:
			return nil, 0
		case c == '\\':
			i++
			if c = at(i); c == 0 {
				return nil, 0
			}
			set.add(c)
			last = c
		case c == '-' && last != 0 && at(i+1) != 0 && at(i+1) != ']':
			i++
			if c = at(i); c == '\\' {
				i++
				if c = at(i); c == 0 {
					return nil, 0
				}
			}
			for t := int(last); t <= int(c); t++ {
				set.add(byte(t))
				if fold && isUpper(byte(t)) {
					set.add(lower(byte(t)))
				}
			}
			last = 0
		case c == '[' && at(i+1) == ':':
			end := strings.IndexByte(p[i+2:], ']')
			if end < 0 {
				return nil, 0
			}
			name, ok := strings.CutSuffix(p[i+2:i+2+end], ":")
			if !ok {
				// Not a class: the bracket and what follows stand for
				// themselves.
				set.add('[')
				last = '['
				continue
			}
			is := classes.Get()[name]
			if is == nil {
				return nil, 0
			}
			for t := range 256 {
				if is(byte(t)) || fold && name == "upper" && isLower(byte(t)) {
					set.add(byte(t))
				}
			}
			last = 0
			i += 2 + end
		default:
			set.add(c)
			last = c
		}
	}
	if negated {
		for k := range set {
			set[k] = ^set[k]
		}
	}
	set['/'>>6] &^= 1 << ('/' & 63)
	return set, i + 1
}

var classes = lazy.Value[map[string]func(byte) bool]{Make: func() map[string]func(byte) bool {
	return map[string]func(byte) bool{
		"alnum":  func(c byte) bool { return isLower(c) || isUpper(c) || isDigit(c) },
		"alpha":  func(c byte) bool { return isLower(c) || isUpper(c) },
		"blank":  func(c byte) bool { return c == ' ' || c == '\t' },
		"cntrl":  func(c byte) bool { return c < ' ' || c == 0x7f },
		"digit":  isDigit,
		"graph":  func(c byte) bool { return c > ' ' && c < 0x7f },
		"lower":  isLower,
		"print":  func(c byte) bool { return c >= ' ' && c < 0x7f },
		"punct":  func(c byte) bool { return c > ' ' && c < 0x7f && !isLower(c) && !isUpper(c) && !isDigit(c) },
		"space":  func(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' },
		"upper":  isUpper,
		"xdigit": func(c byte) bool { return isDigit(c) || lower(c) >= 'a' && lower(c) <= 'f' },
	}
}}

func isLower(c byte) bool { return c >= 'a' && c <= 'z' }
func isUpper(c byte) bool { return c >= 'A' && c <= 'Z' }
func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// lower folds ASCII alone, as git does.
func lower(c byte) byte {
	if isUpper(c) {
		return c + 'a' - 'A'
	}
	return c
}

func lowerString(s string) string {
	for i := range len(s) {
		if isUpper(s[i]) {
			b := []byte(s)
			for ; i < len(b); i++ {
				b[i] = lower(b[i])
			}
			return string(b)
		}
	}
	return s
}

// match reports whether the glob matches all of s. A nil glob matches nothing.
//
// It goes back only to the last star and to the last "any directories": no
// star reaches over a slash, so that what an earlier one took does not matter
// once a slash has matched.
func (g *glob) match(s string) bool {
	if g == nil || !strings.HasSuffix(s, g.tail) {
		return false
	}
	ops := g.ops
	i, j := 0, 0
	star, starAt := -1, 0
	deep, deepAt := -1, 0
	for {
		if i < len(ops) {
			op := &ops[i]
			ok := false
			switch op.kind {
			case globByte:
				ok = j < len(s) && s[j] == op.c
			case globAny:
				ok = j < len(s) && s[j] != '/'
			case globSet:
				ok = j < len(s) && op.set.has(s[j])
			case globStar:
				i++
				star, starAt = i, j
				continue
			case globDeep, globPaths:
				i++
				if i == len(ops) && op.kind == globDeep {
					return true
				}
				star = -1
				deep, deepAt = i, j
				continue
			}
			if ok {
				i++
				j++
				continue
			}
		} else if j == len(s) {
			return true
		}
		switch {
		case star >= 0 && starAt < len(s) && s[starAt] != '/':
			starAt++
			i, j = star, starAt
		case deep >= 0 && deepAt < len(s):
			if ops[deep-1].kind == globDeep {
				deepAt++
			} else {
				n := strings.IndexByte(s[deepAt:], '/')
				if n < 0 {
					return false
				}
				deepAt += n + 1
			}
			star = -1
			i, j = deep, deepAt
		default:
			return false
		}
	}
}
