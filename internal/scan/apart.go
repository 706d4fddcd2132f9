package scan

import (
	"bytes"
	"encoding/json"
	"net/url"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/match"
	"github.com/damvet/damvet/internal/record"
)

// Text rules go by a name beside its value. In some formats a tag or a row stands
// between the two, and in the bodies that HAR and Postman files hold as strings
// escapes do: what was read of those is held against the rules once more, written
// as JSON.

// apartFormats are the formats in which names stand apart from values.
var apartFormats = []string{"xml", "csv", "markdown"}

// delimiters are what a table in Markdown has between its head and its body.
var delimiters = [][]byte{[]byte("|-"), []byte("| -"), []byte("|:"), []byte("| :"), []byte("-|"), []byte("- |")}

// Bounds on a document as JSON: how many bytes it may have for each byte of the
// text, and in all. A table whose columns have long names would take many.
const (
	maxSpelled     = 4
	maxSpelledText = 16 << 20
)

// apart reports whether names stand apart from values in a text.
func apart(format string, data []byte) bool {
	return slices.Contains(apartFormats, format) &&
		(format != "markdown" || slices.ContainsFunc(delimiters, func(d []byte) bool { return bytes.Contains(data, d) }))
}

// spelled is a document as JSON, and where its scalars stand.
type spelled struct {
	text   []byte
	most   int
	places []spelledAt
}

// spelledAt says which bytes of a text as JSON stand for a value.
type spelledAt struct {
	start, end int
	value      *record.Value
}

// write writes a value. It reports false if that takes too many bytes.
func (s *spelled) write(v *record.Value) bool {
	switch v.Kind {
	case record.Map:
		s.text = append(s.text, "{\n"...)
		for _, f := range v.Fields {
			s.quote(f.Key)
			s.text = append(s.text, ": "...)
			if !s.write(f.Value) {
				return false
			}
			s.text = append(s.text, ",\n"...)
		}
		s.text = append(s.text, '}')
	case record.List:
		s.text = append(s.text, "[\n"...)
		for _, it := range v.Items {
			if !s.write(it) {
				return false
			}
			s.text = append(s.text, ",\n"...)
		}
		s.text = append(s.text, ']')
	default:
		start := len(s.text) + 1
		s.quote(v.Text)
		s.places = append(s.places, spelledAt{start, len(s.text) - 1, v})
	}
	return len(s.text) <= s.most
}

func (s *spelled) quote(text string) {
	if unescaped(text) {
		s.text = append(append(append(s.text, '"'), text...), '"')
		return
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.Encode(text) // which a string never fails
	s.text = append(s.text, bytes.TrimSuffix(b.Bytes(), []byte("\n"))...)
}

// unescaped reports whether a text stands in JSON as it is.
func unescaped(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c >= utf8.RuneSelf || c == '"' || c == '\\' || c == 0x7f {
			return false
		}
	}
	return true
}

// at returns the first scalar that begins before the end of a range and ends
// behind its start, or nil.
func (s *spelled) at(start, end int) *spelledAt {
	i := sort.Search(len(s.places), func(i int) bool { return s.places[i].end > start })
	if i == len(s.places) || s.places[i].start >= end {
		return nil
	}
	return &s.places[i]
}

// holdsBodies reports whether a text in JSON may hold requests with their bodies,
// which are strings that begin as documents do.
func holdsBodies(data []byte) bool {
	has := func(mark string) bool { return bytes.Contains(data, []byte(mark)) }
	return has(`\"`) && has(`"url"`) && (has(`"method"`) || has(`"request"`)) &&
		(has(`"{`) || has(`"[`) || holdsSpaced(data, `" `) || holdsSpaced(data, `"\`))
}

// holdsSpaced reports whether a string that begins in some way begins with space,
// escaped or not, and then as a document does.
func holdsSpaced(data []byte, start string) bool {
	for {
		i := bytes.Index(data, []byte(start))
		if i < 0 {
			return false
		}
		data = data[i+1:]
		rest := data
		for len(rest) > 1 {
			if rest[0] == ' ' {
				rest = rest[1:]
			} else if rest[0] == '\\' && strings.IndexByte("nrt", rest[1]) >= 0 {
				rest = rest[2:]
			} else {
				break
			}
		}
		if len(rest) > 0 && (rest[0] == '{' || rest[0] == '[') {
			return true
		}
		data = data[len(data)-len(rest):]
	}
}

// inStrings returns the documents in strings that are written with escapes, each
// beside the host of the request that it is the body of.
func inStrings(docs []*record.Value, data []byte) []*record.Value {
	if !bytes.Contains(data, []byte(`\"`)) {
		return nil
	}
	b := bodies{data: data, seen: map[*record.Value]bool{}}
	for _, d := range docs {
		b.in(d, nil)
	}
	return b.all
}

// bodies gathers the documents in strings.
type bodies struct {
	data []byte
	seen map[*record.Value]bool
	all  []*record.Value
}

// in gathers those in a value that stands in a request to a host, if any.
func (b *bodies) in(v, host *record.Value) {
	if b.seen[v] {
		return
	}
	switch v.Kind {
	case record.Map:
		b.seen[v] = true
		if h := hostOf(v); h != nil {
			host = h
		}
		for _, f := range v.Fields {
			b.in(f.Value, host)
		}
	case record.List:
		b.seen[v] = true
		for _, it := range v.Items {
			b.in(it, host)
		}
	case record.String:
		if len(v.Items) == 0 || v.End > len(b.data) || !bytes.Contains(b.data[v.Start:v.End], []byte(`\"`)) {
			return
		}
		for _, it := range v.Items {
			if host != nil {
				it = &record.Value{Kind: record.Map, Fields: []record.Field{{Key: "url", Value: host}, {Key: "body", Value: it}}}
			}
			b.all = append(b.all, it)
		}
	}
}

// hostOf returns the scheme and host of the address that a map has, or nil.
func hostOf(v *record.Value) *record.Value {
	at := v.Get("url")
	if at != nil && at.Kind == record.Map {
		at = at.Get("raw")
	}
	if at == nil || at.Kind != record.String {
		return nil
	}
	u, err := url.Parse(at.Text)
	if err != nil || u.Host == "" {
		return nil
	}
	host := *at
	host.Text, host.Items = u.Scheme+"://"+u.Host+"/", nil
	return &host
}

// maxParted is how long code may be that is read for nothing but the addresses that
// it joins: what people write, and no bundles. In those they are seen where
// something else is looked for.
const maxParted = 64 << 10

// parts reports whether code may join the scheme of plain HTTP with a host: the
// scheme ends the string, or what is put in follows it.
func parts(format string, data []byte) bool {
	if format == "json" || format == "yaml" {
		return false
	}
	const scheme = "http"
	for from := 0; ; {
		i := bytes.Index(data[from:], []byte(scheme))
		if i < 0 {
			return false
		}
		i += from
		from = i + len(scheme)
		rest, after := bytes.CutPrefix(data[from:min(len(data), from+5)], []byte("://"))
		switch {
		case after && len(rest) > 0 && strings.IndexByte("\"'`${#%", rest[0]) >= 0, after && string(rest) == `\(`:
			return true
		case i > 0 && len(rest) > 0 && (rest[0] == '"' || rest[0] == '\'') && data[i-1] == rest[0]:
			return true
		}
	}
}

// joinedAddresses returns, as documents, the addresses of plain HTTP that are not
// written as they mean.
func joinedAddresses(docs []*record.Value, data []byte) []*record.Value {
	var all []*record.Value
	record.Walk(docs, func(p *record.Place) bool {
		v := p.Value
		if v.Kind == record.String && strings.HasPrefix(v.Text, "http://") && v.End <= len(data) && !bytes.Contains(data[v.Start:v.End], []byte(v.Text)) {
			at := *v
			at.Items = nil
			all = append(all, &record.Value{Kind: record.Map, Fields: []record.Field{{Key: "url", Value: &at}}})
		}
		return true
	})
	return all
}

// apart drafts what text rules find in documents as JSON.
func (b *builder) apart(docs []*record.Value, size int, res *Result) {
	for _, doc := range docs {
		if doc.Kind != record.Map && doc.Kind != record.List {
			continue
		}
		s := &spelled{most: min(maxSpelled*(size+1024), maxSpelledText)}
		if !s.write(doc) {
			res.Coverage.Exclude("names beside values of a table with long names", 1)
			continue
		}
		var cov finding.Coverage // the text itself is counted
		b.engine.ScanBytes(s.text, match.ScanOptions{Archives: -1}, &cov, func(t *match.Text) error {
			if t.Whole {
				b.beside(s, t.Matches)
			}
			return nil
		})
	}
}

// beside drafts what was found in a document as JSON, at the values that it
// stands for. Rules about secrets of any kind see texts as they are.
func (b *builder) beside(s *spelled, all []*match.Match) {
	for _, m := range all {
		at := s.at(m.SecretStart, m.SecretEnd)
		if at == nil || m.Rule.General {
			continue
		}
		here := *m
		here.SecretStart, here.SecretEnd = b.within(at, m)
		here.Start, here.End = here.SecretStart, here.SecretEnd
		b.hide(&here)
		if !b.config.Disabled(m.Rule.ID) && !b.engine.AllowedAt(m, b.name) && !m.ElsewhereIn(b.text.Bytes(0, b.text.Len()), here.SecretStart) {
			b.match(&here)
		}
	}
}

// within returns the bytes of the text that a match in a value stands for: the
// same of the value if it is written as it means, else all of it.
func (b *builder) within(at *spelledAt, m *match.Match) (start, end int) {
	start, end = at.value.Start, at.value.End
	written := b.text.Bytes(start, end)
	if m.SecretStart < at.start || m.SecretEnd > at.end || len(m.Via) > 0 {
		return start, end
	}
	if i := bytes.Index(written, m.Secret); i >= 0 && len(m.Secret) > 0 {
		return start + i, start + i + len(m.Secret)
	}
	return start, end
}
