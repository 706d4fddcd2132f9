// Package record reads text into records: groups of keys and values with their
// positions, whatever language they were written in. A reader never fails: what
// it cannot understand it passes over, and says where it did.
package record

import (
	"errors"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Kind is what a value is.
type Kind uint8

// The kinds. A Lookup is a reference to a value that stands elsewhere: in the
// environment, in a secret store, behind an alias that leads nowhere. A
// Template is a placeholder that somebody or something fills in, or an
// expression that is not worked out. Of both only the presence is known.
const (
	Null Kind = iota
	Bool
	Number
	String
	List
	Map
	Lookup
	Template
)

var kindNames = [...]string{"null", "bool", "number", "string", "list", "map", "lookup", "template"}

// String returns the kind's name in lower case.
func (k Kind) String() string { return kindNames[k] }

// Value is one value and where it stands. Values can be shared: where a text
// refers to an earlier part of itself, both places hold the same Value, with
// the position of the earlier one. They are never cyclic.
type Value struct {
	Kind Kind
	// Partial says that a list or map may hold more than was read: the text
	// ends in it, a template adds to it, or something in it was not understood.
	Partial bool
	shared  bool
	known   bool
	// Text is a scalar as it means, unescaped and without quotes; of a lookup
	// or template, as it is written.
	Text string
	// Start and End are the byte offsets of the value as it is written, quotes
	// and brackets included.
	Start, End int
	// Fields are the fields of a map in the order of the text, those of merged
	// maps first. Of several with one key the last counts.
	Fields []Field
	// Items are the elements of a list. Of a string that holds a text with
	// records of its own they are that text's documents.
	Items []*Value
}

// Field is a key and its value. Start and End are those of the key, quotes
// included.
type Field struct {
	Key        string
	Start, End int
	Value      *Value
}

// Bounds on what is read of one text. What lies beyond them is passed over and
// what holds it is partial.
const (
	maxBytes  = 64 << 20
	maxValues = 1 << 19
	maxDepth  = 250
	// maxJoined is how many bytes of other strings are put into strings: each can
	// be twice as long as the one before.
	maxJoined = 32 << 20
	// maxNested is how many texts within texts are read.
	maxNested = 3
)

// reader reads one format.
type reader struct {
	name string
	// names are base names and, with a leading dot, extensions, in lower case.
	names []string
	// sniff reports whether a text of unknown name is of the format.
	sniff func(src string) bool
	read  func(src string, b *builder) []*Value
}

// readers are tried in this order on a text whose name does not tell.
var readers struct {
	sync.Once
	all    []reader
	byName map[string]*reader
}

// ready fills in the readers. They are no variable's value, because readers
// read texts within texts.
func ready() {
	readers.all = []reader{
		{"json", jsonNames, sniffJSON, readJSON},
		{"yaml", yamlNames, sniffYAML, readYAML},
		{"dotenv", dotenvNames, sniffDotenv, readDotenv},
		{"hcl", hclNames, nil, readHCL},
		{"shell", shellNames, sniffShell, readShell},
		{"html", pageNames, nil, readPage},
		{"xml", xmlNames, sniffXML, readXML},
		{"toml", tomlNames, sniffTOML, readTOML},
		{"properties", propertiesNames, nil, readProperties},
		{"ini", iniNames, sniffINI, readINI},
		{"csv", csvNames, nil, readCSV},
		{"requests", requestNames, nil, readRequests},
		{"markdown", markdownNames, nil, readMarkdown},
	}
	for _, l := range languages {
		readers.all = append(readers.all, reader{l.name, l.names, nil, func(src string, b *builder) []*Value { return readSource(src, l, b) }})
	}
	readers.byName = map[string]*reader{}
	for i := range readers.all {
		for _, name := range readers.all[i].names {
			readers.byName[name] = &readers.all[i]
		}
	}
}

// Read returns the documents in a text. The path, of which only the last
// element counts, says which format it is; where it does not, the text itself
// is looked at. The result is nil for a format that is not read. Data is UTF-8,
// with or without a byte order mark.
func Read(path string, data []byte) []*Value { return new(Reader).Read(path, data) }

// Selects reports whether ReadAround leaves something out of texts in a format.
func Selects(format string) bool {
	return slices.ContainsFunc(languages, func(l *language) bool { return l.name == format && l.plainly() })
}

// Reader reads texts one after another into the same memory. The zero Reader is
// ready for use.
type Reader struct{ b builder }

// Read is the function Read, but that it overwrites all values that the Reader
// returned before. Their strings stay as they are.
func (r *Reader) Read(path string, data []byte) []*Value { return r.ReadAround(path, data, nil) }

// ReadAround is Read for one who looks for maps at some sites: others may be left
// out. What is read is as Read has it. If sites is nil nothing is left out.
func (r *Reader) ReadAround(path string, data []byte, sites *Sites) []*Value {
	b := &r.b
	b.reset()
	of := find(path, data)
	if of == nil {
		return nil
	}
	if len(data) > maxBytes {
		data = data[:maxBytes]
	}
	src := string(data)
	b.sites = sites
	docs := of.read(src, b)
	switch of.name {
	case "json", "yaml", "toml", "hcl":
		return b.know(docs, src)
	}
	return docs
}

// Full reports whether the last text that was read holds as many values as are
// read of one text, or more: what stands behind them was passed over.
func (r *Reader) Full() bool { return r.b.left <= 0 }

// Format returns the name of the format in which Read reads a text, or "".
func Format(path string, data []byte) string {
	if r := find(path, data); r != nil {
		return r.name
	}
	return ""
}

// marks are endings that say that a file is a copy, a sample or a template of
// the file whose name stands before them.
var marks = []string{
	".j2", ".jinja", ".jinja2", ".tmpl", ".tpl", ".gotmpl", ".template", ".erb", ".mustache", ".hbs", ".ejs", ".twig", ".liquid",
	".example", ".sample", ".dist", ".default", ".in", ".bak", ".backup", ".old", ".orig", ".save", ".new", "~",
}

// named returns the reader that the name of a file asks for, or nil. Plain is
// true when the name says nothing of the content.
func named(name string) (r *reader, plain bool) {
	name = name[strings.LastIndexByte(name, '!')+1:]
	name = strings.ToLower(path.Base(strings.ReplaceAll(name, `\`, "/")))
	for cut := true; cut; {
		cut = false
		for _, m := range marks {
			if rest, ok := strings.CutSuffix(name, m); ok && rest != "" {
				name, cut = rest, true
			}
		}
	}
	if slices.Contains(lockNames, name) {
		return nil, false
	}
	ext := path.Ext(name)
	readers.Do(ready)
	switch r := readers.byName[name]; {
	case r != nil:
		return r, false
	case isDotenv(name):
		return readers.byName[".env"], false
	}
	if r := readers.byName[ext]; r != nil {
		return r, false
	}
	return nil, slices.Contains(plainNames, ext) || ext == name
}

// lockNames are files in which package managers list what they have installed.
// Nobody writes them, and they hold nothing else.
var lockNames = []string{
	"package-lock.json", "npm-shrinkwrap.json", "packages.lock.json", "pnpm-lock.yaml", "composer.lock", "poetry.lock", "pipfile.lock",
	"cargo.lock", "uv.lock", "yarn.lock", "bun.lock", "deno.lock", "gemfile.lock", "podfile.lock", "pubspec.lock", "glide.lock", "gopkg.lock", "flake.lock",
}

// plainNames are the extensions that tell nothing of what stands in a file.
var plainNames = []string{"", ".txt", ".log", ".conf", ".config", ".cfg", ".cnf", ".rc", ".data", ".dat", ".dump", ".out", ".body", ".payload", ".request", ".response", ".fixture", ".golden", ".snap"}

func find(path string, data []byte) *reader {
	r, plain := named(path)
	if r != nil || !plain {
		return r
	}
	head := string(data[:min(len(data), 4096)])
	head = strings.TrimPrefix(head, bom)
	for i := range readers.all {
		r := &readers.all[i]
		if r.sniff != nil && r.sniff(head) {
			return r
		}
	}
	return nil
}

const bom = "\ufeff"

// builder makes the values of one text and counts them.
type builder struct {
	left   int
	joined int
	nested int
	// What has been allocated ahead.
	values slabs[Value]
	fields slabs[Field]
	items  slabs[*Value]
	texts  strings.Builder
	// stacks are those of the last text in a source language.
	stacks stacks
	// sites are where what matters is; nil is everywhere.
	sites *Sites
	// comments are those that were passed over, nil if nobody asks.
	comments []Spot
}

// reset makes ready for a text of its own.
func (b *builder) reset() {
	b.left, b.joined, b.nested = maxValues, 0, 0
	b.values.reset()
	b.fields.reset()
	b.items.reset()
}

// slab is how many small things are allocated at once, at first; and maxSlabs
// how many slabs are kept for the next text.
const (
	slab     = 16
	maxSlabs = 1 << 9
)

// slabs hands out memory that is zero, and takes all of it back at once.
type slabs[T any] struct {
	free []T
	all  [][]T
	used int // how many of all are not free
}

// take returns a slice without room to grow.
func (s *slabs[T]) take(n int) []T {
	if len(s.free) < n {
		s.more()
	}
	out := s.free[:n:n]
	s.free = s.free[n:]
	return out
}

func (s *slabs[T]) more() {
	if s.used == len(s.all) {
		s.all = append(s.all, make([]T, slab<<min(s.used, 4)))
	}
	s.free = s.all[s.used]
	s.used++
}

func (s *slabs[T]) reset() {
	for _, one := range s.all[:s.used] {
		clear(one)
	}
	s.all = slices.Delete(s.all, min(len(s.all), maxSlabs), len(s.all))
	s.free, s.used = nil, 0
}

// value returns a new value, and nil when there are too many.
func (b *builder) value(k Kind, start, end int) *Value {
	if b.left <= 0 {
		return nil
	}
	b.left--
	v := &b.values.take(1)[0]
	v.Kind, v.Start, v.End = k, start, end
	return v
}

// spend reports whether so many fields may still be taken over from another map.
func (b *builder) spend(n int) bool {
	b.left = max(0, b.left-n)
	return b.left > 0
}

// join reports whether so many bytes may still be put into another string.
func (b *builder) join(n int) bool {
	b.joined += n
	return b.joined <= maxJoined
}

// NewText returns the value that a text between two offsets means: a String,
// Lookup or Template.
func NewText(text string, start, end int) *Value {
	return &Value{Kind: textKind(text), Text: text, Start: start, End: end}
}

// keepFields returns a copy of fields.
func (b *builder) keepFields(fields []Field) []Field { return keep(&b.fields, fields) }

// keepItems returns a copy of items.
func (b *builder) keepItems(items []*Value) []*Value { return keep(&b.items, items) }

func keep[T any](s *slabs[T], all []T) []T {
	if len(all) > slab {
		return slices.Clone(all)
	}
	out := s.take(len(all))
	copy(out, all)
	return out
}

// textSlab is how many bytes of short texts are allocated at once.
const textSlab = 4096

// text returns a string of bytes that are used again.
func (b *builder) text(text []byte) string {
	if len(text) > textSlab/16 {
		return string(text)
	}
	if b.texts.Cap()-b.texts.Len() < len(text) {
		b.texts = strings.Builder{}
		b.texts.Grow(textSlab)
	}
	from := b.texts.Len()
	b.texts.Write(text)
	return b.texts.String()[from:]
}

// Get returns the value at a path, or nil. Dots stand between the keys of
// nested maps; a key that itself has dots in it is found too. Keys are compared
// without regard to case, '_' and '-'.
func (v *Value) Get(path string) *Value {
	if v == nil || v.Kind != Map {
		return nil
	}
	if f := v.field(path); f != nil {
		return f.Value
	}
	for i := range len(path) {
		if path[i] != '.' {
			continue
		}
		if f := v.field(path[:i]); f != nil {
			if in := f.Value.Get(path[i+1:]); in != nil {
				return in
			}
		}
	}
	return nil
}

func (v *Value) field(key string) *Field {
	for i := len(v.Fields) - 1; i >= 0; i-- {
		if sameKey(v.Fields[i].Key, key) {
			return &v.Fields[i]
		}
	}
	return nil
}

// Key returns a key as keys are compared: its ASCII letters in lower case,
// without '_' and '-'.
func Key(key string) string { return string(AppendKey(nil, key)) }

// AppendKey appends Key(key) to dst.
func AppendKey(dst []byte, key string) []byte {
	for i := range len(key) {
		if c := key[i]; c != '_' && c != '-' {
			dst = append(dst, lower(c))
		}
	}
	return dst
}

// sameKey reports whether Key(a) == Key(b) without making either.
func sameKey(a, b string) bool {
	i, j := 0, 0
	for {
		for i < len(a) && (a[i] == '_' || a[i] == '-') {
			i++
		}
		for j < len(b) && (b[j] == '_' || b[j] == '-') {
			j++
		}
		if i == len(a) || j == len(b) {
			return i == len(a) && j == len(b)
		}
		if lower(a[i]) != lower(b[j]) {
			return false
		}
		i++
		j++
	}
}

// digits reads a number that is short and of nothing but digits.
func digits(s string) (float64, bool) {
	n := 0
	for i := range len(s) {
		c := s[i] - '0'
		if c > 9 || i >= 15 {
			return 0, false
		}
		n = 10*n + int(c)
	}
	return float64(n), true
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// Elements returns what a value grants or lists: the items of a list, those of
// lists directly in it included; the keys of a map whose values are true, as
// strings at the keys' places; a scalar itself. Null has none.
func (v *Value) Elements() []*Value {
	switch {
	case v == nil || v.Kind == Null:
		return nil
	case v.Kind == List:
		if !slices.ContainsFunc(v.Items, isList) {
			return v.Items
		}
		var all []*Value
		for _, it := range v.Items {
			// A list that is shared can stand in a list any number of times.
			if it.Kind == List && !it.shared {
				all = append(all, it.Items...)
			} else {
				all = append(all, it)
			}
		}
		return all
	case v.Kind == Map:
		var all []*Value
		for _, f := range v.Fields {
			if f.Value.Kind == Bool && strings.EqualFold(f.Value.Text, "true") {
				all = append(all, &Value{Kind: String, Text: f.Key, Start: f.Start, End: f.End})
			}
		}
		return all
	}
	return []*Value{v}
}

func isList(v *Value) bool { return v.Kind == List }

// Strings returns the texts of the scalars among the elements.
func (v *Value) Strings() []string {
	var all []string
	for _, e := range v.Elements() {
		if e.Scalar() && e.Kind != Null {
			all = append(all, e.Text)
		}
	}
	return all
}

// Scalar reports whether a value is neither a list nor a map.
func (v *Value) Scalar() bool { return v.Kind != List && v.Kind != Map }

// Known reports whether a value is there to be compared: it is neither looked
// up elsewhere nor filled in later.
func (v *Value) Known() bool { return v.Kind != Lookup && v.Kind != Template }

// Number returns the value of a number, or of a string that is one.
func (v *Value) Number() (float64, bool) {
	if v == nil || v.Kind != Number && v.Kind != String {
		return 0, false
	}
	return number(v.Text)
}

// number reads a number as JSON, YAML and most languages write it. One that is
// too large is infinite.
func number(s string) (float64, bool) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 64 {
		return 0, false
	}
	if n, ok := digits(s); ok {
		return n, true
	}
	s = strings.ReplaceAll(s, "_", "")
	if f, err := strconv.ParseFloat(s, 64); (err == nil || errors.Is(err, strconv.ErrRange)) && !strings.ContainsAny(s, "nNpP") {
		return f, true
	}
	if i, err := strconv.ParseInt(s, 0, 64); err == nil {
		return float64(i), true
	}
	return 0, false
}

// Place is where in its document a value stands.
type Place struct {
	Value *Value
	// Key is the key of the value, nil for a document or a list item.
	Key *Field
	up  *Place
}

// Bounds on a path: the keys nearest to the value are told, each up to so many
// bytes.
const (
	maxPathKeys = 32
	maxPathKey  = 128
)

// Path returns the keys that lead to a value, from the outermost in, with dots
// between them. Of many keys it tells the last, of a long one the beginning.
func (p *Place) Path() string {
	var keys []string
	for ; p != nil && len(keys) < maxPathKeys; p = p.up {
		if p.Key != nil {
			keys = append(keys, strings.ToValidUTF8(p.Key.Key[:min(len(p.Key.Key), maxPathKey)], ""))
		}
	}
	slices.Reverse(keys)
	return strings.Join(keys, ".")
}

// Block reports whether a value is what a block of a program sets, and no map that
// is written out there.
func (p *Place) Block() bool {
	v := p.Value
	return p.up == nil && v.Kind == Map && v.Partial && len(v.Fields) > 0 && v.Fields[0].Key != Callee && v.Start == v.Fields[0].Start
}

// callee returns the field that says what is called, nil if there is none: no other
// stands before it.
func (v *Value) callee() *Field {
	if len(v.Fields) == 0 || v.Fields[0].Key != Callee {
		return nil
	}
	return &v.Fields[0]
}

// Trail is Path with what is called before the names of its arguments, and <name>
// behind it where the value is the attributes of an element.
func (p *Place) Trail() string {
	var keys []string
	if f := p.Value.callee(); f != nil && p.Value.Kind == Map && f.Start == p.Value.Start+1 {
		keys = append(keys, "<"+strings.ToValidUTF8(f.Value.Text[:min(len(f.Value.Text), maxPathKey)], "")+">")
	}
	for ; p != nil && len(keys) < maxPathKeys; p = p.up {
		if p.Key != nil {
			keys = append(keys, strings.ToValidUTF8(p.Key.Key[:min(len(p.Key.Key), maxPathKey)], ""))
		}
		if p.up == nil {
			continue
		}
		if name := p.up.Value.callee(); name != nil && name.Value.Kind == String {
			keys = append(keys, strings.ToValidUTF8(name.Value.Text[:min(len(name.Value.Text), maxPathKey)], "")+Callee)
		}
	}
	slices.Reverse(keys)
	return strings.Join(keys, ".")
}

// Walk calls f for every value of the documents, in the order of the text, and
// leaves out what a value holds if f returns false. A shared value is walked
// once. The place is f's for the call, and that of a list or map for good.
func Walk(docs []*Value, f func(p *Place) bool) {
	w := walker{f: f}
	for _, d := range docs {
		w.walk(Place{Value: d})
	}
}

type walker struct {
	f    func(*Place) bool
	seen map[*Value]bool
	leaf Place
	free []Place
	made int
}

// maxPlaces is how many places are made at once.
const maxPlaces = 64

// place returns a place of its own.
func (w *walker) place() *Place {
	if len(w.free) == 0 {
		w.made = min(2*w.made+4, maxPlaces)
		w.free = make([]Place, w.made)
	}
	at := &w.free[0]
	w.free = w.free[1:]
	return at
}

func (w *walker) walk(p Place) {
	v := p.Value
	if v.shared {
		if w.seen[v] {
			return
		}
		if w.seen == nil {
			w.seen = map[*Value]bool{}
		}
		w.seen[v] = true
	}
	at := &w.leaf
	if !v.Scalar() || len(v.Items) > 0 {
		at = w.place()
	}
	*at = p
	if !w.f(at) {
		return
	}
	for i := range v.Fields {
		w.walk(Place{v.Fields[i].Value, &v.Fields[i], at})
	}
	for _, it := range v.Items {
		w.walk(Place{it, nil, at})
	}
}
