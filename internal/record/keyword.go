package record

import (
	"strings"
)

// name reads a word: an operand, or one that means something to the language.
func (e *expression) name() bool {
	s := e.s
	start := s.pos
	s.ident()
	text := s.src[start:s.pos]
	if s.lang.odd != nothingOdd && s.pos < len(s.src) {
		if o, ok := s.prefixed(start); ok {
			if e.n > 0 && e.op == none && e.last.kind == String && s.lang.adjacent {
				e.op = joins
			}
			e.add(s.after(o, e))
			return true
		}
	}
	if w := s.lang.known(text); w != wNone && !e.isKey(w) {
		return e.keyword(w, start)
	}
	o := operand{kind: Template, role: naming, start: start}
	if s.lang.dashes {
		s.dashed(text)
	}
	s.members(&o)
	if s.lang.pair != "" && o.text == s.lang.pair && e.n > 0 && e.m&inGroup != 0 {
		s.pos = start
		return false
	}
	o = s.after(o, e)
	switch {
	case s.lang.command && o.role == naming && s.commands():
		o = s.command(o)
	case s.lang.dashes && o.role == naming && o.text[0] != '$' && (strings.IndexByte(o.text, '-') > 0 || s.peek() == ' ' && e.n == 0 && e.m&stating != 0 && !s.at(" =") && !s.at(" +")):
		o = s.cmdlet(o)
	}
	e.add(o)
	return true
}

// dashed reads the rest of a name such as Verb-Noun or $env:NAME, of which the
// beginning is read.
func (s *source) dashed(text string) {
	switch {
	case text == "$env" && s.peek() == ':':
		s.pos++
		s.ident()
	case text[0] != '$':
		for s.peek() == '-' && s.pos+1 < len(s.src) && s.lang.class[s.src[s.pos+1]] == cLetter && s.src[s.pos+1] != '$' {
			s.pos++
			s.ident()
		}
	}
}

const maxKeyword = 12

// known returns what a word means to the language.
func (l *language) known(text string) word {
	if len(text) > maxKeyword || l.lengths[text[0]]&(1<<len(text)) == 0 {
		return wNone
	}
	return l.words[text]
}

// isKey reports whether a word with a meaning stands as a name here.
func (e *expression) isKey(w word) bool {
	s := e.s
	p := s.pos
	for p < len(s.src) && (s.src[p] == ' ' || s.src[p] == '\t') {
		p++
	}
	if p >= len(s.src) {
		return false
	}
	c, next := s.src[p], byte(0)
	if p+1 < len(s.src) {
		next = s.src[p+1]
	}
	switch {
	case c == '=' && next != '=' && next != '>' && w != wOr:
		return w != wScalar
	case c == ':' && next != ':' && e.m&inGroup != 0 && e.choices == 0:
		return w != wElse || !s.lang.indented
	case w == wShape || w == wType || w == wNew || w == wImport || w == wModifier:
		return strings.IndexByte(",).;]?!+-*/|&", c) >= 0 || (w == wShape || w == wType || w == wImport) && c == '(' && p == s.pos || w != wNew && c == '[' && s.lang.braces != bracesNamed
	case w == wSoft && (c == '(' || c == ')' || c == ',' || c == '['):
		return true
	case w == wScalar:
		return false
	case e.m&inGroup != 0 && (w == wIf || w == wElse):
		return c == ',' || c == '}'
	}
	return c == '.' && next != '.' && w != wAs
}

// keyword does what a word asks for.
func (e *expression) keyword(w word, start int) bool {
	s := e.s
	text := s.src[start:s.pos]
	e.started = true
	switch w {
	case wScalar:
		e.add(s.after(operand{kind: s.lang.scalars[text], role: literal, text: strings.TrimPrefix(text, "$"), start: start, end: s.pos}, e))
	case wElse:
		if e.n == 0 {
			return false
		}
		e.op = opaque
	case wThrows:
		if e.last.role == called {
			e.define()
			e.word = wDefine
		}
		e.op = skips
	case wGroup:
		if s.blank(); s.peek() == '(' {
			// Statements follow, each on its line.
			s.pos++
			return false
		}
	case wNew:
		e.fresh = true
	case wIf, wType, wShape, wImport:
		if w == wShape && s.lang.braces == bracesNamed && !s.lang.macros {
			// A type without a name.
			if s.blank(); s.peek() == '{' {
				s.skipNested()
			}
			e.add(operand{kind: Template, role: other, text: text, start: start, end: s.pos})
			return true
		}
		e.word = w
		if w == wShape && e.m&stating != 0 && s.lang.aliases {
			return e.alias()
		}
		if e.n > 0 {
			e.op = opaque
			s.hole = s.hole || text == "for"
		}
	case wDefine:
		e.heading()
	case wNot:
		e.op = opaque
		e.broken = e.broken || e.n == 0
	case wOr:
		e.op = falls
	case wAs:
		e.op = skips
		if e.n == 0 || s.asConst() {
			e.op = none
		}
	case wLambda:
		s.parameters()
		e.op = arrow
	}
	return true
}

// asConst passes over the "const" of "as const", which is no type.
func (s *source) asConst() bool {
	rest := strings.TrimLeft(s.src[s.pos:], " \t")
	after, ok := strings.CutPrefix(rest, "const")
	if !ok || after != "" && isWordByte(after[0]) {
		return false
	}
	s.pos = len(s.src) - len(after)
	return true
}

// alias passes over "type X = …", which is no value.
func (e *expression) alias() bool {
	s := e.s
	for s.pos < len(s.src) {
		s.blank()
		switch c := s.peek(); {
		case c == '{' || c == '(' || c == '[':
			s.skipNested()
			if c == '{' {
				return false
			}
		case c == ';' || c == 0 || c == '}' || c == ')' || c == '\n' && s.lang.lines:
			return false
		default:
			s.pos++
		}
	}
	return false
}

// heading reads the head of a definition: its name, parameters and types, up to
// its body.
func (e *expression) heading() {
	s := e.s
	at := s.lineStart(s.pos)
	column := 0
	for at+column < len(s.src) && (s.src[at+column] == ' ' || s.src[at+column] == '\t') {
		column++
	}
	e.restart()
	e.op = arrow
	e.word = wDefine
	for s.pos < len(s.src) {
		newline := s.blank()
		switch c := s.peek(); {
		case c == '(':
			if v := s.list('(', ')'); v != nil {
				for _, it := range v.Items {
					s.emit(it)
				}
				for _, f := range v.Fields {
					s.emit(f.Value)
				}
			}
			continue
		case c == '[' || c == '<' && s.lang.generics:
			if n := s.generic(); n > 0 {
				s.pos += n
				continue
			}
			if c == '[' {
				s.skipNested()
				continue
			}
		case newline && (s.lang.columns || s.lang.lines && s.lang.braces == bracesNamed), c == ':' && s.lang.indented, c == 0, c == ';', c == ',', c == ')', c == '}', c == ']':
			if s.lang.columns {
				s.enter(column)
			}
			return
		case c == '{', c == '=':
			return
		case s.lang.class[c] == cQuote:
			s.text()
			continue
		case c == ':' && s.lang.aliases:
			s.pos++
			s.space()
			if s.peek() == '{' {
				s.skipNested()
			}
			continue
		}
		s.pos++
	}
}

// parameters passes over those of a lambda, up to and with the colon.
func (s *source) parameters() {
	for s.pos < len(s.src) {
		if s.blank() || s.pos >= len(s.src) {
			return
		}
		switch s.lang.class[s.src[s.pos]] {
		case cOpen:
			s.skipNested()
			continue
		case cClose:
			return
		case cQuote:
			s.text()
			continue
		}
		if s.pos++; s.src[s.pos-1] == ':' {
			return
		}
	}
}

// ident passes over a name.
func (s *source) ident() {
	pos, named := s.pos, &s.lang.named
	for pos < len(s.src) && named[s.src[pos]] {
		pos++
	}
	s.pos = pos
}

// pattern reports whether a literal in braces is what values are taken apart
// with: "=" follows it. What stands in it is dropped.
func (s *source) pattern(v *Value) bool {
	at := s.pos
	s.space()
	is := s.peek() == '=' && !s.at("==") && !s.at("=>")
	s.pos = at
	return is
}

// isObject reports whether the brace at the position begins a literal, and not
// a body.
func (s *source) isObject(e *expression, fresh bool) bool {
	if e.word == wType || e.word == wDefine && !(s.lang.values && e.op == arrow) || e.word == wIf && s.lang.macros {
		return false
	}
	switch s.lang.braces {
	case bracesAlways:
		return true
	case bracesValue:
		if !fresh || e.op == arrow && !s.lang.values {
			return false
		}
		return e.m&stating == 0 || e.started || e.target.role != nothing || e.n > 0 || e.fallback
	case bracesNew:
		return e.fresh || fresh && e.m&inGroup != 0
	case bracesNamed:
		if fresh {
			return e.m&inGroup != 0
		}
		prev := s.src[s.pos-1]
		return e.op == none && (e.last.role == naming || e.last.role == literal || e.last.role == other) && (s.lang.class[prev] == cLetter || s.lang.class[prev] == cDigit || prev == ']' || prev == '}' || s.lang.macros && prev == ' ' && s.keyed())
	}
	return false
}

// keyed reports whether a brace is followed by a name and a colon, or by its
// end.
func (s *source) keyed() bool {
	at := s.pos
	defer func() { s.pos = at }()
	s.pos++
	s.space()
	if s.at("..") || s.peek() == '}' {
		return true
	}
	if s.at("r#") {
		s.pos += 2
	}
	from := s.pos
	s.ident()
	if s.pos == from {
		return false
	}
	s.blank()
	return s.peek() == ':' && !s.at("::") || s.peek() == ','
}
