package record

import "strings"

// reach is how much of the statements around a spot is read of a text that nobody
// writes.
const reach = 16 << 10

// maxFrames is how deep brackets are followed where windows are looked for.
const maxFrames = 1 << 8

// windows returns stretches of a text, in rising order, in which spots stand with
// the statements around them, each of one body. It returns false if it does not find
// its way through the text.
func windows(src string, lang *language, spots []Spot) ([]Spot, bool) {
	w := outline{src: src, kinds: lang.outlined(), spots: spots, frames: []frame{{at: -1, body: true}}}
	ok := w.run()
	return w.windows, ok
}

// outline goes through a text by its brackets, strings and comments alone.
type outline struct {
	src     string
	pos     int
	kinds   *[256]outlineKind
	spots   []Spot
	frames  []frame
	windows []Spot
	// Of the window that is open: the frame whose statements it has, and where it may
	// end.
	open  bool
	level int
	until int
	// The bracket that was closed last at closed had been opened at opened.
	opened, closed int
}

// frame is a bracket that is open, or an expression in a string.
type frame struct {
	at    int
	close byte
	text  bool // it is an expression in a string
	body  bool // there are statements in it
	// Statements begin at recent, and at old, which is not near it.
	old, recent int
}

type outlineKind uint8

const (
	outlineNone outlineKind = iota
	outlineOpen
	outlineClose
	outlineEnd
	outlineString
	outlineTemplate
	outlineSlash
	outlineTag
)

// outlines are the kinds of bytes in the languages that windows are found in.
var outlines = [256]outlineKind{
	'(': outlineOpen, '[': outlineOpen, '{': outlineOpen, ')': outlineClose, ']': outlineClose, '}': outlineClose,
	',': outlineEnd, ';': outlineEnd, '"': outlineString, '\'': outlineString, '`': outlineTemplate, '/': outlineSlash, '<': outlineTag,
}

// outlined returns the kinds of bytes in the language, nil if windows are not found
// in it.
func (l *language) outlined() *[256]outlineKind {
	if l.regexps && l.plainly() {
		return &outlines
	}
	return nil
}

func (w *outline) run() bool {
	src := w.src
	for {
		i := w.pos
		for i < len(src) && w.kinds[src[i]] == outlineNone {
			i++
		}
		if w.pos = i; i == len(src) {
			break
		}
		kind := w.kinds[src[i]]
		for len(w.spots) > 0 && w.spots[0].Start <= w.pos {
			w.spot(w.spots[0])
			w.spots = w.spots[1:]
		}
		switch kind {
		case outlineOpen:
			if len(w.frames) >= maxFrames {
				return false
			}
			at := w.pos
			w.frames = append(w.frames, frame{at: at, close: closing(src[at]), body: src[at] == '{' && w.statements(at), old: at + 1, recent: at + 1})
			w.pos++
		case outlineClose:
			if !w.shut() {
				return false
			}
		case outlineEnd:
			w.pos++
			w.boundary()
		case outlineString:
			if !w.text() {
				return false
			}
		case outlineTemplate:
			w.pos++
			if !w.template() {
				return false
			}
		case outlineSlash:
			if !w.slash() {
				return false
			}
		case outlineTag:
			// Elements are not gone through.
			for w.pos++; w.pos < len(src) && src[w.pos] == '<'; w.pos++ {
			}
			if w.pos > 1 && w.pos < len(src) && (src[w.pos] == '>' || src[w.pos]|0x20 >= 'a' && src[w.pos]|0x20 <= 'z') && src[w.pos-2] != '<' && !w.operand(w.pos-2) {
				return false
			}
		}
	}
	for _, spot := range w.spots {
		w.spot(spot)
	}
	if w.open {
		w.windows[len(w.windows)-1].End = len(src)
	}
	return len(w.frames) == 1
}

// statements reports whether the brace at an offset is one before statements: it
// stands behind the head of a function or of a block.
func (w *outline) statements(at int) bool {
	for at--; at >= 0 && isSpace(w.src[at]); at-- {
	}
	return at > 0 && (w.src[at] == ')' || w.src[at] == '>' && w.src[at-1] == '=')
}

// shut closes a bracket.
func (w *outline) shut() bool {
	last := len(w.frames) - 1
	top := w.frames[last]
	if last == 0 || w.src[w.pos] != top.close {
		return false
	}
	if w.open && w.level == last {
		w.end(w.pos)
	}
	w.frames = w.frames[:last]
	w.opened, w.closed = top.at, w.pos
	w.pos++
	if top.text {
		return w.template()
	}
	if top.close == '}' {
		w.boundary()
	}
	return true
}

// boundary notes that statements, or parts of one, begin at the position.
func (w *outline) boundary() {
	if w.open && w.pos >= w.until && (w.level == len(w.frames)-1 || w.pos >= w.until+reach) {
		w.end(w.pos)
	}
	top := &w.frames[len(w.frames)-1]
	if !top.body {
		return
	}
	if w.pos-top.recent >= reach/2 {
		top.old, top.recent = top.recent, w.pos
	}
}

// end ends the window that is open.
func (w *outline) end(at int) {
	w.windows[len(w.windows)-1].End = at
	w.open = false
}

// spot opens a window around a spot, or has the one that is open reach as far.
func (w *outline) spot(s Spot) {
	if w.open {
		w.until = max(w.until, s.End+reach)
		return
	}
	start, level := w.from(s.Start - reach)
	// What it overlaps it goes on with.
	last := len(w.windows) - 1
	for last >= 0 && start < w.windows[last].End {
		start = min(start, w.windows[last].Start)
		w.windows, last = w.windows[:last], last-1
	}
	w.windows = append(w.windows, Spot{start, start})
	w.open, w.level, w.until = true, level, s.End+reach
}

// from returns where to begin to read what stands at the position, not before a
// limit if that can be, and in which frame that is.
func (w *outline) from(limit int) (start, level int) {
	for i, f := range w.frames {
		if !f.body {
			continue
		}
		level = i
		for _, at := range []int{f.at + 1, f.old, f.recent} {
			if start = at; at >= limit {
				return at, i
			}
		}
	}
	return start, level
}

// text passes over a string.
func (w *outline) text() bool {
	src, quote := w.src, w.src[w.pos]
	for i := w.pos + 1; i < len(src); i++ {
		switch src[i] {
		case quote:
			w.pos = i + 1
			return true
		case '\\':
			i++
		case '\n':
			return false
		}
	}
	return false
}

// template passes over the rest of a string up to its end or to an expression in it.
func (w *outline) template() bool {
	src := w.src
	for i := w.pos; i < len(src); i++ {
		switch src[i] {
		case '`':
			w.pos = i + 1
			return true
		case '\\':
			i++
		case '$':
			if i+1 < len(src) && src[i+1] == '{' {
				if len(w.frames) >= maxFrames {
					return false
				}
				w.frames = append(w.frames, frame{at: i + 1, close: '}', text: true})
				w.pos = i + 2
				return true
			}
		}
	}
	return false
}

// slash passes over a comment, a regular expression, or a sign.
func (w *outline) slash() bool {
	src := w.src
	switch rest := src[w.pos+1:]; {
	case strings.HasPrefix(rest, "/"):
		nl := strings.IndexByte(rest, '\n')
		if nl < 0 {
			nl = len(rest)
		}
		w.pos += 1 + nl
	case strings.HasPrefix(rest, "*"):
		end := strings.Index(rest[1:], "*/")
		if end < 0 {
			return false
		}
		w.pos += end + len("/**/")
	case w.operand(w.pos - 1):
		w.pos++
	default:
		end, ok := regexpEnd(src, w.pos)
		w.pos = end
		return ok
	}
	return true
}

// operand reports whether what ends before or at an offset is something that a sign
// can join with something else.
func (w *outline) operand(i int) bool {
	for i >= 0 && isSpace(w.src[i]) {
		i--
	}
	if i < 0 {
		return false
	}
	switch c := w.src[i]; {
	case c == '+', c == '-':
		return i > 0 && w.src[i-1] == c
	case c == ']', c == '"', c == '\'', c == '`':
		return true
	case c == ')':
		return w.closed != i || !w.head(w.opened)
	case c == '}':
		return w.closed != i || w.src[w.opened] != '{' || !w.statements(w.opened)
	case c != '$' && !isWordByte(c):
		return false
	}
	end := i + 1
	for i >= 0 && (isWordByte(w.src[i]) || w.src[i] == '$') {
		i--
	}
	if i >= 0 && w.src[i] == '.' {
		return true
	}
	switch w.src[i+1 : end] {
	case "return", "typeof", "case", "in", "of", "void", "delete", "throw", "new", "instanceof", "do", "else", "await", "yield":
		return false
	}
	return true
}

// head reports whether the bracket at an offset is that of the head of a statement.
func (w *outline) head(at int) bool {
	before := strings.TrimRight(w.src[max(0, at-maxBehind):at], " \t\r\n")
	for _, word := range []string{"if", "while", "for", "with"} {
		if rest, is := strings.CutSuffix(before, word); is && (rest == "" || !isWordByte(rest[len(rest)-1]) && rest[len(rest)-1] != '.') {
			return true
		}
	}
	return false
}
