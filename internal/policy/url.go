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

// URLs judges the addresses in a text of any language, as they stand in quotes,
// markup or prose. An address whose end is put together in code is not taken to
// lack anything.
func (j *Judge) URLs(data []byte) Result {
	r := newRun(j)
	if len(j.urls) == 0 {
		return r.res
	}
	for pos := 0; pos < len(data); {
		i := bytes.IndexByte(data[pos:], ':')
		if i < 0 {
			break
		}
		colon := pos + i
		u, end := readURL(data, pos, colon)
		if u == nil {
			pos = colon + 1
			continue
		}
		pos = end
		var checks []*check
		for _, c := range j.urls {
			if c.url.MatchString(u.text) {
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
		r.judge(&object{place: &record.Place{Value: u.value()}}, checks)
	}
	return r.res
}

// address is an address in a text: its bytes as they mean, and where each stood.
type address struct {
	text       string
	at         []int
	start, end int
	// open: what stands behind it in the text may add to it.
	open bool
}

// readURL reads the address whose scheme ends at colon and begins behind from.
// It returns nil if there is none, and where the address ends in the text.
func readURL(data []byte, from, colon int) (*address, int) {
	start := colon
	for start > from && colon-start < 32 && schemeByte(data[start-1]) {
		start--
	}
	for start < colon && !letter(data[start]) {
		start++
	}
	rest := data[colon+1:]
	if start == colon || !bytes.HasPrefix(rest, []byte("//")) && !bytes.HasPrefix(rest, []byte(`\/\/`)) {
		return nil, colon
	}
	var text []byte
	u := &address{start: start}
	pos := start
	for pos < len(data) && len(text) < maxURL {
		c, n := urlByte(data[pos:])
		if n == 0 {
			break
		}
		text = append(text, c)
		u.at = append(u.at, pos)
		pos += n
	}
	u.open = addedTo(data[pos:]) || bytes.HasSuffix(text, []byte("}")) || pos < len(data) && len(text) >= maxURL
	n := len(trimURL(text))
	if n < len(text) {
		pos = u.at[n]
	}
	u.text, u.at, u.end = string(text[:n]), append(u.at[:n], pos), pos
	if n <= colon-start+3 {
		return nil, colon
	}
	return u, pos
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

// trimURL drops what belongs to the text around an address.
func trimURL(text []byte) []byte {
	for len(text) > 0 {
		switch c := text[len(text)-1]; c {
		case '.', ',', ';', ':', '!', '?', '*':
		case ')', ']', '}':
			open := map[byte]byte{')': '(', ']': '[', '}': '{'}[c]
			if bytes.Count(text, []byte{open}) >= bytes.Count(text, []byte{c}) {
				return text
			}
		default:
			return text
		}
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
	colon := strings.IndexByte(u.text, ':')
	add(v, "scheme", 0, colon, strings.ToLower(u.text[:colon]))
	pos := colon + 3
	end := len(u.text)
	if i := strings.IndexByte(u.text, '#'); i >= pos {
		end = i
	}
	query := end
	if i := strings.IndexByte(u.text[pos:end], '?'); i >= 0 {
		query = pos + i
	}
	path := query
	if i := strings.IndexByte(u.text[pos:query], '/'); i >= 0 {
		path = pos + i
	}
	if i := strings.LastIndexByte(u.text[pos:path], '@'); i >= 0 {
		add(v, "user", pos, pos+i, u.text[pos:pos+i])
		pos += i + 1
	}
	host := path
	if i := strings.LastIndexByte(u.text[pos:path], ':'); i >= 0 && strings.Trim(u.text[pos+i+1:path], "0123456789") == "" {
		host = pos + i
	}
	add(v, "host", pos, host, strings.ToLower(u.text[pos:host]))
	if host+1 < path {
		add(v, "port", host+1, path, u.text[host+1:path])
	}
	add(v, "path", path, query, u.text[path:query])
	q := &record.Value{Kind: record.Map, Partial: u.open, Start: u.at[query], End: u.at[end]}
	for from := query + 1; from < end && len(q.Fields) < maxParameters; {
		to := end
		if i := strings.IndexAny(u.text[from:end], "&;"); i >= 0 {
			to = from + i
		}
		name, text, _ := strings.Cut(u.text[from:to], "=")
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

func unescape(s string) string {
	if out, err := url.QueryUnescape(s); err == nil {
		return out
	}
	return s
}
