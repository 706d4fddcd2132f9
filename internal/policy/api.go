package policy

import (
	"bytes"
	"iter"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/damvet/damvet/internal/lazyregexp"
	"github.com/damvet/damvet/internal/match"
	"github.com/damvet/damvet/rules"
)

// Call is a place at which code calls a platform's API.
type Call struct {
	api *api
	// rows are the endpoints that it may be, methods how they are called, as
	// far as the code shows it; nil for all.
	rows    []int
	methods []string
}

// api is what is known of a platform's endpoints, ready for use.
type api struct {
	platform *rules.Platform
	// table is made for the first path that may be an endpoint's.
	table func() table
	// versions are the second segments of paths with their slashes, by which
	// paths are found in texts, and heads the first and second segments.
	versions []string
	heads    map[string]bool
	// open is true for an API whose paths begin with a name of the caller's own:
	// the rows lack that, and heads are the segments behind the version.
	open bool
	// service finds, in a text that uses a client library, which part of the
	// API it calls.
	service *match.Finder
	parts   map[string]string
	// takes are the shapes that endpoints take, by the path of the row.
	takes map[string]shapesBy
}

type table struct {
	rows  []endpoint
	known map[string]bool // the permissions that some call takes
	// under are rows by what their paths begin with, those of anys with all of
	// that: they are shorter, or not written out.
	under map[string][]int
	anys  []int
}

// headSegments are how many segments of a path rows are listed by.
const headSegments = 3

// headOf returns what a path begins with, and false if it is too short for that or
// not written out.
func headOf(path []string) (string, bool) {
	if len(path) < headSegments || slices.Contains(path[:headSegments], variable) {
		return "", false
	}
	return strings.ToLower(strings.Join(path[:headSegments], "/")), true
}

// list lists the rows by what their paths begin with.
func (t *table) list() {
	t.under = map[string][]int{}
	for i, e := range t.rows {
		if head, ok := headOf(e.segments); ok {
			t.under[head] = append(t.under[head], i)
		} else {
			t.anys = append(t.anys, i)
		}
	}
	for head, rows := range t.under {
		rows = append(rows, t.anys...)
		slices.Sort(rows)
		t.under[head] = rows
	}
}

// like goes over the rows that a path may be one of, in their order.
func (t *table) like(path []string) iter.Seq2[int, endpoint] {
	head, ok := headOf(path)
	if !ok {
		return slices.All(t.rows)
	}
	rows, ok := t.under[head]
	if !ok {
		rows = t.anys
	}
	return func(yield func(int, endpoint) bool) {
		for _, i := range rows {
			if !yield(i, t.rows[i]) {
				return
			}
		}
	}
}

// endpoint is a path and what its methods take.
type endpoint struct {
	segments []string
	methods  map[string][]string
	takes    shapesBy
	judged   bool // checks look at addresses of it
}

func (j *Judge) newAPI(p *rules.Platform) *api {
	a := &api{
		platform: p, heads: map[string]bool{}, parts: map[string]string{}, takes: map[string]shapesBy{},
	}
	a.table = sync.OnceValue(func() table { return j.newTable(a) })
	for _, row := range p.Endpoints.Calls {
		first, rest, _ := strings.Cut(strings.TrimPrefix(row, "/"), "/")
		second, rest, _ := strings.Cut(rest, "/")
		version := "/" + second + "/"
		if first == variable {
			third, _, _ := strings.Cut(rest, "/")
			a.open, a.heads[third] = true, true
		} else {
			a.heads[first+version] = true
		}
		if !slices.Contains(a.versions, version) {
			a.versions = append(a.versions, version)
		}
	}
	var names []string
	for name, part := range p.Endpoints.Services {
		names = append(names, regexp.QuoteMeta(name))
		a.parts[strings.ToLower(name)] = part
	}
	slices.Sort(names)
	a.service = match.NewFinder(`(?i)(?:\.|->|::|\bnew )(` + strings.Join(names, "|") + `)\b`)
	return a
}

// newTable reads the rows of rules.Endpoints.
func (j *Judge) newTable(a *api) table {
	t := table{known: a.platform.Endpoints.Takes()}
	for _, row := range a.platform.Endpoints.Calls {
		words := strings.Fields(row)
		e := endpoint{segments: segments(words[0]), methods: map[string][]string{}, takes: a.takes[words[0]]}
		method := ""
		for _, w := range words[1:] {
			if rules.IsMethod(w) {
				method = w
				e.methods[method] = nil
				continue
			}
			e.methods[method] = append(e.methods[method], w)
		}
		if e.segments[0] == variable {
			e.segments = e.segments[1:]
		}
		address := "/" + strings.ReplaceAll(words[0], variable, "x")
		e.judged = slices.ContainsFunc(j.urls, func(c *check) bool { return c.url.Get().MatchString(address) })
		t.rows = append(t.rows, e)
	}
	t.list()
	return t
}

func segments(path string) []string {
	return strings.FieldsFunc(path, func(c rune) bool { return c == '/' })
}

// called reports whether a text can make calls of an API.
func (r *run) called(a *api) bool { return r.has(a.versions) || r.has(a.platform.Endpoints.Clients) }

// paths goes over the paths of the API in a text, each with where it stands.
func (a *api) paths(r *run) iter.Seq2[Span, []string] {
	return func(yield func(Span, []string) bool) {
		data := r.data
		for _, version := range a.versions {
			places := r.places([]string{version})
			if len(places) > 0 && a.open && !a.speaks(r.lower()) {
				return
			}
			for _, start := range places {
				start, ok := a.beginning(data, start, version)
				if !ok {
					continue
				}
				line := data[start:min(start+400, len(data))]
				if i := bytes.IndexAny(line, "\r\n"); i >= 0 {
					line = line[:i]
				}
				path, end := pathIn(line)
				if !yield(Span{start, start + end}, path) {
					return
				}
			}
		}
	}
}

// appendCalls appends the calls that a text makes.
func (a *api) appendCalls(calls []Call, r *run) []Call {
	data := r.data
	for at, path := range a.paths(r) {
		if len(calls) >= maxTexts {
			break
		}
		if rows := a.match(path); len(rows) > 0 {
			calls = append(calls, Call{api: a, rows: rows, methods: methodsAt(data, at.Start, at.End)})
		}
	}
	if !r.has(a.platform.Endpoints.Clients) || a.open && !a.speaks(r.lower()) || !a.uses(r.lower()) {
		return calls
	}
	met := map[string]bool{}
	for _, loc := range a.service.FindAllSubmatchIndex(data, maxTexts) {
		part := a.parts[strings.ToLower(string(data[loc[2]:loc[3]]))]
		if met[part] {
			continue
		}
		met[part] = true
		if rows := a.below(segments(part)); len(rows) > 0 {
			calls = append(calls, Call{api: a, rows: rows})
		}
	}
	return calls
}

// beginning returns where a path of the API begins whose version stands at an
// offset, and false if there is none.
func (a *api) beginning(data []byte, at int, version string) (start int, ok bool) {
	start = at
	if !a.open {
		for start > 0 && (letter(data[start-1]) || data[start-1] == '-' || data[start-1] == '_') {
			start--
		}
	}
	end := at + len(version)
	return start, a.begins(data[start:end], data[end:])
}

// begins reports whether a path of the API begins with a head, which ends behind
// the version, and goes on with a rest.
func (a *api) begins(head, rest []byte) bool {
	if a.open {
		n := 0
		for n < len(rest) && letter(rest[n]) {
			n++
		}
		head = rest[:n]
	}
	return a.heads[string(lowered(head))]
}

// speaks reports whether a text in lower case names the platform.
func (a *api) speaks(lower []byte) bool {
	return slices.ContainsFunc(a.platform.Words, func(w string) bool { return bytes.Contains(lower, []byte(w)) })
}

var imports = lazyregexp.New(`\b(?:import|from|require|use|using|include)\b`)

// uses reports whether a text in lower case imports one of the client libraries.
func (a *api) uses(lower []byte) bool {
	return slices.ContainsFunc(a.platform.Endpoints.Clients, func(name string) bool {
		for pos := 0; ; {
			i := bytes.Index(lower[pos:], []byte(name))
			if i < 0 {
				return false
			}
			pos += i
			if imports.Get().Match(lower[lineStart(lower, pos):pos]) {
				return true
			}
			pos += len(name)
		}
	})
}

// need adds the permissions that a call takes, or may take.
func (a *api) need(c Call, to map[string]bool) {
	for _, i := range c.rows {
		for method, permissions := range a.table().rows[i].methods {
			if c.methods == nil || slices.Contains(c.methods, method) {
				for _, p := range permissions {
					to[p] = true
				}
			}
		}
	}
}

// match returns the endpoints that a path is. Where there are none it returns
// those that it can be if what is not written out is a fixed segment, and else
// those that it can be the beginning of.
func (a *api) match(path []string) []int {
	var exact, possible, longer []int
	t := a.table()
	for i, e := range t.like(path) {
		if len(e.segments) < len(path) {
			continue
		}
		same, likely := true, true
		for k, got := range path {
			row := e.segments[k]
			same = same && (row == variable || strings.EqualFold(row, got))
			likely = likely && (row == variable || got == variable || strings.EqualFold(row, got))
		}
		switch {
		case likely && len(e.segments) > len(path):
			longer = append(longer, i)
		case same:
			exact = append(exact, i)
		case likely:
			possible = append(possible, i)
		}
	}
	switch {
	case exact != nil:
		return exact
	case possible != nil:
		return possible
	}
	return longer
}

// below returns the endpoints of a part of the API.
func (a *api) below(path []string) []int {
	var rows []int
	for i, e := range a.table().rows {
		if len(e.segments) >= len(path) && slices.Equal(e.segments[:len(path)], path) {
			rows = append(rows, i)
		}
	}
	return rows
}

// variable stands for a segment that is not written out.
const variable = "{}"

// pathJoint is where code puts a string together of parts.
var pathJoint = lazyregexp.New("^[\"'`]\\s*(?:\\+|\\.|,)\\s*[A-Za-z_$][^\"'`]{0,60}?(?:\\+|\\.|,)\\s*[\"'`]")

// written matches a segment that is one and not filled in by code.
var written = lazyregexp.New(`^[a-z][a-z_-]*$|^v[0-9]+$`)

// pathIn returns the segments of the path at the beginning of a line of code,
// and where it ends.
func pathIn(line []byte) ([]string, int) {
	var path []byte
	i := 0
	for i < len(line) {
		c := line[i]
		if c == '"' || c == '\'' || c == '`' {
			if m := pathJoint.Get().Find(line[i:]); m != nil {
				path = append(path, variable...)
				i += len(m)
				continue
			}
		}
		if c == '$' || c == '{' || c == '#' && i+1 < len(line) && line[i+1] == '{' {
			// An expression in braces can hold anything but a closing one.
			if n := bytes.IndexByte(line[i:], '}'); n >= 0 && bytes.IndexByte(line[i:i+n], '/') < 0 {
				path = append(path, variable...)
				i += n + 1
				continue
			}
		}
		if c <= ' ' || strings.IndexByte("\"'`<>?#,;)", c) >= 0 {
			break
		}
		path = append(path, c)
		i++
	}
	all := segments(string(path))
	for k, s := range all {
		if !written.Get().MatchString(strings.ToLower(s)) {
			all[k] = variable
		}
	}
	if addedTo(line[i:]) {
		all = append(all, variable)
	}
	return all, i
}

// methods are the words of code that say how something is called.
var methods = []string{"get", "post", "put", "patch", "delete", "head"}

// nextMethod returns the first method behind an offset in code, in upper case, and
// where it ends: a word in any case beside which no letter stands, also behind
// "method", or a constant such as MethodGet.
func nextMethod(s []byte, from int) (method string, end int) {
	if from == 0 {
		method, end = methodAt(s, 0)
	}
	for i := from; i < len(s) && method == ""; i++ {
		switch {
		case !letter(s[i]):
			method, end = methodAt(s, i+1)
		case s[i] == 'M':
			method, end = methodConstant(s, i)
		}
	}
	return method, end
}

// methodAt returns the method that begins at an offset, by itself or behind
// "method", and what stands behind it, which is no letter.
func methodAt(s []byte, at int) (method string, end int) {
	if foldedAt(s, at, "method") {
		behind := at + len("method")
		if behind < len(s) && (s[behind] == '.' || s[behind] == '_') {
			if method, end = verbAt(s, behind+1); method != "" {
				return method, end
			}
		}
		if method, end = verbAt(s, behind); method != "" {
			return method, end
		}
	}
	return verbAt(s, at)
}

func verbAt(s []byte, at int) (method string, end int) {
	for _, m := range methods {
		if !foldedAt(s, at, m) {
			continue
		}
		if end = at + len(m); end == len(s) {
			return strings.ToUpper(m), end
		}
		if !letter(s[end]) {
			_, n := utf8.DecodeRune(s[end:])
			return strings.ToUpper(m), end + n
		}
	}
	return "", 0
}

func methodConstant(s []byte, at int) (method string, end int) {
	rest, ok := bytes.CutPrefix(s[at:], []byte("Method"))
	if !ok {
		return "", 0
	}
	for _, m := range methods {
		n := len(m)
		if len(rest) >= n && rest[0] == m[0]-'a'+'A' && string(rest[1:n]) == m[1:] && (len(rest) == n || rest[n] != '_' && !alphanumeric(rest[n])) {
			return strings.ToUpper(m), len(s) - len(rest) + n
		}
	}
	return "", 0
}

// foldedAt reports whether a word in lower case stands at an offset in any case.
func foldedAt(s []byte, at int, word string) bool {
	if at+len(word) > len(s) || lowerByte(s[at]) != word[0] {
		return false
	}
	for i := 1; i < len(word); i++ {
		if lowerByte(s[at+i]) != word[i] {
			return false
		}
	}
	return true
}

// methodsAt returns how the address between two offsets is called: the word
// nearest before it in its line, else after it, else in the lines around. It is
// nil where the code does not say.
func methodsAt(data []byte, start, end int) []string {
	from, to := lineStart(data, start), lineEnd(data, end)
	if m := lastMethod(data[from:start]); m != "" {
		return []string{m}
	}
	if m := firstMethod(data[end:to]); m != "" {
		return []string{m}
	}
	below := to
	for range 3 {
		below = lineEnd(data, min(below+1, len(data)))
	}
	if m := firstMethod(data[to:below]); m != "" {
		return []string{m}
	}
	if m := lastMethod(data[lineStart(data, max(from-1, 0)):from]); m != "" {
		return []string{m}
	}
	return nil
}

// maxLine is how far from an address its method is looked for, in bytes.
const maxLine = 300

func lineStart(data []byte, at int) int {
	low := max(at-maxLine, 0)
	return low + bytes.LastIndexByte(data[low:at], '\n') + 1
}

func lineEnd(data []byte, at int) int {
	high := min(at+maxLine, len(data))
	if i := bytes.IndexByte(data[at:high], '\n'); i >= 0 {
		return at + i
	}
	return high
}

func firstMethod(s []byte) string {
	method, _ := nextMethod(s, 0)
	return method
}

func lastMethod(s []byte) string {
	last, end := nextMethod(s, 0)
	for last != "" {
		next, behind := nextMethod(s, end)
		if next == "" {
			break
		}
		last, end = next, behind
	}
	return last
}
