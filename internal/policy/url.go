package policy

import (
	"bytes"
	"net/url"
	"strings"

	"github.com/damvet/damvet/internal/record"
)

// maxURL is how many bytes of an address are read, and maxParameters how many
// of its parameters.
const (
	maxURL        = 8192
	maxParameters = 256
)

// urls judges the addresses in a text of any language, as they are written in
// quotes, markup or prose. An address whose end is put together in code is not
// taken to lack anything.
func (r *run) urls() {
	var looks []*check
	for _, c := range r.j.urls {
		if r.has(c.Look.Words) {
			looks = append(looks, c)
		}
	}
	if len(looks) == 0 {
		return
	}
	data := r.data
	mark := []byte("://")
	if bytes.Contains(data, []byte(`:\/\/`)) {
		mark = mark[:1]
	}
	var u address
	for pos := 0; pos < len(data); {
		i := bytes.Index(data[pos:], mark)
		if i < 0 {
			break
		}
		colon := pos + i
		if !u.read(data, pos, colon) {
			pos = colon + 1
			continue
		}
		pos = u.end
		var checks []*check
		for _, c := range looks {
			if c.url.Get().Match(u.text) {
				checks = append(checks, c)
			}
		}
		if len(checks) == 0 {
			continue
		}
		if r.count++; r.count > maxObjects {
			r.res.Truncated = true
			break
		}
		v := u.value()
		if m := methodsAt(data, u.start, u.end); m != nil {
			v.Fields = append(v.Fields, method(m[0], u.start, u.end))
		}
		r.judge(&object{place: &record.Place{Value: v}}, checks)
	}
}

// address is an address in a text: its bytes as they mean, and where each stood,
// and the end.
type address struct {
	text       []byte
	at         []int
	start, end int
	// open: what stands behind it in the text may add to it.
	open bool
}

// read reads the address whose scheme ends at colon and begins behind from. It
// reports false if there is none.
func (u *address) read(data []byte, from, colon int) bool {
	rest := data[colon+1:]
	if !bytes.HasPrefix(rest, []byte("//")) && !bytes.HasPrefix(rest, []byte(`\/\/`)) {
		return false
	}
	start := colon
	for start > from && colon-start < 32 && schemeByte(data[start-1]) {
		start--
	}
	for start < colon && !letter(data[start]) {
		start++
	}
	if start == colon {
		return false
	}
	u.start, u.text, u.at = start, u.text[:0], u.at[:0]
	pos := start
	for pos < len(data) && len(u.text) < maxURL {
		if name, n := inserted(data[pos:]); n > 0 {
			u.text = append(append(append(u.text, "${"...), name...), '}')
			for len(u.at) < len(u.text) {
				u.at = append(u.at, pos)
			}
			pos += n
			continue
		}
		c, n := urlByte(data[pos:])
		if n == 0 {
			break
		}
		u.text = append(u.text, c)
		u.at = append(u.at, pos)
		pos += n
	}
	u.open = addedTo(data[pos:]) || bytes.HasSuffix(u.text, []byte("}")) || pos < len(data) && len(u.text) >= maxURL
	n := len(trimURL(u.text))
	if n < len(u.text) {
		pos = u.at[n]
	}
	u.text, u.at, u.end = u.text[:n], append(u.at[:n], pos), pos
	return n > colon-start+len("://")
}

// maxInserted is how long code between two parts of an address can be.
const maxInserted = 64

// inserted returns the code that puts a part of an address together where s
// begins, and how long it is there with what parts it from the rest: that of
// #{name} and \(name), and that of " + name + " as other languages write it.
func inserted(s []byte) (name []byte, n int) {
	near := s[:min(len(s), maxInserted)]
	switch s[0] {
	case '#', '\\':
		if len(near) < 3 || s[0] == '#' && s[1] != '{' || s[0] == '\\' && s[1] != '(' {
			return nil, 0
		}
		end := bytes.IndexAny(near, "}\r\n")
		if s[0] == '\\' {
			end = bytes.IndexAny(near, ")\r\n")
		}
		if end < 3 || near[end] < ' ' {
			return nil, 0
		}
		return near[2:end], end + 1
	case '"', '\'', '`':
		return spliced(near)
	}
	return nil, 0
}

// spliced returns the name that is joined with a string that ends where s begins
// and with another that follows, and how long all that is.
func spliced(s []byte) (name []byte, n int) {
	spaces := func() {
		for n < len(s) && (s[n] == ' ' || s[n] == '\n' || s[n] == '\t' || s[n] == '\r') {
			n++
		}
	}
	n++
	spaces()
	if n >= len(s) || s[n] != '+' && s[n] != '.' {
		return nil, 0
	}
	op := s[n]
	n++
	spaces()
	from := n
	for n < len(s) && (letter(s[n]) || '0' <= s[n] && s[n] <= '9' || bytes.IndexByte([]byte("_$.()[]>-"), s[n]) >= 0) {
		n++
	}
	name = s[from:n]
	spaces()
	if len(name) == 0 || n >= len(s) || s[n] != op {
		return nil, 0
	}
	n++
	spaces()
	if n >= len(s) || s[n] != '"' && s[n] != '\'' && s[n] != '`' {
		return nil, 0
	}
	return name, n + 1
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func schemeByte(c byte) bool {
	return letter(c) || '0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'
}

// urlByte returns the next byte of an address, which markup and quoted strings
// write in several ways, and how many bytes it takes there: 0 at the end.
func urlByte(s []byte) (byte, int) {
	switch c := s[0]; c {
	case '"', '\'', '`', '<', '>', '^', '|', 0x7f:
		return 0, 0
	case '\\':
		if len(s) > 1 && s[1] == '/' {
			return '/', 2
		}
		if len(s) >= 6 && s[1] == 'u' && s[2] == '0' && s[3] == '0' {
			for _, e := range [...]struct {
				hex string
				c   byte
			}{{"26", '&'}, {"3d", '='}, {"2f", '/'}, {"3f", '?'}, {"2b", '+'}} {
				if bytes.EqualFold(s[4:6], []byte(e.hex)) {
					return e.c, 6
				}
			}
		}
		return 0, 0
	case '&':
		for _, entity := range []string{"&amp;", "&#38;", "&#x26;"} {
			if bytes.HasPrefix(s, []byte(entity)) {
				return '&', len(entity)
			}
		}
		for _, entity := range []string{"&quot;", "&#34;", "&#39;", "&apos;", "&lt;", "&gt;", "&nbsp;"} {
			if bytes.HasPrefix(s, []byte(entity)) {
				return 0, 0
			}
		}
		return c, 1
	default:
		if c <= ' ' {
			return 0, 0
		}
		return c, 1
	}
}

// trimURL drops what belongs to the text around an address: punctuation, and
// brackets that were opened outside.
func trimURL(text []byte) []byte {
	var count [256]int
	for _, c := range text {
		count[c]++
	}
	for len(text) > 0 {
		c := text[len(text)-1]
		switch c {
		case '.', ',', ';', ':', '!', '?', '*':
		case ')':
			if count['('] >= count[c] {
				return text
			}
		case ']', '}':
			if count[c-2] >= count[c] {
				return text
			}
		default:
			return text
		}
		count[c]--
		text = text[:len(text)-1]
	}
	return text
}

// addedTo reports whether code adds to the string that ends here.
func addedTo(rest []byte) bool {
	if len(rest) == 0 {
		return false
	}
	if c := rest[0]; c != '"' && c != '\'' && c != '`' {
		return false
	}
	rest = bytes.TrimLeft(rest[1:min(len(rest), 64)], " \t\r\n")
	switch {
	case len(rest) == 0:
		return false
	case rest[0] == '.':
		// PHP joins with a dot; elsewhere a method is called.
		return len(rest) > 1 && !letter(rest[1]) || bytes.HasPrefix(rest, []byte(".concat"))
	}
	return rest[0] == '+' || rest[0] == '&'
}

// value returns the parts of an address as a map: scheme, user, host, port,
// path, and the parameters under query.
func (u *address) value() *record.Value {
	v := &record.Value{Kind: record.Map, Partial: u.open, Start: u.start, End: u.end}
	add := func(in *record.Value, name string, from, to int, text string) {
		in.Fields = append(in.Fields, record.Field{Key: name, Start: u.at[from], End: u.at[to], Value: record.NewText(text, u.at[from], u.at[to])})
	}
	s := string(u.text)
	colon := strings.IndexByte(s, ':')
	add(v, "scheme", 0, colon, strings.ToLower(s[:colon]))
	pos := colon + 3
	end := len(s)
	if i := strings.IndexByte(s, '#'); i >= pos {
		end = i
	}
	query := end
	if i := strings.IndexByte(s[pos:end], '?'); i >= 0 {
		query = pos + i
	}
	path := query
	if i := strings.IndexByte(s[pos:query], '/'); i >= 0 {
		path = pos + i
	}
	if i := strings.LastIndexByte(s[pos:path], '@'); i >= 0 {
		add(v, "user", pos, pos+i, s[pos:pos+i])
		pos += i + 1
	}
	host := path
	if i := strings.LastIndexByte(s[pos:path], ':'); i >= 0 && strings.Trim(s[pos+i+1:path], "0123456789") == "" {
		host = pos + i
	}
	add(v, "host", pos, host, strings.ToLower(s[pos:host]))
	if host+1 < path {
		add(v, "port", host+1, path, s[host+1:path])
	}
	add(v, "path", path, query, s[path:query])
	q := &record.Value{Kind: record.Map, Partial: u.open, Start: u.at[query], End: u.at[end]}
	for from := query + 1; from < end && len(q.Fields) < maxParameters; {
		to := end
		if i := strings.IndexAny(s[from:end], "&;"); i >= 0 {
			to = from + i
		}
		name, text, _ := strings.Cut(s[from:to], "=")
		add(q, unescape(name), min(from+len(name)+1, to), to, unescape(text))
		f := &q.Fields[len(q.Fields)-1]
		f.Start, f.End = u.at[from], u.at[from+len(name)]
		if text == "" && to == end && u.open {
			f.Value.Kind = record.Template
		}
		from = to + 1
	}
	v.Fields = append(v.Fields, record.Field{Key: "query", Start: q.Start, End: q.End, Value: q})
	return v
}

const methodKey = "method"

// method is the field of an address that says how it is called.
func method(name string, start, end int) record.Field {
	return record.Field{Key: methodKey, Start: start, End: end, Value: record.NewText(name, start, end)}
}

func unescape(s string) string {
	if out, err := url.QueryUnescape(s); err == nil {
		return out
	}
	return s
}
