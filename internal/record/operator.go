package record

import (
	"strings"
)

// operator reads an operator, and reports whether the expression goes on.
func (e *expression) operator() bool {
	s := e.s
	c, next := s.src[s.pos], byte(0)
	if s.pos+1 < len(s.src) {
		next = s.src[s.pos+1]
	}
	start := e.n == 0 || e.op != none
	e.ops++
	if next == '=' && strings.IndexByte("<>!%^&|*/~", c) >= 0 {
		s.pos += 2
		if strings.IndexByte("<>!", c) < 0 {
			return e.change()
		}
		if s.peek() == '=' {
			s.pos++
		}
		e.opaque()
		return true
	}
	switch c {
	case ',':
		if e.m&stating != 0 && e.target.role == nothing && e.n == 1 && e.acc.role == naming && !e.broken && e.word == wNone {
			if e.first == nil {
				first := e.acc
				e.first = &first
			}
			e.n, e.acc, e.last = 0, operand{}, operand{}
			s.pos++
			return true
		}
		return false
	case ';':
		return false
	case '=':
		return e.equals(next)
	case ':':
		return e.colon(next)
	case '?':
		return e.question(next)
	case '.':
		switch {
		case strings.HasPrefix(s.src[s.pos:], "..."):
			s.pos += 3
		case next == '.' && s.lang.cascades && !start:
			// What follows is done to it.
			s.pos += 2
			e.united = true
			e.opaque()
		case s.lang.class[next] == cLetter && start && s.lang.join != '.':
			at := s.pos
			s.pos++
			o := operand{kind: Template, role: naming, start: at}
			s.ident()
			s.members(&o)
			e.add(s.after(o, e))
		case s.lang.join == '.' && !start && next != '=':
			s.pos++
			e.op = joins
		default:
			s.pos++
			e.opaque()
		}
		return true
	case '+':
		s.pos++
		switch {
		case next == '+':
			s.pos++
		case next == '=':
			s.pos++
			return e.change()
		case start:
		case s.lang.join == '+' || e.number:
			e.united = true
			e.op = joins
		default:
			e.united = true
			e.opaque()
		}
		return true
	case '-':
		s.pos++
		switch {
		case next == '-':
			s.pos++
		case next == '=':
			s.pos++
			return e.change()
		case next == '>':
			s.pos++
			if s.lang.arrow && !s.lang.dashArrow || s.lang.command {
				e.n, e.acc, e.last = 0, operand{}, operand{}
				e.op = arrow
				if s.lang.command && s.peek() == '(' {
					s.skipNested()
				}
			} else {
				e.op = skips
			}
		default:
			if e.start < 0 {
				e.start = s.pos - 1
			}
			e.op = minus
		}
		return true
	case '*':
		s.pos++
		if start {
			if next == '*' {
				s.pos++
			}
			return true
		}
		if next == '*' {
			s.pos++
			e.opaque()
			return true
		}
		e.op = times
		return true
	case '/':
		if start && s.lang.regexps && s.regexp() {
			e.add(operand{kind: Template, role: other, text: "/…/", start: s.pos, end: s.pos})
			return true
		}
		s.pos++
		e.op = divides
		return true
	case '!':
		if e.start < 0 {
			e.start = s.pos
		}
		s.pos++
		e.broken = true
		return true
	case '|':
		s.pos++
		if s.lang.dashes && next != '|' {
			n := shown(s.src[s.pos:])
			s.pos += n
			return n > 0
		}
		if next == '|' {
			s.pos++
			if s.peek() == '=' {
				s.pos++
				return e.set()
			}
			e.op = falls
			return true
		}
		if start && s.lang.pipes {
			// The parameters of a closure.
			if i := strings.IndexAny(s.src[s.pos:], "|\n"); i >= 0 {
				s.pos += i
				if s.peek() == '|' {
					s.pos++
				}
			}
			e.op = arrow
			return true
		}
		e.united = true
		e.opaque()
		return true
	case '<':
		if start && s.lang.markup {
			if o, ok := s.element(); ok {
				e.add(o)
				return true
			}
		}
		if start && s.lang.generics {
			if n := s.generic(); n > 0 {
				s.pos += n
				return true
			}
		}
		s.pos++
		e.opaque()
		return true
	case '&':
		s.pos++
		if next == '&' {
			s.pos++
			e.opaque()
		} else if !start {
			e.opaque()
		}
		return true
	}
	if c == '%' && s.lang.indented && e.n == 1 && e.texts && !e.broken {
		s.pos++
		e.op = formats
		return true
	}
	s.pos += width(s.src[s.pos:])
	if !start && c != '\\' && c != '#' {
		e.opaque()
	}
	return true
}

// shown returns how long the command behind a pipe is that only writes down what
// it is given, 0 if it is another.
func shown(rest string) int {
	rest = rest[:min(len(rest), maxGeneric)]
	command := strings.TrimLeft(rest, " ")
	for _, name := range []string{"ConvertTo-Json", "Out-String", "Format-List", "Format-Table", "Out-Host"} {
		if args, ok := strings.CutPrefix(command, name); ok {
			if n := strings.IndexAny(args, ")}|;\n\"'$"); n >= 0 && (n == 0 || isSpace(args[0])) {
				return len(rest) - len(args) + n
			}
		}
	}
	return 0
}

func (e *expression) opaque() {
	if e.n > 0 {
		e.op = opaque
	}
}

// united notes that an operand is a part of another one, if it is a map.
func (s *source) united(o *operand) {
	v := o.v
	if v == nil && o.role == naming && len(s.names) > 0 {
		v = s.meaning(o.text)
	}
	if v != nil && v.Kind == Map {
		s.part(v)
	}
}

// change makes what stands before an operator such as "+=" unknown.
func (e *expression) change() bool {
	if e.last.role == naming {
		e.s.opened(e.last.text)
		e.s.names[e.last.text].forget()
	}
	e.op = opaque
	return true
}

func (e *expression) equals(next byte) bool {
	s := e.s
	switch next {
	case '>':
		if !s.lang.arrow && e.word != wDefine {
			if e.m&inGroup != 0 {
				return false
			}
			s.pos += 2
			e.restart()
			return true
		}
		s.pos += 2
		s.emit(e.acc.v)
		e.n, e.acc, e.last, e.broken = 0, operand{}, operand{}, true
		e.op = arrow
		e.started = true
		return true
	case '=', '~':
		s.pos += 2
		if s.peek() == '=' {
			s.pos++
		}
		e.opaque()
		return true
	}
	if e.m&inGroup != 0 && e.choices == 0 && e.op != arrow {
		return false
	}
	s.pos++
	return e.set()
}

func (e *expression) colon(next byte) bool {
	s := e.s
	switch {
	case next == ':':
		s.pos += 2
		e.opaque()
	case next == '=':
		s.pos += 2
		return e.set()
	case e.choices > 0:
		e.choices--
		s.pos++
		e.op = opaque
	case e.m&inGroup != 0:
		return false
	case e.last.role == naming && e.n == 1 && e.word == wNone && e.target.role == nothing:
		s.pos++
		e.hinted, e.target = true, e.last
		e.n, e.acc = 0, operand{}
		at := s.pos
		if s.blank() || s.peek() == '{' && !s.lang.aliases {
			// A label, or the end of a statement that opens a block.
			e.target = operand{}
			return false
		}
		s.pos = at
		s.typeName()
		if s.separator() == 0 || s.peek() != '=' {
			e.target = operand{}
			return false
		}
	case e.last.role == called && s.lang.defines && e.m&stating != 0 && e.target.role == nothing:
		s.pos++
		return s.returns()
	default:
		s.pos++
		return false
	}
	return true
}

// returns passes over the type that a method returns, and reports whether it is
// one: the position stays if not.
func (s *source) returns() bool {
	if s.vain > len(s.src) {
		return false
	}
	at := s.pos
	s.space()
	if s.peek() == '{' {
		s.skipNested()
	} else {
		s.typeName()
	}
	s.space()
	if c := s.peek(); c == '{' || c == ';' {
		return true
	}
	s.vain += s.pos - at
	s.pos = at
	return false
}

// typeName passes over a type, up to what cannot stand in one.
func (s *source) typeName() {
	for s.pos < len(s.src) {
		switch c := s.src[s.pos]; {
		case c == '[' || c == '(' || c == '{':
			s.skipNested()
		case c == '=' && !s.at("=>"), c == ';', c == ')', c == '}', c == ']', c == '\n', c == '{', s.lang.comments[c], s.lang.class[c] == cQuote:
			if s.lang.class[c] == cQuote {
				s.text()
				continue
			}
			return
		case s.at("=>"):
			s.pos += 2
		default:
			s.pos++
			if c == ' ' && s.peek() == '{' {
				return
			}
		}
	}
}

func (e *expression) question(next byte) bool {
	s := e.s
	s.pos++
	switch {
	case next == '?':
		s.pos++
		if s.peek() == '=' {
			s.pos++
			return e.set()
		}
		e.op = falls
	case next == ':' && s.lang.elvis:
		s.pos++
		e.op = falls
	case next == ':':
		// A field of a type that need not be there.
		s.hole = true
		return true
	case s.lang.nullable && s.pos > 1 && !isSpace(s.src[s.pos-2]) && next != '?':
		return true
	case s.lang.choice:
		e.choices++
		e.op = opaque
	}
	return true
}

// regexp passes over a regular expression literal, and reports whether one
// begins at the position: it ends on its line.
func (s *source) regexp() bool {
	if s.pos < s.noRegexp {
		return false
	}
	end, ok := regexpEnd(s.src, s.pos)
	if !ok {
		s.noRegexp = end
		return false
	}
	s.pos = end
	s.ident()
	return true
}

// regexpEnd returns where the regular expression ends that begins at an offset, its
// flags left out, or false and where its line does if it has no end there.
func regexpEnd(src string, pos int) (end int, ok bool) {
	set := false
	for i := pos + 1; i < len(src); i++ {
		switch src[i] {
		case '\n':
			return i, false
		case '\\':
			i++
		case '[':
			set = true
		case ']':
			set = false
		case '/':
			if !set {
				return i + 1, true
			}
		}
	}
	return len(src), false
}

// numeral reads a number.
func (s *source) numeral() operand {
	start := s.pos
	for s.pos < len(s.src) {
		c := s.src[s.pos]
		switch {
		case '0' <= c && c <= '9', 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c == '_':
		case c == '.' && s.pos+1 < len(s.src) && '0' <= s.src[s.pos+1] && s.src[s.pos+1] <= '9':
		case (c == '-' || c == '+') && s.src[s.pos-1]|0x20 == 'e' && s.pos > start+1 && s.src[start] != '0':
		default:
			goto end
		}
		s.pos++
	}
end:
	text := s.src[start:s.pos]
	if _, ok := number(text); !ok {
		// A suffix says what type it has.
		cut := strings.IndexFunc(text, func(r rune) bool { return r != '.' && r != '_' && (r < '0' || r > '9') })
		if cut > 0 {
			text = text[:cut]
		}
	}
	return operand{kind: Number, role: literal, text: text, start: start, end: s.pos}
}
