package match

import "regexp/syntax"

// Names says which names of files an expression over paths can match whatever
// directory they lie in. It is an automaton that has read any directory before
// it reads the name.
type Names struct {
	prog   *syntax.Prog
	inside bool // it can have matched in the directory already
	begin  []uint32
}

// NewNames returns the names of an expression, which must parse.
func NewNames(expr string) (*Names, error) {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return nil, err
	}
	prog, err := syntax.Compile(re.Simplify())
	if err != nil {
		return nil, err
	}
	n := &Names{prog: prog}
	n.begin, n.inside = n.close([]uint32{uint32(prog.Start)}, false)
	for _, in := range prog.Inst {
		switch in.Op {
		case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
			next, matched := n.close([]uint32{in.Out}, false)
			n.inside = n.inside || matched
			n.begin = append(n.begin, next...)
		}
	}
	return n, nil
}

// close returns the places that consume something which can be reached from
// others, and whether a match can. Assertions hold, but for that of the end,
// which holds at the end.
func (n *Names) close(from []uint32, end bool) (places []uint32, matched bool) {
	seen := map[uint32]bool{}
	for len(from) > 0 {
		pc := from[len(from)-1]
		from = from[:len(from)-1]
		if seen[pc] {
			continue
		}
		seen[pc] = true
		switch in := &n.prog.Inst[pc]; in.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			from = append(from, in.Out, in.Arg)
		case syntax.InstEmptyWidth:
			if end || syntax.EmptyOp(in.Arg)&syntax.EmptyEndText == 0 {
				from = append(from, in.Out)
			}
		case syntax.InstCapture, syntax.InstNop:
			from = append(from, in.Out)
		case syntax.InstMatch:
			matched = true
		case syntax.InstFail:
		default:
			places = append(places, pc)
		}
	}
	return places, matched
}

// May reports whether a path that ends in a name can match. If it can, it need
// not.
func (n *Names) May(name string) bool {
	if n.inside {
		return true
	}
	places := n.begin
	runes := []rune(name)
	for i, r := range runes {
		seen := map[uint32]bool{}
		var outs []uint32
		for _, pc := range places {
			if in := &n.prog.Inst[pc]; !seen[pc] && matchesRune(in, r) {
				seen[pc] = true
				outs = append(outs, in.Out)
			}
		}
		next, matched := n.close(outs, i == len(runes)-1)
		if matched {
			return true
		}
		// A match may begin anywhere.
		start, _ := n.close([]uint32{uint32(n.prog.Start)}, false)
		places = append(next, start...)
	}
	return false
}
