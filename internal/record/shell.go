package record

import (
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/lazy"
)

// shellNames are scripts for a shell.
var shellNames = []string{".sh", ".bash", ".zsh", ".ksh", ".bats", ".command", ".bashrc", ".bash_profile", ".zshrc", ".profile", ".bash_aliases", "pkgbuild"}

// sniffShell looks for the line that names a shell.
func sniffShell(src string) bool {
	line, _, _ := strings.Cut(src, "\n")
	return strings.HasPrefix(line, "#!") && (strings.Contains(line, "sh") && !strings.Contains(line, "pwsh"))
}

// readShell reads the commands of a script. A command is a call whose flags are
// named arguments, without the dashes; those of curl and its like go by their
// long names, and headers are one map:
//
//	curl -k -H "App-ID: x" --data '{"a": 1}' https://b/
//	{():"curl" insecure:true headers:{App-ID:"x"} data:"{\"a\": 1}"->{a:1} 0:"https://b/"}
//
// A word NAME=value is a field, under the flag before it if there is one. What
// variables are set to is one more map, and what they then stand for; one that
// is set nowhere is a look-up in the environment.
func readShell(src string, b *builder) []*Value {
	s := &shell{src: src, b: b, vars: map[string]*Value{}}
	s.pos = len(src) - len(strings.TrimPrefix(src, bom))
	s.commands(0, 0)
	if len(s.set) > 0 {
		if v := b.value(Map, s.set[0].Start, s.set[0].End); v != nil {
			for _, f := range s.set {
				v.End = max(v.End, f.Value.End)
			}
			v.Fields, v.Partial = s.set, true
			s.docs = append(s.docs, v)
		}
	}
	return s.docs
}

type shell struct {
	src  string
	pos  int
	b    *builder
	docs []*Value
	set  []Field
	vars map[string]*Value
	// here are the words that end texts that begin on the next line.
	here []hereText
	// ticked: it stands between backquotes.
	ticked bool

	// Stacks of what is being read: words, and the fields of a command.
	words  []shellWord
	fields []Field
	// What the last word that was put together no longer needs.
	text   []byte
	origin *origin
}

// hereText is a text that a line tells of.
type hereText struct {
	word  string
	strip bool
	call  *Value
}

// shellWord is one word of a command.
type shellWord struct {
	text       string
	start, end int
	kind       Kind
	items      []*Value
	quoted     bool
	equals     int // the offset in the text of the first "=" that is not quoted, or -1
	equalsAt   int // and in the source
	known      bool
	only       *Value // the variable that its value is, if that is all
}

// maxWords is how many words of one command are read.
const maxWords = 2048

// commands reads commands up to the byte that closes them, and passes over it.
func (s *shell) commands(close byte, depth int) {
	base := len(s.words)
	flush := func() {
		// Of very many words the first are read.
		if words := s.words[base:min(len(s.words), base+maxWords)]; len(words) > 0 {
			s.command(words)
		}
		s.words = s.words[:base]
	}
	for s.pos < len(s.src) && s.b.left > 0 {
		switch c := s.src[s.pos]; c {
		case ' ', '\t', '\r':
			s.pos++
		case '\n':
			flush()
			s.pos++
			s.heres()
		case '\\':
			if n := lineEnd(s.src, s.pos+1); n > 0 {
				s.pos = n
				continue
			}
			s.push(s.word(depth))
		case '#':
			from := s.pos
			if nl := strings.IndexByte(s.src[s.pos:], '\n'); nl >= 0 {
				s.pos += nl
			} else {
				s.pos = len(s.src)
			}
			s.b.comment(from, s.pos)
		case close:
			if close != 0 {
				flush()
				s.pos++
				return
			}
			s.pos++
		case '`':
			if s.ticked {
				flush()
				return
			}
			s.push(s.word(depth))
		case ';', '&', '|', '(', ')', '{', '}':
			if (c == '{' || c == '}') && s.pos+1 < len(s.src) && !isSpace(s.src[s.pos+1]) && s.src[s.pos+1] != ';' && c == '{' {
				s.push(s.word(depth))
				continue
			}
			flush()
			s.pos++
		case '<', '>':
			if n := len(s.words); n > base && s.words[n-1].end == s.pos && len(s.words[n-1].text) == 1 && s.words[n-1].kind == Number {
				s.words = s.words[:n-1]
			}
			if s.redirect() {
				s.skipWord(depth)
			}
		default:
			at := s.pos
			w := s.word(depth)
			if s.pos == at {
				s.pos++
				continue
			}
			if len(s.words) == base && !w.quoted && shellKeywords(w.text) {
				continue
			}
			s.push(w)
		}
	}
	flush()
}

func (s *shell) push(w shellWord) { s.words = append(s.words, w) }

func shellKeywords(s string) bool {
	switch s {
	case "if", "then", "else", "elif", "fi", "do", "done", "while", "until", "!", "time", "exec", "sudo", "nohup",
		"command":
		return true
	}
	return false
}

// ticks reads the commands between backquotes, of which the first is read.
func (s *shell) ticks(depth int) {
	s.ticked = true
	s.commands('`', depth+1)
	s.ticked = false
}

// redirect passes over a redirection, and reports whether a file name follows.
func (s *shell) redirect() bool {
	rest := s.src[s.pos:]
	switch {
	case strings.HasPrefix(rest, "<<<"):
		s.pos += 3
	case strings.HasPrefix(rest, "<<"):
		s.pos += 2
		h := hereText{}
		if s.pos < len(s.src) && s.src[s.pos] == '-' {
			h.strip = true
			s.pos++
		}
		for s.pos < len(s.src) && strings.IndexByte(" \t'\"\\", s.src[s.pos]) >= 0 {
			s.pos++
		}
		from := s.pos
		for s.pos < len(s.src) && isWordByte(s.src[s.pos]) {
			s.pos++
		}
		if h.word = s.src[from:s.pos]; h.word != "" {
			s.here = append(s.here, h)
		}
		for s.pos < len(s.src) && (s.src[s.pos] == '\'' || s.src[s.pos] == '"') {
			s.pos++
		}
		return false
	case strings.HasPrefix(rest, "<(") || strings.HasPrefix(rest, ">("):
		s.pos++
		return false
	default:
		for s.pos < len(s.src) && strings.IndexByte("<>&|", s.src[s.pos]) >= 0 {
			s.pos++
		}
	}
	return true
}

func (s *shell) skipWord(depth int) {
	for s.pos < len(s.src) && (s.src[s.pos] == ' ' || s.src[s.pos] == '\t') {
		s.pos++
	}
	s.word(depth)
}

// heres reads the texts that the last line told of, and gives them to the
// commands that they go to.
func (s *shell) heres() {
	for _, h := range s.here {
		body := s.pos
		end, next := len(s.src), len(s.src)
		for pos := body; pos < len(s.src); {
			stop := len(s.src)
			if nl := strings.IndexByte(s.src[pos:], '\n'); nl >= 0 {
				stop = pos + nl
			}
			line := strings.TrimRight(s.src[pos:stop], "\r")
			if h.strip {
				line = strings.TrimLeft(line, "\t")
			}
			if line == h.word {
				end, next = pos, stop
				break
			}
			pos = stop + 1
		}
		s.pos = next
		text := s.src[body:end]
		v := s.b.value(textKind(text), body, end)
		if v == nil {
			break
		}
		v.Text = text
		var m origin
		m.add(0, body, end)
		if maybeNested(text) {
			v.Items = s.b.nest(text, "", &m)
		} else if sniffYAML(text[:min(len(text), 4096)]) && s.b.nested < maxNested {
			v.Items = s.b.within(text, readYAML, &m)
		}
		if h.call != nil {
			h.call.Fields = append(h.call.Fields, Field{"stdin", body, body, v})
		} else if len(v.Items) > 0 {
			s.docs = append(s.docs, v)
		}
	}
	s.here = s.here[:0]
}

// What bytes mean in a word.
const (
	wordByte = iota
	wordEquals
	wordEnd
	wordQuote // it may be more than it looks like
)

var wordClass = [256]uint8{
	'=': wordEquals,
	' ': wordEnd, '\t': wordEnd, '\n': wordEnd, '\r': wordEnd, ';': wordEnd, '&': wordEnd, '|': wordEnd, '(': wordEnd, ')': wordEnd, '<': wordEnd, '>': wordEnd,
	'\'': wordQuote, '"': wordQuote, '$': wordQuote, '\\': wordQuote, '`': wordQuote,
}

// quoteClass are the bytes that mean something between double quotes.
var quoteClass = [256]bool{'"': true, '$': true, '\\': true, '`': true}

// ends reports whether a word that has come to an offset ends there.
func (s *shell) ends(at int) bool {
	return at >= len(s.src) || wordClass[s.src[at]] == wordEnd || s.ticked && s.src[at] == '`'
}

// word reads the word at the position.
func (s *shell) word(depth int) shellWord {
	w := shellWord{start: s.pos, equals: -1, known: true}
	at := s.pos
	for at < len(s.src) && wordClass[s.src[at]] <= wordEquals {
		if s.src[at] == '=' && w.equals < 0 {
			w.equals, w.equalsAt = at-s.pos, at
		}
		at++
	}
	if s.ends(at) {
		w.text, w.end = s.src[s.pos:at], at
		s.pos = at
		w.kind = String
		if w.text != "" {
			w.kind = plainKind(w.text)
		}
		s.nested(&w, nil, w.start, w.end)
		return w
	}
	if at == s.pos && s.quotedWord(&w) {
		s.nested(&w, nil, w.start+1, w.end-1)
		return w
	}
	w.equals = -1
	s.composed(&w, depth)
	return w
}

// quotedWord reads a word that stands between quotes as it is, if one does.
func (s *shell) quotedWord(w *shellWord) bool {
	end := s.pos + 1
	switch s.src[s.pos] {
	case '\'':
		n := strings.IndexByte(s.src[end:], '\'')
		if n < 0 {
			return false
		}
		end += n
	case '"':
		for end < len(s.src) && !quoteClass[s.src[end]] {
			end++
		}
		if end >= len(s.src) || s.src[end] != '"' {
			return false
		}
	default:
		return false
	}
	if !s.ends(end + 1) {
		return false
	}
	w.text, w.end, w.quoted = s.src[s.pos+1:end], end+1, true
	w.kind = textKind(w.text)
	s.pos = w.end
	return true
}

// nested reads the documents in a word, whose bytes stand where m says, or
// without it from one offset to another as they are.
func (s *shell) nested(w *shellWord, m *origin, from, to int) {
	if w.kind != String || !maybeNested(w.text) {
		return
	}
	if m == nil {
		m = &origin{runs: []run{{0, from, to}}}
	}
	w.items = s.b.nest(w.text, "", m)
}

// composed reads a word that is put together.
func (s *shell) composed(w *shellWord, depth int) {
	out, m := s.text[:0], s.origin
	if m == nil {
		m = &origin{}
	}
	m.runs = m.runs[:0]
	s.text, s.origin = nil, nil
	pieces, lookups := 0, 0
	var only *Value
	add := func(from, to int) {
		m.add(len(out), from, to)
		out = append(out, s.src[from:to]...)
		pieces++
	}
loop:
	for s.pos < len(s.src) {
		c := s.src[s.pos]
		switch wordClass[c] {
		case wordEnd:
			break loop
		case wordEquals:
			if w.equals < 0 && !w.quoted {
				w.equals, w.equalsAt = len(out), s.pos
			}
			add(s.pos, s.pos+1)
			s.pos++
			pieces, lookups, only = 0, 0, nil
			continue
		case wordByte:
			from := s.pos
			for s.pos < len(s.src) && wordClass[s.src[s.pos]] == wordByte {
				s.pos++
			}
			add(from, s.pos)
			continue
		}
		switch c {
		case '`':
			if s.ticked {
				break loop
			}
			s.pos++
			s.ticks(depth)
			out = append(out, "${…}"...)
			w.known = false
			pieces++
		case '\'':
			w.quoted = true
			stop := strings.IndexByte(s.src[s.pos+1:], '\'')
			if stop < 0 {
				add(s.pos+1, len(s.src))
				s.pos = len(s.src)
				break loop
			}
			add(s.pos+1, s.pos+1+stop)
			s.pos += stop + 2
		case '"':
			w.quoted = true
			s.pos++
			var v *Value
			var n int
			out, v, n = s.double(out, m, w, depth)
			pieces += n
			if v != nil && n == 1 {
				only = v
				lookups++
			}
		case '$':
			at := s.pos
			v, ok := s.variable(depth)
			if !ok {
				add(at, s.pos)
				continue
			}
			out = s.expand(out, v, at, m, w)
			only = v
			lookups++
			pieces++
		case '\\':
			if n := lineEnd(s.src, s.pos+1); n > 0 {
				s.pos = n
				continue
			}
			s.pos++
			if s.pos < len(s.src) {
				n := width(s.src[s.pos:])
				add(s.pos, s.pos+n)
				s.pos += n
			}
		}
	}
	w.end = s.pos
	if lookups == 1 && pieces == 1 && only != nil && !only.Known() {
		w.only = only
	}
	if w.only != nil && w.equals < 0 {
		w.kind, w.text, w.items = only.Kind, only.Text, only.Items
	} else {
		w.text = s.b.text(out)
		if w.quoted || w.text == "" {
			w.kind = textKind(w.text)
		} else {
			w.kind = plainKind(w.text)
		}
		s.nested(w, m, w.start, w.end)
	}
	s.text, s.origin = out, m
}

// double reads what stands between double quotes, of which the first is read.
// If it is one variable, that is returned too.
func (s *shell) double(out []byte, m *origin, w *shellWord, depth int) ([]byte, *Value, int) {
	var only *Value
	pieces := 0
	for s.pos < len(s.src) {
		switch c := s.src[s.pos]; c {
		case '"':
			s.pos++
			return out, only, pieces
		case '\\':
			if s.pos+1 >= len(s.src) {
				s.pos++
				continue
			}
			if e := lineEnd(s.src, s.pos+1); e > 0 {
				s.pos = e
				continue
			}
			from := s.pos
			if strings.IndexByte("$`\"\\", s.src[s.pos+1]) >= 0 {
				from++
			}
			n := s.pos + 1 + width(s.src[s.pos+1:])
			m.add(len(out), s.pos, n)
			out = append(out, s.src[from:n]...)
			s.pos = n
			pieces++
		case '`':
			if s.ticked {
				return out, only, pieces
			}
			s.pos++
			s.ticks(depth)
			out = append(out, "${…}"...)
			w.known = false
			pieces++
		case '$':
			at := s.pos
			v, ok := s.variable(depth)
			pieces++
			if !ok {
				m.add(len(out), at, s.pos)
				out = append(out, s.src[at:s.pos]...)
				continue
			}
			out = s.expand(out, v, at, m, w)
			only = v
		default:
			from := s.pos
			for s.pos < len(s.src) && !quoteClass[s.src[s.pos]] {
				s.pos++
			}
			m.add(len(out), from, s.pos)
			out = append(out, s.src[from:s.pos]...)
			pieces++
		}
	}
	return out, only, pieces
}

// expand appends what a variable stands for.
func (s *shell) expand(out []byte, v *Value, at int, m *origin, w *shellWord) []byte {
	n := len(out)
	if v != nil && v.Known() && s.b.join(len(v.Text)) {
		out = append(out, v.Text...)
	} else {
		w.known = false
		name := "…"
		if v != nil && !v.Known() {
			if name = v.Text; strings.HasPrefix(name, "${{") {
				out = append(out, name...)
				m.add(n, at, s.pos)
				return out
			}
		}
		out = append(append(append(out, "${"...), name...), '}')
	}
	m.add(n, at, s.pos)
	return out
}

// variable reads what a dollar sign begins, and returns nil for what a command
// puts there. It reports false if it begins nothing.
func (s *shell) variable(depth int) (*Value, bool) {
	start := s.pos
	s.pos++
	if s.pos >= len(s.src) {
		return nil, false
	}
	switch c := s.src[s.pos]; {
	case c == '(' && strings.HasPrefix(s.src[s.pos:], "(("):
		if end := strings.Index(s.src[s.pos:min(len(s.src), s.pos+controlWindow)], "))"); end > 0 {
			s.pos += end + 2
			return nil, true
		}
		s.pos += 2
		return nil, true
	case c == '(':
		s.pos++
		if depth >= maxDepth/4 {
			s.pos = len(s.src)
			return nil, true
		}
		s.commands(')', depth+1)
		return nil, true
	case c == '{':
		return s.braced(start), true
	case c == '\'':
		// $'…' is a string.
		return nil, false
	case isWordByte(c) && (c < '0' || c > '9'):
		from := s.pos
		for s.pos < len(s.src) && isWordByte(s.src[s.pos]) {
			s.pos++
		}
		return s.named(s.src[from:s.pos], start), true
	case '0' <= c && c <= '9' || strings.IndexByte("@*#?$!-", c) >= 0:
		s.pos++
		v := s.b.value(Template, start, s.pos)
		if v != nil {
			v.Text = s.src[start+1 : s.pos]
		}
		return v, true
	}
	return nil, false
}

// braced reads ${name} with what may stand behind the name.
func (s *shell) braced(start int) *Value {
	if end := closedWithin(s.src, s.pos, "}}"); end > 0 && strings.HasPrefix(s.src[s.pos:], "{{") {
		// It is filled in before the shell sees it.
		s.pos = end
		text := s.src[start:end]
		v := s.b.value(textKind(text), start, end)
		if v != nil {
			v.Text = text
			if v.Known() {
				v.Kind = Template
			}
		}
		return v
	}
	end := strings.IndexByte(s.src[s.pos:min(len(s.src), s.pos+controlWindow)], '}')
	if end < 0 {
		s.pos++
		return nil
	}
	in := s.src[s.pos+1 : s.pos+end]
	at := s.pos + 1
	s.pos += end + 1
	n := 0
	for n < len(in) && isWordByte(in[n]) {
		n++
	}
	v := s.named(in[:n], start)
	if v == nil || v.Known() {
		return v
	}
	for _, op := range []string{":-", "-", ":=", "="} {
		if fallback, ok := strings.CutPrefix(in[n:], op); ok && fallback != "" {
			from := at + n + len(op)
			if fallback = strings.Trim(fallback, `"'`); textKind(fallback) == String {
				if d := s.b.value(String, from, from+len(fallback)); d != nil {
					d.Text = fallback
					v.Items = []*Value{d}
				}
			}
			break
		}
	}
	return v
}

// named returns what a variable stands for.
func (s *shell) named(name string, start int) *Value {
	if v := s.vars[name]; v != nil {
		return v
	}
	v := s.b.value(Lookup, start, s.pos)
	if v != nil {
		v.Text = name
		if _, set := s.vars[name]; set {
			v.Kind = Template
		}
	}
	return v
}

// shortFlags are the flags of a command that have one letter, by their long
// names, and those of them that a value follows.
type shortFlags struct {
	takes string
	names map[byte]string
}

// flags are those of commands that send requests.
var flags = lazy.Value[map[string]*shortFlags]{Make: func() map[string]*shortFlags {
	return map[string]*shortFlags{
		"curl": {"HudXoFbAexTEmwcKr", map[byte]string{
			'H': "header", 'u': "user", 'd': "data", 'X': "request", 'k': "insecure", 'o': "output", 'F': "form", 'b': "cookie", 'A': "user-agent",
			'e': "referer", 'x': "proxy", 'T': "upload-file", 'E': "cert", 'm': "max-time", 'w': "write-out", 'c': "cookie-jar", 'K': "config", 'r': "range",
			's': "silent", 'S': "show-error", 'L': "location", 'f': "fail", 'v': "verbose", 'i': "include", 'I': "head", 'g': "globoff", 'G': "get",
			'n': "netrc", '#': "progress-bar", 'O': "remote-name", 'N': "no-buffer", 'q': "disable",
		}},
		"wget": {"OUPi", map[byte]string{'O': "output-document", 'q': "quiet", 'U': "user-agent", 'c': "continue", 'P': "directory-prefix", 'i': "input-file", 'v': "verbose", 'S': "server-response"}},
	}
}}

// switches are long flags that no value follows, whatever the command.
func switches(s string) bool {
	switch s {
	case "insecure", "silent", "showerror", "location", "fail", "verbose", "include", "head", "compressed", "get",
		"nocheckcertificate", "failwithbody", "quiet", "debug", "json", "force", "yes", "helpmode", "help", "version",
		"dryrun", "recursive", "wait", "insecureskiptlsverify", "nossl", "noverifyssl", "proxyinsecure", "rm", "ssl",
		"global":
		return true
	}
	return false
}

func isSwitch(flag string) bool {
	var key [32]byte
	return switches(string(AppendKey(key[:0], flag)))
}

// command makes the record of a command.
func (s *shell) command(words []shellWord) {
	for len(words) > 0 {
		w := &words[0]
		switch {
		case w.equals > 0 && isName(strings.TrimSuffix(w.text[:w.equals], "+")):
			s.assign(w)
		case w.text == "export" || w.text == "declare" || w.text == "local" || w.text == "readonly" || w.text == "typeset" || w.text == "env" && len(words) > 1 && words[1].equals > 0 || w.text[:min(1, len(w.text))] == "-" && len(s.set) > 0 && w.kind == String && len(w.text) < 4:
		default:
			s.called(words)
			return
		}
		words = words[1:]
	}
}

// assign notes what a variable is set to.
func (s *shell) assign(w *shellWord) {
	name := strings.TrimSuffix(w.text[:w.equals], "+")
	f := Field{Key: name, Start: w.start, End: w.equalsAt}
	v := s.after(w, w.equals+1, w.equalsAt+1)
	if v == nil {
		return
	}
	f.Value = v
	if old, ok := s.vars[name]; ok && (old == nil || old.Text != v.Text) || !w.known || !v.Known() || strings.HasSuffix(w.text[:w.equals], "+") {
		s.vars[name] = nil
	} else {
		s.vars[name] = v
	}
	if v.Known() && v.Text != "" || len(v.Items) > 0 {
		s.set = append(s.set, f)
	}
}

// after returns the value of the part of a word behind an offset in its text,
// which stands behind another in the source.
func (s *shell) after(w *shellWord, at, off int) *Value {
	if w.only != nil && at == w.equals+1 && w.equals >= 0 {
		return w.only
	}
	text := w.text[min(at, len(w.text)):]
	kind := textKind(text)
	if raw := s.src[off:w.end]; text != "" && strings.IndexByte(raw, '\'') < 0 && strings.IndexByte(raw, '"') < 0 {
		kind = plainKind(text)
	}
	v := s.b.value(kind, off, w.end)
	if v == nil {
		return nil
	}
	v.Text = text
	if v.Kind == String && maybeNested(text) {
		var m origin
		if i := strings.Index(s.src[off:w.end], text); i >= 0 {
			m.add(0, off+i, off+i+len(text))
			v.Items = s.b.nest(text, "", &m)
		}
	}
	return v
}

// scalar returns the value of a word.
func (s *shell) scalar(w *shellWord) *Value {
	v := s.b.value(w.kind, w.start, w.end)
	if v != nil {
		v.Text, v.Items = w.text, w.items
	}
	return v
}

// called makes the record of a command with its flags.
func (s *shell) called(words []shellWord) {
	v := s.b.value(Map, words[0].start, words[len(words)-1].end)
	callee := s.scalar(&words[0])
	if callee == nil || words[0].text == "" {
		return
	}
	callee.Kind = String
	if i := strings.LastIndexByte(callee.Text, '/'); i >= 0 && i+1 < len(callee.Text) {
		callee.Text = callee.Text[i+1:]
	}
	c := shellCall{shell: s, base: len(s.fields), short: flags.Get()[callee.Text]}
	if callee.Text == "curlie" || callee.Text == "curl.exe" {
		c.short = flags.Get()["curl"]
	}
	c.add(Field{Callee, words[0].start, words[0].end, callee})
	for i := 1; i < len(words) && s.b.left > 0; i++ {
		w := &words[i]
		switch {
		case strings.HasPrefix(w.text, "--") && len(w.text) > 2:
			if w.equals > 2 {
				c.flag(Field{Key: w.text[2:w.equals], Start: w.start, End: w.equalsAt}, s.after(w, w.equals+1, w.equalsAt+1))
				continue
			}
			f := Field{Key: w.text[2:], Start: w.start, End: w.end}
			i += c.named(f, words[i+1:], !isSwitch(f.Key))
		case len(w.text) > 1 && w.text[0] == '-' && w.kind != Number:
			i += c.letters(w, words[i+1:])
		case w.equals > 0 && isPlainKey(w.text[:w.equals]):
			c.add(Field{w.text[:w.equals], w.start, w.equalsAt, s.after(w, w.equals+1, w.equalsAt+1)})
		default:
			if it := s.scalar(w); it != nil {
				c.add(Field{ordinal(c.count), w.start, w.end, it})
				c.count++
			}
		}
	}
	got := s.fields[c.base:]
	if i := slices.IndexFunc(got, func(f Field) bool { return f.Value == nil }); i >= 0 {
		v.Fields, v.Partial = s.b.keepFields(got[:i]), true
	} else {
		v.Fields = s.b.keepFields(got)
	}
	s.fields = s.fields[:c.base]
	for i := len(s.here) - 1; i >= 0 && s.here[i].call == nil; i-- {
		s.here[i].call = v
	}
	s.docs = append(s.docs, v)
}

func isPlainKey(s string) bool {
	for _, c := range []byte(s) {
		if !isWordByte(c) && c != '-' && c != '.' {
			return false
		}
	}
	return s != ""
}

// shellCall is the record of a command that is being made, whose fields stand
// on the stack from base on.
type shellCall struct {
	*shell
	base  int
	short *shortFlags
	count int
}

func (c *shellCall) add(f Field) { c.fields = append(c.fields, f) }

// named adds a flag, whose value may be the next word, and returns how many
// words it took.
func (c *shellCall) named(f Field, next []shellWord, takes bool) int {
	if takes && len(next) > 0 && (next[0].text == "" || next[0].text[0] != '-' || next[0].kind == Number || next[0].quoted) {
		w := &next[0]
		c.flag(f, c.scalar(w))
		return 1
	}
	v := c.b.value(Bool, f.Start, f.End)
	if v != nil {
		v.Text = "true"
		c.add(Field{f.Key, f.Start, f.End, v})
	}
	return 0
}

// letters adds flags of one letter each, and returns how many words more they
// took.
func (c *shellCall) letters(w *shellWord, next []shellWord) int {
	if c.short == nil {
		f := Field{Key: w.text[1:], Start: w.start, End: w.end}
		if w.equals > 1 {
			f.Key, f.End = w.text[1:w.equals], w.equalsAt
			c.flag(f, c.after(w, w.equals+1, w.equalsAt+1))
			return 0
		}
		return c.named(f, next, len(w.text) == 2 || len(w.text) > 4)
	}
	for i := 1; i < len(w.text); i++ {
		f := Field{Key: c.short.names[w.text[i]], Start: w.start, End: w.end}
		if f.Key == "" {
			f.Key = w.text[i : i+1]
		}
		if strings.IndexByte(c.short.takes, w.text[i]) < 0 {
			c.named(f, nil, false)
			continue
		}
		if i+1 == len(w.text) {
			return c.named(f, next, true)
		}
		at := w.start + i + 1
		f.End = at
		c.flag(f, c.after(w, i+1, min(at, w.end)))
		return 0
	}
	return 0
}

// flag adds a flag and its value: of a header its name and value, of NAME=value
// these.
func (c *shellCall) flag(f Field, v *Value) {
	if v == nil {
		return
	}
	key := strings.ToLower(f.Key)
	separator, under := "=", f.Key
	switch key {
	case "header", "headers", "proxy-header":
		separator, under = ":", "headers"
	case "e", "env", "build-arg", "set", "set-string", "form", "form-string", "data-urlencode", "var", "from-literal", "build-arg-file", "env-add":
	default:
		c.add(Field{f.Key, f.Start, f.End, v})
		return
	}
	name, value, ok := strings.Cut(v.Text, separator)
	if !ok || !v.Scalar() || !isPlainKey(strings.TrimSpace(name)) || v.Kind == Lookup {
		c.add(Field{f.Key, f.Start, f.End, v})
		return
	}
	// Its place in the source, if it stands there as it is.
	from := v.Start
	trimmed := strings.TrimSpace(value)
	start, end := v.Start, v.End
	if i := strings.Index(c.src[v.Start:v.End], v.Text[:len(name)+len(separator)]); i >= 0 {
		from = v.Start + i
		if trimmed != "" {
			if j := strings.Index(c.src[from+len(name)+1:v.End], trimmed); j >= 0 {
				start = from + len(name) + 1 + j
				end = start + len(trimmed)
			} else {
				start = from + len(name) + 1
			}
		}
	}
	in := c.b.value(textKind(trimmed), start, end)
	if in == nil {
		return
	}
	in.Text = trimmed
	field := Field{strings.TrimSpace(name), from, min(from+len(name), v.End), in}
	for _, g := range c.fields[c.base:] {
		if m := g.Value; g.Key == under && m != nil && m.Kind == Map {
			m.Fields = append(m.Fields, field)
			m.End = v.End
			return
		}
	}
	m := c.b.value(Map, v.Start, v.End)
	if m == nil {
		return
	}
	m.Fields = []Field{field}
	c.add(Field{under, f.Start, f.End, m})
}
