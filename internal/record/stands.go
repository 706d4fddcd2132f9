package record

import (
	"bytes"
	"strings"
)

// Keys tells keys of maps from the same words elsewhere in a text in a format.
type Keys struct {
	lang *language
	// The line of the offset seen begins at begins.
	seen, begins int
}

// KeysOf returns what tells keys in one text in a format, nil if nothing does.
func KeysOf(format string) *Keys {
	for _, l := range languages {
		if l.name == format && !l.command && !l.dashes {
			return &Keys{lang: l.ready()}
		}
	}
	return nil
}

// How far from a word what it is is looked for: the bracket that it stands in, what
// begins the comment around it, and what follows it.
const (
	maxArguments = 512
	maxRemark    = 8 << 10
	maxBehind    = 128
)

// Stand reports whether a field of what Read makes of a text can have the word for
// a key that begins at an offset, as far as can be told by what stands around it:
// false is certain, true is not. Letters, digits, "_" and "-" are of the word.
func (k *Keys) Stand(text []byte, at int) bool {
	before := at
	for before > 0 && strings.IndexByte("_-@$", text[before-1]) >= 0 {
		before--
	}
	end := at
	for end < len(text) && isKeyByte(text[end]) && (text[end] != '-' || end+1 < len(text) && text[end+1] != '>') {
		end++
	}
	if end == len(text) {
		return true
	}
	var prior byte
	if before > 0 {
		prior = text[before-1]
	}
	is := false
	switch quoted := prior == '"' || prior == '\'' || prior == '`'; {
	case text[end] == '\\':
		return true // an escape, or the end of a string in a string
	case before < at && before+1 == at && text[before] == '-' && prior != '-' && !quoted:
		return true // a flag of a command
	case quoted && text[end] == prior:
		is = k.quoted(text, before-1, end+1)
	default:
		if start, close := spaced(text, before, end); close > 0 {
			is = k.quoted(text, start, close+1)
		} else {
			is = k.bare(text, before, end, prior) && !k.within(text[end:])
		}
	}
	return is && !k.remark(text, at)
}

// maxSpaced is how long a key of several words is.
const maxSpaced = 48

// spaced returns where the quotes stand around a string of several words that one
// between two offsets is of; 0, 0 if it is of none.
func spaced(text []byte, start, end int) (open, close int) {
	if text[end] != ' ' && (start == 0 || text[start-1] != ' ') {
		return 0, 0
	}
	from, to := max(0, start-maxSpaced), min(len(text), end+maxSpaced)
	for start > from && (isKeyByte(text[start-1]) || text[start-1] == ' ') {
		start--
	}
	for end < to && (isKeyByte(text[end]) || text[end] == ' ') {
		end++
	}
	if start == from || end == to || text[start-1] != text[end] || text[end] != '"' && text[end] != '\'' && text[end] != '`' {
		return 0, 0
	}
	return start - 1, end
}

// keyBytes are what keys are made of, a bit each: "-", digits, letters, "_", and what
// is not ASCII.
var keyBytes = [4]uint64{1<<'-' | 0x3ff<<'0', 1<<('_'-64) | 0x7fffffe | 0x7fffffe<<32, ^uint64(0), ^uint64(0)}

func isKeyByte(c byte) bool { return keyBytes[c>>6]>>(c&63)&1 != 0 }

// quoted reports whether a string between two offsets can be a key, or name what a
// call sets.
func (k *Keys) quoted(text []byte, start, end int) bool {
	next, rest := follows(text, end)
	switch next {
	case ':':
		return !k.declares(rest[1:])
	case 0, '.', '\\', '/', '#':
		return true
	case ',':
		// Behind a colon it is a value.
		return start == 0 || preceding(text, start) != ':'
	case '=':
		return !equals(rest)
	case ']':
		switch next, rest := follows(text, end+1); next {
		case '=':
			return !equals(rest)
		case ':', '.', '[', '?', '|', '&', '-', '!', '\\', '/':
			return true
		}
		return false
	case ')':
		switch next, _ := follows(text, end+1); next {
		case ',', ':', '=':
			return true
		}
		// The label of an argument stands before it.
		before := preceding(text, start)
		return before == ':' || before == '='
	case '-':
		return len(rest) > 1 && rest[1] == '>'
	case '`', '"', '\'', '}', ';', '+', '*', '<', '>', '?', '|', '&', '%', '!':
		return false
	}
	return k.lang.pair != "" && bytes.HasPrefix(rest, []byte(k.lang.pair))
}

// bare reports whether a name between two offsets can be a key, or a word in a
// text that is one there.
func (k *Keys) bare(text []byte, start, end int, prior byte) bool {
	next, rest := follows(text, end)
	member := prior == '.' || prior == '>' || prior == ':'
	switch next {
	case 0, '{', '[', '\\', '#', '$', '@':
		return true
	case ':':
		return !k.declares(rest[1:]) && !k.taken(text, start)
	case '=':
		return !equals(rest)
	case '?':
		return !bytes.HasPrefix(rest, []byte("?:")) && (bytes.HasPrefix(rest, []byte("??=")) || k.sets(rest))
	case '!':
		return bytes.HasPrefix(rest, []byte("!:")) || k.sets(rest)
	case '.':
		return k.sets(rest)
	case '-':
		return bytes.HasPrefix(rest, []byte("->")) && k.sets(rest)
	case '|':
		return !bytes.HasPrefix(rest, []byte("||")) || bytes.HasPrefix(rest, []byte("||="))
	case '&':
		return bytes.HasPrefix(rest, []byte("&&="))
	case '(':
		return member && chained(text[:start])
	case ',':
		return prior != '(' && !(member && k.lang.markup) && !k.argument(text, start) && !k.taken(text, start)
	case '}':
		// Of braces behind a dollar sign it is the expression, behind a slash a part of
		// an address.
		return !member && !(prior == '{' && start > 1 && (text[start-2] == '$' || text[start-2] == '/')) && !k.taken(text, start)
	case ']':
		next, _ := follows(text, end+len(text[end:])-len(rest)+1)
		return next == ':' || next == '='
	case '/':
		return len(rest) > 1 && (rest[1] == '/' || rest[1] == '*') || k.attribute(rest)
	case '>':
		return prior == '<' || prior == '/' || k.attribute(rest)
	case '<':
		return member && len(rest) > 1 && k.lang.class[rest[1]] == cLetter
	case ')', ';', '+', '*', '%', '^', '"', '\'', '`':
		return false
	}
	if k.lang.class[next] != cLetter {
		return k.lang.class[next] == cOther
	}
	return k.attribute(rest) || k.typed(rest)
}

// declares reports whether a text that begins behind a colon begins with a type, in
// a language in which types stand where values do.
func (k *Keys) declares(text []byte) bool {
	if !k.lang.aliases {
		return false
	}
	_, text = follows(text, 0)
	n := 0
	for n < len(text) && isWordByte(text[n]) {
		n++
	}
	switch string(text[:n]) {
	case "string", "number", "boolean", "any", "unknown":
		return n < len(text) && text[n] != '(' && text[n] != '.' && !valued(text[n:])
	case "Array", "Record", "Promise":
		return n < len(text) && text[n] == '<' && !valued(text[n:])
	}
	return false
}

// valued reports whether a value stands behind the rest of a type.
func valued(text []byte) bool {
	level := 0
	for i, c := range text[:min(len(text), maxBehind)] {
		switch {
		case c == '<':
			level++
		case c == '>':
			level--
		case c == '=':
			return i+1 == len(text) || text[i+1] != '>'
		case !isKeyByte(c) && !isSpace(c) && bytes.IndexByte([]byte("[]|&.\"'"), c) < 0 && (c != ',' || level <= 0), c == '\n' && level <= 0:
			return false
		}
	}
	return true
}

// Literal returns the scalar that is written out behind the key that begins at an
// offset, nil if there may be more to its value than that.
func (k *Keys) Literal(text []byte, at int) *Value {
	for at < len(text) && isKeyByte(text[at]) {
		at++
	}
	if at < len(text) && (text[at] == '"' || text[at] == '\'') {
		at++
	}
	next, rest := follows(text, at)
	if next != ':' && next != '=' || equals(rest) || len(rest) < 2 {
		return nil
	}
	next, rest = follows(rest, 1)
	v := &Value{}
	n := 0
	switch {
	case next == '"' || next == '\'':
		end := bytes.IndexByte(rest[1:min(len(rest), maxArguments)], next)
		if end < 0 || bytes.ContainsAny(rest[1:1+end], "\\$#{%") {
			return nil
		}
		v.Kind, v.Text, n = String, string(rest[1:1+end]), end+2
	case next >= '0' && next <= '9':
		for n < len(rest) && rest[n] >= '0' && rest[n] <= '9' {
			n++
		}
		v.Kind, v.Text = Number, string(rest[:n])
	default:
		for n < len(rest) && isWordByte(rest[n]) {
			n++
		}
		switch v.Text = string(rest[:n]); v.Text {
		case "true", "false":
			v.Kind = Bool
		case "null", "undefined", "nil":
			v.Kind, v.Text = Null, ""
		default:
			return nil
		}
	}
	switch next, _ := follows(rest, n); next {
	case ',', ';', '}', ')', ']':
		return v
	}
	return nil
}

// Called reports whether a word that begins at an offset can be of the name of a
// call, in a language in which the arguments of calls stand in brackets: false is
// certain, true is not.
func (k *Keys) Called(text []byte, at int) bool {
	for i := at; i < min(len(text), at+maxBehind); i++ {
		switch c := text[i]; {
		case c == '(', c == '{', c == '<', c == '`', c == '\\':
			return true
		case isSpace(c):
			next, rest := follows(text, i)
			switch next {
			case 0, '(', '{', '/', '#':
				return true
			case '.', '?', '!', ':', '-':
				i += len(text[i:]) - len(rest) - 1
			default:
				return false
			}
		case !isKeyByte(c) && !linking[c] && bytes.IndexByte([]byte("$>)[]\"'"), c) < 0:
			return false
		}
	}
	return true
}

// ValueEnd returns where the value of a key that begins at an offset ends, as far as
// brackets and strings tell, or an offset that it does not end before.
func (k *Keys) ValueEnd(text []byte, at, limit int) int {
	limit = min(limit, len(text))
	for at < limit && isKeyByte(text[at]) {
		at++
	}
	if at < limit && strings.IndexByte("\"'`", text[at]) >= 0 {
		at++
	}
	level := 0
	for ; at < limit; at++ {
		switch c := text[at]; c {
		case '(', '[', '{':
			level++
		case ')', ']', '}':
			// The bracket can be that of the key.
			if level--; level < 0 && c != ']' {
				return at
			}
		case ',', ';':
			if level <= 0 {
				return at
			}
		case '"', '\'', '`':
			end := bytes.IndexByte(text[at+1:limit], c)
			if end < 0 || bytes.IndexByte(text[at+1:at+1+end], '\\') >= 0 {
				return limit
			}
			at += end + 1
		}
	}
	return limit
}

// within reports whether a text begins in a string that is joined with another
// value there, behind a colon: a quote ends it, and would begin one that does not
// end on the line.
func (k *Keys) within(text []byte) bool {
	if text[0] != ':' {
		return false
	}
	quote, rest := follows(text, 1)
	if open := k.lang.opens[quote]; quote != '"' || len(open) != 1 || open[0].lines || open[0].raw {
		return false
	}
	rest = rest[:min(len(rest), maxArguments)]
	for out := false; len(rest) > 0; rest = rest[1:] {
		switch c := rest[0]; {
		case c == quote:
			out = !out
		case c == '\n':
			return out
		case c == '\\' && len(rest) > 1:
			rest = rest[1:]
		case !out && (c == '/' || c == '`' || c == '\''):
			return false
		}
	}
	return false
}

// follows returns the first byte of a text behind an offset that is no white space,
// 0 if there is none near, and the text from there.
func follows(text []byte, at int) (byte, []byte) {
	end := min(len(text), at+maxArguments)
	for at < end && isSpace(text[at]) {
		at++
	}
	if at >= end {
		return 0, nil
	}
	return text[at], text[at:]
}

// equals reports whether a text that begins with "=" begins with a comparison.
func equals(text []byte) bool { return len(text) > 1 && (text[1] == '=' || text[1] == '~') }

// preceding returns the last byte of a text before an offset that is no white space,
// 0 if there is none near.
func preceding(text []byte, at int) byte {
	before := bytes.TrimRight(text[max(0, at-maxBehind):at], " \t\r\n")
	if len(before) == 0 {
		return 0
	}
	return before[len(before)-1]
}

// sets reports whether a text that begins behind a name goes on with a member of
// it that is set, or a call that sets one.
func (k *Keys) sets(text []byte) bool {
	text = text[:min(len(text), maxBehind)]
	i, last := 0, 0
	for i < len(text) && (linking[text[i]] || text[i] == '>' || isKeyByte(text[i])) {
		if linking[text[i]] || text[i] == '>' {
			last = i + 1
		}
		i++
	}
	if i == len(text) {
		return true
	}
	switch name := text[last:i]; text[i] {
	case '[', '{', '\\', '$':
		return true
	case '(', '<':
		return setters(Key(string(name)))
	}
	next, rest := follows(text, i)
	switch next {
	case 0:
		return true
	case '=':
		return !equals(rest) && !bytes.HasPrefix(rest, []byte("=>"))
	case '|', '&', '?':
		return len(rest) > 2 && rest[1] == next && rest[2] == '='
	}
	return false
}

// chained reports whether a text that ends before the name of a member ends with a
// call that it is a member of.
func chained(text []byte) bool {
	text = bytes.TrimRight(text[max(0, len(text)-maxBehind):], ".?!:->&")
	before := bytes.TrimRight(text, " \t\r")
	return len(before) == 0 || before[len(before)-1] == ')' || before[len(before)-1] == '\n'
}

// argument reports whether a name that begins at an offset is an argument of a
// call, or an element of a list.
func (k *Keys) argument(text []byte, at int) bool {
	level := 0
	for i := at - 1; i >= max(0, at-maxArguments); i-- {
		switch c := text[i]; c {
		case ')', ']', '}':
			level++
		case '(', '[', '{':
			if level--; level < 0 {
				return c != '{'
			}
		case '"', '\'', '`', ';', '/', '#':
			return false
		}
	}
	return false
}

// taken reports whether a name that begins at an offset is one of those that a
// declaration takes out of an object.
func (k *Keys) taken(text []byte, at int) bool {
	if !k.lang.shorthand {
		return false
	}
	for i := at - 1; i >= max(0, at-maxBehind); i-- {
		switch c := text[i]; {
		case c == '{':
			before := bytes.TrimRight(text[max(0, i-maxDeclares):i], " \t")
			return bytes.HasSuffix(before, []byte("const")) || bytes.HasSuffix(before, []byte("let")) || bytes.HasSuffix(before, []byte("var"))
		case !isKeyByte(c) && !isSpace(c) && c != ',' && c != ':' && c != '$':
			return false
		}
	}
	return false
}

// maxDeclares is how far before a brace what declares something is looked for.
const maxDeclares = 8

// maxAttributes is how many attributes without values are passed over.
const maxAttributes = 8

// attribute reports whether other attributes of an element, or its end, may stand
// at the beginning of a text.
func (k *Keys) attribute(text []byte) bool {
	if !k.lang.markup {
		return false
	}
	text = text[:min(len(text), maxBehind)]
	for range maxAttributes {
		i := 0
		for i < len(text) && (isKeyByte(text[i]) || text[i] == ':') {
			i++
		}
		next, rest := follows(text, i)
		switch {
		case next == 0, next == '{', next == '>', bytes.HasPrefix(rest, []byte("/>")):
			return true
		case next == '=':
			next, _ := follows(rest, 1)
			return next == 0 || next == '"' || next == '\'' || next == '{' || next == '`' || next == '\\'
		case i == 0 || k.lang.class[next] != cLetter:
			return false
		}
		text = rest
	}
	return true
}

// typed reports whether a type, and then a value, may stand at the beginning of a
// text.
func (k *Keys) typed(text []byte) bool {
	if k.lang.braces != bracesNamed {
		return false
	}
	for i, c := range text[:min(len(text), maxBehind)] {
		switch {
		case c == '=':
			return !equals(text[i:])
		case !isKeyByte(c) && !isSpace(c) && bytes.IndexByte([]byte("*[]{}().<>,:&"), c) < 0:
			return false
		}
	}
	return len(text) >= maxBehind
}

// lineStart returns where the line begins in which an offset stands. It goes on from
// where it was last asked.
func (k *Keys) lineStart(text []byte, at int) int {
	if at < k.seen {
		k.seen, k.begins = 0, 0
	}
	for {
		i := bytes.IndexByte(text[k.seen:at], '\n')
		if i < 0 {
			k.seen = at
			return k.begins
		}
		k.seen += i + 1
		k.begins = k.seen
	}
}

// remark reports whether an offset is in a comment that begins its line, or goes on
// there as comments are written.
func (k *Keys) remark(text []byte, at int) bool {
	from := max(0, at-maxRemark)
	start := k.lineStart(text, at)
	if start < from {
		return false
	}
	line := bytes.TrimLeft(text[start:at], " \t")
	for _, mark := range k.lang.line {
		if len(line) > 0 && bytes.HasPrefix(line, []byte(mark)) && (mark != "#" || !bytes.HasPrefix(line, []byte("#["))) {
			return true
		}
	}
	if len(line) == 0 || line[0] != '*' && !bytes.HasPrefix(line, []byte("/*")) {
		return false
	}
	open := bytes.LastIndex(text[from:at], []byte("/*"))
	return open >= 0 && !bytes.Contains(text[from+open:at], []byte("*/")) && k.lang.comments['/']
}
