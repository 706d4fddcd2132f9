package record

import (
	"strconv"
	"strings"
)

// Callee is the key under which the record of a call holds the name of what is
// called: a string that can be equal to no argument's name.
//
// A call is a map. Its first field is Callee, with the path of what is called
// as it is written but for what languages write differently: "." stands for
// "->", "::", "?." and "!.", and "$" is left out ("imagekit.url",
// "requests.get", "ImageKit.new"; of a chain "fetch().then"). "new" and "await"
// are no part of it. The fields of positional arguments are called "0", "1" and
// so on; those of named ones (keywords, labels, attributes of an element, flags
// of a command) have their names. What spreads other arguments in makes the
// map partial, but for a map that a name stands for, whose fields it then has. That
// map is partial itself, as is one that a function may have changed that took it
// before another did.
//
//	client.url({ path: "/a", signed: true })   {():"client.url" 0:{path:"/a" signed:true}}
//	client.url(path="/a", signed=True)         {():"client.url" path:"/a" signed:true}
//	<IKImage path="/a" signed />               {():"IKImage" path:"/a" signed:true}
//	curl -H "App-ID: x" https://a/             {():"curl" headers:{App-ID:"x"} 0:"https://a/"}
//
// Literals of objects, dictionaries, arrays and structs are maps and lists as
// they are in JSON. What is set in a block, name by name, is one more map for
// the block, always partial: it says what is set there and never what is not.
//
//	opts.path = "/a"                           {opts:{path:"/a"}~ key:"x"}~
//	key = "x"
//
// A name that stands for a literal of the same text is that literal's value,
// shared. Constants that are joined are one string. What is joined with or
// interpolated into a string and is not known stands in its text as ${name}:
// `https://${host}/a`, whatever the language. Such a string is not Constant. A
// look-up in the environment is a Lookup, and its Items are what the code falls
// back to where there is none. All other expressions are Templates, and their
// Items are the records that stand in them.
const Callee = "()"

// Inlaid is the key of an argument that is part of a string among the arguments: of
// a map that is written into it.
//
//	print(f"options {options}")                {():"print" 0:"options ${options}" ${}:{path:"/a"}}
const Inlaid = "${}"

// maxInlaid is how many such arguments a call has.
const maxInlaid = 4

// readSource reads the records of a text in a language: literals, calls, and
// what is set. It is one scanner for all of them, driven by the language's
// table, that knows brackets, strings and comments for certain and the rest by
// its looks. It goes forward only, so its time is linear.
func readSource(src string, lang *language, b *builder) []*Value {
	if b.sites != nil && b.sites.Near && b.sites.Spots != nil && b.nested == 0 && lang.outlined() != nil {
		if all, ok := windows(src, lang, b.sites.Spots); ok {
			var docs []*Value
			for _, w := range all {
				docs = append(docs, readRange(src, w.Start, w.End, lang, b)...)
			}
			return docs
		}
	}
	return readRange(src, len(src)-len(strings.TrimPrefix(src, bom)), len(src), lang, b)
}

// readRange reads the records of a part of a text.
func readRange(src string, from, to int, lang *language, b *builder) []*Value {
	s := &source{src: src[:to], pos: from, lang: lang.ready(), b: b}
	s.scope = &scope{}
	if b.sites != nil && b.sites.Spots != nil && b.nested == 0 && s.lang.plainly() {
		s.selection = newSelection(b.sites)
	}
	s.stacks, b.stacks = b.stacks, stacks{}
	if lang.odd == oddPHP {
		// Before the first mark it is not code.
		if i := strings.Index(src, "<?"); i > 0 {
			s.pos = i
		}
	}
	for s.pos < len(s.src) && b.left > 0 {
		s.statements(0)
		if s.pos < len(s.src) {
			s.pos++
		}
	}
	for s.scope != nil {
		s.leave()
	}
	s.joined()
	b.stacks = stacks{s.fields[:0], s.items[:0]}
	return s.docs
}

// source is a reader of a language.
type source struct {
	src  string
	pos  int
	lang *language
	b    *builder

	docs  []*Value
	mute  int // what is read is no record: the body of a type
	depth int
	// open counts the brackets that are open: ( [ {.
	open  [3]int
	scope *scope
	spare *scope // scopes that were left
	names map[string]*binding
	// known is what names stand for that nothing in the text sets.
	known map[string]*Definition
	// heads are the headers that the last chain of calls sets.
	heads headMade

	// skipTo are bodies of strings that the line before them tells of.
	skipTo []skip

	selection
	stacks
	hole bool // something was spread in or passed over
	// inlaid are what is written into strings since the last call began.
	inlaid []Field
	// flat: what is passed over is not read, so that it can nest at will.
	flat int
	// grown are literals to which fields were added later, given those that a call
	// took by name, and parts those of which others are made.
	grown, given, parts map[*Value]bool
	// unmet are the last parts of names that are spread and not known there.
	unmet []string
	// noRegexp is the offset before which no regular expression ends.
	noRegexp int
	// vain is how many bytes were looked ahead at and not passed over.
	vain int
	// The line of the offset seen begins at begins, and that of endFrom ends at end.
	seen, begins int
	endFrom, end int
	// Between these, where space was last, there is nothing else.
	spaceFrom, spaceTo int
}

// stacks are of the fields and items of what is being read. What was taken from
// them is nil.
type stacks struct {
	fields []Field
	items  []*Value
}

// skip is a range that was read ahead.
type skip struct{ from, to int }

// statements reads up to the bracket that closes them, which stays.
func (s *source) statements(close byte) {
	for {
		s.space()
		if s.pos >= len(s.src) || s.b.left <= 0 {
			return
		}
		switch c := s.src[s.pos]; c {
		case close:
			if close != 0 {
				return
			}
			s.pos++
			continue
		case ',', ';', ':':
			if s.lang.class[c] == cQuote {
				break
			}
			s.pos++
			continue
		case ')', ']', '}':
			if s.open[bracket(c)] > 0 {
				return
			}
			s.pos++
			continue
		}
		at := s.pos
		s.statement()
		if s.pos == at {
			s.pos += width(s.src[s.pos:])
		}
	}
}

func (s *source) statement() {
	if s.lang.columns && s.open == [3]int{} {
		col := s.column()
		for s.scope.up != nil && col <= s.scope.column {
			s.leave()
		}
	}
	m := stating
	if s.lang.lines {
		m |= inLines
	}
	o := s.expr(m)
	if s.lang.indented && o.role == literal && o.kind == String {
		s.b.comment(o.start, o.end) // what documents something
	}
	if o.v != nil || len(o.items) > 0 {
		s.emit(s.keep(&o))
	}
}

// column returns how far the position is from the start of its line.
func (s *source) column() int { return s.pos - s.lineStart(s.pos) }

// lineStart returns where the line begins in which an offset stands. It goes on
// from where it was last asked.
func (s *source) lineStart(off int) int {
	if off < s.begins {
		return strings.LastIndexByte(s.src[:off], '\n') + 1
	}
	if off > s.seen {
		if nl := strings.LastIndexByte(s.src[s.seen:off], '\n'); nl >= 0 {
			s.begins = s.seen + nl + 1
		}
		s.seen = off
	}
	return s.begins
}

// lineEnd returns where the line ends in which an offset stands, and false if
// that is where the text does.
func (s *source) lineEnd(off int) (int, bool) {
	if off < s.endFrom || off > s.end {
		s.endFrom, s.end = off, len(s.src)
		if nl := strings.IndexByte(s.src[off:], '\n'); nl >= 0 {
			s.end = off + nl
		}
	}
	return s.end, s.end < len(s.src)
}

func bracket(c byte) int {
	switch c {
	case '(', ')':
		return 0
	case '[', ']':
		return 1
	}
	return 2
}

// space passes over white space, line ends and comments. It is often asked to
// from where it was last, to see what comes behind a line end.
func (s *source) space() {
	if s.pos == s.spaceFrom && s.pos < s.spaceTo {
		s.pos = s.spaceTo
		return
	}
	from, ahead := s.pos, len(s.skipTo) > 0
	for s.blank() && s.pos < len(s.src) {
		s.pos++
	}
	if !ahead {
		s.spaceFrom, s.spaceTo = from, s.pos
	}
}

// blank passes over white space and comments up to a line end, and reports
// whether it stands at one.
func (s *source) blank() bool {
	class := &s.lang.class
	for s.pos < len(s.src) {
		c := s.src[s.pos]
		switch class[c] {
		case cLetter, cDigit, cOpen, cClose:
			return false
		case cSpace:
			pos := s.pos + 1
			for pos < len(s.src) && class[s.src[pos]] == cSpace {
				pos++
			}
			s.pos = pos
		case cLine:
			if len(s.skipTo) > 0 && s.skipTo[0].from <= s.pos {
				s.pos = max(s.pos, s.skipTo[0].to)
				s.skipTo = s.skipTo[1:]
				continue
			}
			return true
		case cEscape:
			// A line end that does not count.
			n := lineEnd(s.src, s.pos+1)
			if n == 0 {
				return false
			}
			s.pos = n
		default:
			if !s.lang.comments[c] || !s.comment() {
				return false
			}
		}
	}
	return false
}

// comment passes over the comment that begins at the position, if one does.
func (s *source) comment() bool {
	rest := s.src[s.pos:]
	for _, d := range s.lang.blocks {
		if !strings.HasPrefix(rest, d[0]) {
			continue
		}
		if d[0][0] == '=' && s.pos > 0 && s.src[s.pos-1] != '\n' {
			continue
		}
		from := s.pos
		s.skipComment(d[0], d[1])
		if d[0] != "?>" {
			s.b.comment(from, s.pos)
		}
		return true
	}
	for _, l := range s.lang.line {
		if !strings.HasPrefix(rest, l) {
			continue
		}
		from := s.pos
		if nl := strings.IndexByte(rest, '\n'); nl >= 0 {
			s.pos += nl
		} else {
			s.pos = len(s.src)
		}
		s.b.comment(from, s.pos)
		return true
	}
	return false
}

func (s *source) skipComment(open, close string) {
	s.pos += len(open)
	for level := 1; level > 0; level-- {
		end := strings.Index(s.src[s.pos:], close)
		if end < 0 {
			s.pos = len(s.src)
			return
		}
		if s.lang.nested {
			level += strings.Count(s.src[s.pos:s.pos+end], open)
		}
		s.pos += end + len(close)
	}
}

func (s *source) peek() byte {
	if s.pos < len(s.src) {
		return s.src[s.pos]
	}
	return 0
}

// at reports whether the rest of the text begins with a word.
func (s *source) at(word string) bool { return strings.HasPrefix(s.src[s.pos:], word) }

// skipNested passes over a bracket and all that stands in it.
func (s *source) skipNested() {
	s.flat++
	defer func() { s.flat-- }()
	level := 0
	for s.pos < len(s.src) {
		c := s.src[s.pos]
		switch class := s.lang.class[c]; {
		case class == cOpen:
			level++
		case class == cClose:
			if level--; level < 0 {
				return
			}
		case s.lang.comments[c] && s.comment():
			continue
		case class == cQuote:
			s.text()
			continue
		}
		s.pos++
		if level == 0 {
			return
		}
	}
}

// body reads the statements between braces.
func (s *source) body() {
	if s.depth >= maxDepth {
		s.skipNested()
		return
	}
	if s.passOver() {
		return
	}
	s.depth++
	s.pos++
	s.open[2]++
	outer := s.open
	s.open[0], s.open[1] = 0, 0
	s.enter(0)
	s.statements('}')
	s.leave()
	s.open = outer
	s.open[2]--
	s.depth--
	if s.peek() == '}' {
		s.pos++
	}
}

// list reads what stands between brackets: a list, or a map if it has keys.
func (s *source) list(open, close byte) *Value {
	v := s.b.value(List, s.pos, s.pos)
	if v == nil {
		s.pos = len(s.src)
		return nil
	}
	fields, items := len(s.fields), len(s.items)
	whole := s.group(close, nil)
	s.fill(v, fields, items, whole)
	return v
}

// object reads a literal in braces.
func (s *source) object() *Value {
	v := s.b.value(Map, s.pos, s.pos)
	if v == nil {
		s.pos = len(s.src)
		return nil
	}
	fields, items := len(s.fields), len(s.items)
	whole := s.group('}', nil)
	s.fill(v, fields, items, whole)
	if v.Kind == List && s.lang.braces == bracesNew && s.pairs(v, v.Items) {
		v.Kind, v.Items = Map, nil
	}
	return v
}

// fill gives a value what was read between its brackets. Items without keys in
// a map are what a name stands for there.
func (s *source) fill(v *Value, fields, items int, whole bool) {
	got, list := s.fields[fields:], s.items[items:]
	switch {
	case len(got) == 0 && (v.Kind == List || len(list) > 0 && !s.lang.shorthand):
		v.Kind = List
		v.Items = s.b.keepItems(list)
	default:
		v.Kind = Map
		for _, it := range list {
			if it.Kind == Template && it.Text != "" && isName(it.Text) || it.shared {
				name := it.Text
				if it.shared {
					name = ""
				}
				s.fields = append(s.fields, Field{name, it.Start, it.End, it})
			} else {
				s.emit(it)
			}
		}
		v.Fields = s.b.keepFields(s.fields[fields:])
		whole = whole && !(s.lang.aliases && isShape(v.Fields))
	}
	clear(s.fields[fields:])
	clear(list)
	s.fields, s.items = s.fields[:fields], s.items[:items]
	v.End = s.pos
	v.Partial = !whole
}

// isShape reports whether fields tell types and not values.
func isShape(fields []Field) bool {
	for _, f := range fields {
		if f.Value.Kind == Template {
			switch f.Value.Text {
			case "string", "number", "boolean", "any", "unknown", "string[]":
				return true
			}
		}
	}
	return false
}

// group reads the entries between brackets, puts them on the stacks, and
// reports whether all of them are there. For a call it gives positional
// arguments numbers.
func (s *source) group(close byte, call *Value) bool {
	kind := bracket(close)
	s.open[kind]++
	outer := s.hole
	s.hole = false
	s.pos++
	count := 0
	closed := false
loop:
	for {
		s.space()
		if s.pos >= len(s.src) || s.b.left <= 0 {
			break
		}
		switch c := s.src[s.pos]; c {
		case close:
			s.pos++
			closed = true
			break loop
		case ',', ';', ':':
			if s.lang.class[c] == cQuote {
				break
			}
			s.pos++
			continue
		case ')', ']', '}':
			if s.open[bracket(c)] > 0 {
				break loop
			}
			s.pos++
			s.hole = true
			continue
		}
		at := s.pos
		s.entry(close, call, &count)
		if s.pos == at {
			s.pos += width(s.src[s.pos:])
			s.hole = true
		}
	}
	s.open[kind]--
	whole := closed && !s.hole
	s.hole = outer
	return whole
}

// entry reads one element, key and value, or argument.
func (s *source) entry(close byte, call *Value, count *int) {
	spread := s.at("...") || s.lang.macros && s.at("..") || s.lang.indented && s.peek() == '*'
	if s.lang.macros && (s.peek() == '?' || s.peek() == '%') {
		s.pos++ // how it is written to a log
	}
	if s.lang.cascades && close != ')' && s.at("if (") {
		// It may be there or not.
		s.hole = true
		s.pos += len("if ")
		s.skipNested()
		s.space()
		spread = s.at("...")
	}
	m := inGroup
	if close == 0 || s.lang.entries && close == '}' {
		m |= inLines
	}
	o := s.expr(m)
	end := s.pos
	if n := s.separator(); n > 0 {
		key, ok := keyOf(&o)
		s.hole = s.hole || !ok
		s.emit(o.v)
		for _, it := range o.items {
			s.emit(it)
		}
		typed := s.peek() == ':' && close == ')' && s.lang.aliases
		var v *Value
		for ; n > 0; n = s.separator() {
			// The last is the value, those before it are types.
			s.pos += n
			if typed {
				s.mute++
			}
			val := s.expr(m)
			if typed {
				s.mute--
				typed, val = false, operand{}
			}
			if more := s.keep(&val); more != nil {
				v = more
			}
		}
		if v == nil {
			if v = s.b.value(Template, s.pos, s.pos); v == nil {
				return
			}
		}
		s.fields = append(s.fields, Field{key, o.start, o.end, v})
		return
	}
	if close == 0 {
		// What is on the next line is not a part of it.
		s.pos = end
	}
	v := s.keep(&o)
	if v == nil {
		return
	}
	if spread {
		if !s.spread(v) {
			s.hole = true
		}
		s.emit(v)
		return
	}
	if call == nil {
		s.items = append(s.items, v)
		return
	}
	s.fields = append(s.fields, Field{ordinal(*count), o.start, o.end, v})
	*count++
}

// maxSpread is how many fields of a map are taken over in another.
const maxSpread = 64

// spread puts the fields of a map that a name stands for where they are spread, and
// reports whether that is all of them.
func (s *source) spread(v *Value) bool {
	if v.Kind == Template && len(v.Items) == 0 && len(s.unmet) < maxUnmet {
		if name := v.Text[strings.LastIndexAny(v.Text, ".>:$@")+1:]; isName(name) {
			s.unmet = append(s.unmet, name)
		}
	}
	if v.Kind != Map || !v.shared || v.field(Callee) != nil {
		return false
	}
	s.part(v)
	if v.Partial || len(v.Fields) > maxSpread || !s.b.spend(len(v.Fields)) {
		return false
	}
	for _, f := range v.Fields {
		f.Value.shared = true
		s.fields = append(s.fields, f)
	}
	return true
}

var ordinals = [...]string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}

func ordinal(n int) string {
	if n < len(ordinals) {
		return ordinals[n]
	}
	return strconv.Itoa(n)
}

// separator returns how long what parts a key from its value is, 0 if it does
// not stand at the position.
func (s *source) separator() int {
	s.space()
	rest := s.src[s.pos:]
	switch {
	case rest == "":
	case strings.HasPrefix(rest, "=>") && !s.lang.arrow:
		return 2
	case rest[0] == ':' && !strings.HasPrefix(rest, "::"):
		return 1
	case rest[0] == '=' && !strings.HasPrefix(rest, "==") && !strings.HasPrefix(rest, "=>"):
		return 1
	case s.lang.pair != "" && strings.HasPrefix(rest, s.lang.pair) && len(rest) > len(s.lang.pair) && isSpace(rest[len(s.lang.pair)]):
		return len(s.lang.pair)
	}
	return 0
}

// keyOf returns the key that an operand is, and false if it can turn out to be
// any.
func keyOf(o *operand) (string, bool) {
	switch {
	case o.role == nothing:
		return "", false
	case o.v != nil:
		if o.v.Kind == List && len(o.v.Items) == 1 && o.v.Items[0].Scalar() {
			it := o.v.Items[0]
			return it.Text, it.Known()
		}
		return "", false
	case o.role == naming:
		return strings.TrimLeft(o.text, "$:@"), true
	}
	return o.text, !anyKey(o.text)
}

func isName(s string) bool {
	for i := range len(s) {
		if c := s[i]; !(c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || c == '$' || c >= 0x80 || i > 0 && '0' <= c && c <= '9') {
			return false
		}
	}
	return s != ""
}
