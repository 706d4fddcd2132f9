package policy

import (
	"bytes"
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/lazyregexp"
	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/rules"
)

// What a call of an endpoint sends is known by the endpoint, whatever fields it
// has. A call is one in code, or one that a file records.

// requests are how calls name what belongs to a request, as record.Key writes it.
type requests struct {
	address, method, body, parameters, aside, posting keySet
	text                                              []string
}

// keySet holds keys as record.Key writes them.
type keySet map[string]bool

// has reports whether a key is one of the set, however it is written.
func (s keySet) has(key string) bool {
	var buf [64]byte
	return len(key) <= len(buf) && s[string(record.AppendKey(buf[:0], key))]
}

func newRequests(r *rules.Requests) *requests {
	set := func(names []string) keySet {
		all := keySet{}
		for _, name := range names {
			all[record.Key(name)] = true
		}
		return all
	}
	return &requests{set(r.Address), set(r.Method), set(r.Body), set(r.Parameters), set(r.Aside), set(r.Posting), r.Text}
}

// request is a call of an API. What it sends is nil where the code does not show
// it.
type request struct {
	address    *record.Value
	method     string
	body       *record.Value
	parameters []*record.Value
	// open: it may have more parameters than these.
	open bool
	end  int
}

// shapesBy are the shapes that an endpoint takes as body, by method.
type shapesBy map[string][]*shape

// sends notes which endpoints take objects of a shape.
func (a *api) sends(s *shape) {
	if len(s.checks) == 0 && !s.joined {
		return
	}
	for _, row := range s.record.Body {
		words := strings.Fields(row)
		by := a.takes[words[0]]
		if by == nil {
			by = shapesBy{}
			a.takes[words[0]] = by
		}
		for _, method := range words[1:] {
			by[method] = append(by[method], s)
		}
	}
}

// Takes reports whether an endpoint of that address takes objects of a record.
func (j *Judge) Takes(rec *rules.Record, address, method string) bool {
	for _, a := range j.apis {
		path, _ := a.pathOf(address)
		for _, e := range a.endpoints(path) {
			if slices.ContainsFunc(rec.Body, func(row string) bool {
				words := strings.Fields(row)
				return slices.Contains(words[1:], method) && slices.Equal(segments(words[0]), e.segments)
			}) {
				return true
			}
		}
	}
	return false
}

// endpoints returns the endpoints that a path is, or may be, and none that is
// longer.
func (a *api) endpoints(path []string) []endpoint {
	var all []endpoint
	for _, i := range a.match(path) {
		if e := a.table().rows[i]; len(e.segments) == len(path) {
			all = append(all, e)
		}
	}
	return all
}

// calls goes over the places of paths in the text of endpoints that take a shape, or
// whose address is judged.
func (r *run) calls(a *api) iter.Seq[int] {
	return func(yield func(int) bool) {
		if !r.has(a.versions) {
			return
		}
		for at, path := range a.paths(r) {
			if slices.ContainsFunc(a.endpoints(path), func(e endpoint) bool { return e.takes != nil || e.judged }) && !yield(at.Start) {
				return
			}
		}
	}
}

// makes reports whether there are any such places.
func (r *run) makes(a *api) bool {
	for range r.calls(a) {
		return true
	}
	return false
}

// pathOf returns the path of an endpoint in an address, nil if there is none,
// and what stands behind it.
func (a *api) pathOf(address string) (path []string, rest string) {
	if len(address) > maxURL {
		return nil, ""
	}
	for _, version := range a.versions {
		i := strings.Index(address, version)
		if i < 0 {
			continue
		}
		text := []byte(address)
		if start, ok := a.beginning(text, i, version); ok {
			path, end := pathIn(text[start:])
			return path, address[start+end:]
		}
	}
	return nil, ""
}

// requests notes which of some maps a call sends to an endpoint, and judges the
// addresses of calls that the text does not hold as they mean.
func (r *run) requests(maps []*record.Place) {
	var all []*request
	var bodies []setting
	chains := map[int]*request{} // by where they begin
	for _, p := range maps {
		v := p.Value
		if len(v.Fields) == 0 {
			continue
		}
		if body := r.j.parts.set(v); body != nil {
			bodies = append(bodies, setting{v.Start, body})
		}
		link := ""
		called := v.Fields[0].Key == record.Callee
		if called {
			if callee := v.Fields[0].Value.Text; strings.Contains(callee, "().") {
				link = callee[strings.LastIndexByte(callee, '.')+1:]
			}
		}
		if link != "" {
			if chain := chains[v.Start]; chain != nil {
				chain.link(r.j.parts, link, v)
				chain.end = max(chain.end, v.End)
				continue
			}
		} else if !r.j.addressed(v) {
			continue
		}
		q := &request{}
		if called {
			q.call(r.j.parts, v)
		} else {
			q.parts(r.j.parts, v)
		}
		if called {
			chains[v.Start], q.end = q, v.End
		}
		if called || q.address != nil {
			all = append(all, q)
		}
	}
	slices.SortStableFunc(bodies, func(a, b setting) int { return cmp.Compare(a.at, b.at) })
	for _, q := range all {
		if q.body == nil && q.end > 0 {
			i, _ := slices.BinarySearchFunc(bodies, q.end, func(b setting, end int) int { return cmp.Compare(b.at, end) })
			if i < len(bodies) && inBlock(r.data, q.end, bodies[i].at) {
				q.body = bodies[i].body
			}
		}
		r.request(q)
	}
}

// setting is a body that is set at an offset where no request is.
type setting struct {
	at   int
	body *record.Value
}

// set returns the body that a map gives to a request that is not named there, as a
// block does that is handed to the call: setBody(x), or req.body = x. It is nil if
// the map gives none.
func (names *requests) set(v *record.Value) *record.Value {
	f := &v.Fields[0]
	switch {
	case f.Key != record.Callee:
		if !v.Partial || !names.body.has(f.Key) {
			return nil
		}
	case len(v.Fields) == 2 && names.body.has(f.Value.Text):
		f = &v.Fields[1]
	default:
		return nil
	}
	if in := names.within(f.Value); in.Kind == record.Map {
		return in
	}
	return nil
}

// maxBlock is how far behind a call a body is looked for in its block.
const maxBlock = 600

// inBlock reports whether an offset of a text is in the block that follows a call.
func inBlock(data []byte, end, at int) bool {
	if at > len(data) || at-end > maxBlock {
		return false
	}
	rest := bytes.TrimLeft(data[end:at], " \t\r\n")
	if bytes.HasPrefix(rest, []byte("do ")) {
		return !blockEnd.Get().Match(rest)
	}
	if len(rest) == 0 || rest[0] != '{' {
		return false
	}
	open := 0
	for _, c := range rest {
		switch c {
		case '{':
			open++
		case '}':
			if open--; open == 0 {
				return false
			}
		}
	}
	return true
}

var blockEnd = lazyregexp.New(`(?m)^[ \t]*end\b`)

// addressed reports whether a path of an API may stand in a map.
func (j *Judge) addressed(v *record.Value) bool {
	for i := range v.Fields {
		if in := j.parts.within(v.Fields[i].Value); in.Kind == record.String && slices.ContainsFunc(j.apis, func(a *api) bool {
			return slices.ContainsFunc(a.versions, func(version string) bool { return strings.Contains(in.Text, version) })
		}) {
			return true
		}
	}
	return false
}

// request notes what a call sends to an endpoint, and judges its address.
func (r *run) request(q *request) {
	if q.address == nil {
		return
	}
	for _, a := range r.j.apis {
		path, rest := a.pathOf(q.address.Text)
		if path == nil {
			continue
		}
		judged, takes := false, false
		endpoints := a.endpoints(path)
		for _, e := range endpoints {
			if shapes := e.takes[q.method]; shapes != nil && q.body != nil {
				r.note(q.body, shapes)
				takes = true
			}
			judged = judged || e.judged
		}
		if len(endpoints) > 0 && !takes && q.body != nil && (q.method == "PUT" || q.method == "PATCH") {
			if r.others == nil {
				r.others = map[*record.Value]*rules.Platform{}
			}
			r.others[q.body] = a.platform
		}
		if judged {
			r.address(q, rest)
		}
	}
}

// note notes that a map is an object of some shapes.
func (r *run) note(v *record.Value, shapes []*shape) {
	if r.takes == nil {
		r.takes = map[*record.Value][]*shape{}
	}
	if r.takes[v] == nil {
		r.takes[v] = shapes
	}
}

// address judges the address of a call of which the text does not hold the
// beginning.
func (r *run) address(q *request, rest string) {
	at := q.address
	if at.End > len(r.data) || bytes.Contains(r.data[at.Start:at.End], []byte("://")) {
		return
	}
	given := q.given(rest)
	v := &record.Value{Kind: record.Map, Start: at.Start, End: at.End, Partial: given.Partial, Fields: []record.Field{
		{Key: "path", Start: at.Start, End: at.End, Value: at},
		{Key: "query", Start: at.Start, End: at.End, Value: given},
	}}
	if q.method != "" {
		v.Fields = append(v.Fields, method(q.method, at.Start, at.End))
	}
	for _, c := range r.j.urls {
		if c.url.Get().MatchString(at.Text) {
			r.judge(&object{place: &record.Place{Value: v}}, []*check{c})
		}
	}
}

// taken reports whether some call sends an object of a shape.
func (r *run) taken(s *shape) bool {
	for _, shapes := range r.takes {
		if slices.Contains(shapes, s) {
			return true
		}
	}
	return false
}

// call reads what a call is given.
func (q *request) call(names *requests, v *record.Value) {
	for i := range v.Fields[1:] {
		f := &v.Fields[i+1]
		if strings.Trim(f.Key, "0123456789") != "" {
			q.part(names, f)
			continue
		}
		in := names.within(f.Value)
		method := methodIn(in)
		switch {
		case method != "" && q.address == nil:
			q.method = method
		case in.Kind == record.String && q.address == nil && strings.Contains(in.Text, "/"):
			q.address = in
		case in.Kind == record.Map && q.parts(names, in):
		case in.Kind == record.Map && q.body == nil:
			q.body = in
		case !in.Known():
			q.open = true
		}
	}
	callee := v.Fields[0].Value.Text
	if q.method == "" {
		q.method = lastWord(callee)
	}
	if q.method == "" && q.body != nil && names.posting.has(callee) {
		q.method = "POST"
	}
}

// link reads what a call is given that is the link of a name in a chain of calls,
// which builds a request.
func (q *request) link(names *requests, name string, v *record.Value) {
	if lastWord(name) == strings.ToUpper(name) {
		q.call(names, v)
	} else if len(v.Fields) > 1 {
		f := v.Fields[1]
		f.Key = name
		if q.part(names, &f) && names.method.has(name) && len(v.Fields) > 2 {
			if in := names.within(v.Fields[2].Value); in.Kind == record.Map {
				q.body = in
			}
		}
	}
}

// parts reads what a map names of a request, and reports whether it is there for
// that: it says how, where or what, or nothing else stands in it.
func (q *request) parts(names *requests, v *record.Value) bool {
	said, aside := false, 0
	for i := range v.Fields {
		f := &v.Fields[i]
		if names.aside.has(f.Key) || names.parameters.has(f.Key) {
			aside++
		}
		said = q.part(names, f) || said
	}
	return said || aside > 0 && aside == len(v.Fields)
}

// part reads a part of a request by its name, and reports whether it says how,
// where or what.
func (q *request) part(names *requests, f *record.Field) bool {
	in := names.within(f.Value)
	switch {
	case names.method.has(f.Key) && methodIn(in) != "":
		q.method = methodIn(in)
	case names.address.has(f.Key) && in.Kind == record.String && q.address == nil:
		q.address = in
	case in.Kind == record.String && q.address == nil && rules.IsMethod(strings.ToUpper(record.Key(f.Key))):
		// A chain of calls, of which one says how and where.
		q.method, q.address = strings.ToUpper(record.Key(f.Key)), in
	case names.body.has(f.Key):
		if in.Kind == record.Map {
			q.body = in
		}
	case names.parameters.has(f.Key):
		q.parameters = append(q.parameters, in)
		return false
	default:
		return false
	}
	return true
}

// maxWithin is how many calls around a value are looked through.
const maxWithin = 4

// within returns the value that calls and commands only hand on, as what makes an
// address or a body of it, and the document that a string holds.
func (names *requests) within(v *record.Value) *record.Value {
	for range maxWithin {
		switch {
		case v.Kind == record.Map && len(v.Fields) > 1 && v.Fields[0].Key == record.Callee:
			v = v.Fields[1].Value
		case v.Kind == record.Map && names.onlyText(v) != nil:
			v = names.onlyText(v)
		case v.Kind == record.List && len(v.Items) == 2 && v.Items[1].Get(record.Callee) != nil, v.Scalar() && len(v.Items) > 0:
			v = v.Items[0]
		default:
			return v
		}
	}
	return v
}

// maxAbout is how many fields say what a text is, itself included.
const maxAbout = 4

// onlyText returns the text of a body or address as collections and cassettes
// record it, which stands in a field beside what it is, or nil.
func (names *requests) onlyText(v *record.Value) *record.Value {
	if len(v.Fields) > maxAbout {
		return nil
	}
	for _, name := range names.text {
		if in := v.Get(name); in != nil && in.Kind == record.String {
			return in
		}
	}
	return nil
}

// methodIn returns the method that a value is, or that a constant is called
// after, or "".
func methodIn(v *record.Value) string {
	switch {
	case v.Kind == record.String && rules.IsMethod(strings.ToUpper(v.Text)):
		return strings.ToUpper(v.Text)
	case v.Kind == record.Template && len(v.Text) < few:
		return lastWord(v.Text)
	}
	return ""
}

// lastWord returns the last word of a name that is a method, in capitals, or "".
func lastWord(callee string) string {
	last := ""
	for i := 0; i < len(callee); {
		from := i
		for i < len(callee) && letter(callee[i]) && (i == from || callee[i] >= 'a' || callee[i-1] < 'a') {
			i++
		}
		if i == from {
			i++
			continue
		}
		if word := strings.ToUpper(callee[from:i]); rules.IsMethod(word) {
			last = word
		}
	}
	return last
}

// given returns the parameters of a request as a map: those that stand behind
// the path, and those that the call is given.
func (q *request) given(rest string) *record.Value {
	at := q.address
	v := &record.Value{Kind: record.Map, Start: at.Start, End: at.End, Partial: q.open}
	if query, ok := strings.CutPrefix(rest, "?"); ok {
		for _, one := range strings.FieldsFunc(query, func(c rune) bool { return c == '&' || c == ';' }) {
			name, text, _ := strings.Cut(one, "=")
			v.Fields = append(v.Fields, record.Field{Key: unescape(name), Start: at.Start, End: at.End, Value: record.NewText(unescape(text), at.Start, at.End)})
			v.Partial = v.Partial || strings.Contains(name, "${")
		}
	}
	for _, in := range q.parameters {
		if in.Kind != record.Map {
			v.Partial = true
			continue
		}
		v.Fields, v.Partial = append(v.Fields, in.Fields...), v.Partial || in.Partial
	}
	return v
}
