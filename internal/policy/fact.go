package policy

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/lazyregexp"
	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/internal/spelling"
)

// Bounds on what is told of one object.
const (
	maxTold   = 160  // code points of a fact, or of an element of one that lists some
	maxListed = 2000 // code points of a fact that lists some
	maxNormal = 4096 // bytes of a normal form
)

// facts are what is told of an object; the first fact of a name counts.
type facts struct {
	o   *object
	all []finding.Fact
}

func (f *facts) add(name, value string) {
	if value == "" || slices.ContainsFunc(f.all, func(have finding.Fact) bool { return have.Name == name }) {
		return
	}
	f.all = append(f.all, finding.Fact{Name: name, Value: escape(value, maxListed)})
}

// tell adds what there is to say of a condition that holds: which of several
// values it holds of, the bound that it exceeds, which is ours, and what is
// lacking where something else could be.
func (r *run) tell(f *facts, o *object, c *condition, out outcome) {
	if c.oneOf && c.Lacks {
		f.add(c.Field, "not set")
	}
	if len(out.at) == 0 {
		return
	}
	in := r.lookup(o, c).field
	if in != nil && o.secret(in, out.at[0]) {
		return
	}
	switch {
	case c.AnyClass != nil:
		f.add("offending", list(out.at, len(out.at), func(v *record.Value) string {
			name := strings.TrimSpace(v.Text)
			return name + " (" + c.table[strings.ToUpper(name)] + ")"
		}))
	case c.Unknown:
		f.add("unknown", list(out.at, len(out.at), func(v *record.Value) string { return strings.TrimSpace(v.Text) }))
		if meant := spelling.Nearest(strings.TrimSpace(out.at[0].Text), c.names); meant != "" {
			f.add("didYouMean", meant)
		}
	case c.WiderThan != "":
		f.add(c.Field, list(out.at, len(out.at), func(v *record.Value) string {
			if _, ok := addresses(v.Text); !ok {
				return v.Text + " (no address range)"
			}
			return v.Text
		}))
		f.add("limit", c.limit+" (policy)")
	case c.LongerThan != "":
		f.add(c.Field, list(out.at, len(out.at), func(v *record.Value) string {
			seconds, _ := r.seconds(v, c.Unit)
			if _, isNumber := v.Number(); !isNumber || c.Unit == "unix" {
				return v.Text
			}
			return v.Text + map[string]string{"": " s", "s": " s", "ms": " ms", "d": " d"}[c.Unit] + " (" + spell(seconds) + ")"
		}))
		f.add("limit", c.limit+" (policy)")
	}
}

// list writes the first of so many values.
func list(values []*record.Value, all int, text func(*record.Value) string) string {
	var parts []string
	n := 0
	for i, v := range values {
		part := clip(text(v), maxTold)
		if n += len(part) + len(", "); i == maxNames || n > maxListed-maxTold {
			parts = append(parts, "… "+strconv.Itoa(all)+" in all")
			break
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ")
}

// first returns a few of the elements of a value.
func first(v *record.Value) []*record.Value {
	if len(v.Items) <= few && len(v.Fields) <= few {
		return v.Elements()
	}
	start := *v
	start.Items, start.Fields = v.Items[:min(len(v.Items), few)], v.Fields[:min(len(v.Fields), few)]
	return start.Elements()
}

// render writes the value of a field for a person, "" if it is a secret.
func (o *object) render(f *record.Field) string {
	v := f.Value
	if v.Kind == record.Map && len(v.Fields) > 0 && len(first(v)) == 0 {
		return strconv.Itoa(len(v.Fields)) + " fields"
	}
	var shown []*record.Value
	secret := o.secretField(f)
	for _, e := range first(v) {
		if secret && mayBeSecret(e) || looksSecret(e) {
			return ""
		}
		if e.Scalar() && e.Kind != record.Null {
			shown = append(shown, e)
		}
	}
	return list(shown, max(len(shown), len(v.Items)), told)
}

// told returns what may be told of a scalar that is no secret. An expression
// can have one in it.
func told(v *record.Value) string {
	if !v.Known() && strings.ContainsAny(v.Text, "\"'`") {
		return "…"
	}
	return bare(v.Text)
}

// secret reports whether a value in a field is a secret: because the catalogue
// says so of the field, because of what the field is called, or because it
// looks like one.
func (o *object) secret(f *record.Field, v *record.Value) bool {
	return o.secretField(f) && mayBeSecret(v) || looksSecret(v)
}

func mayBeSecret(v *record.Value) bool {
	return v.Scalar() && v.Kind != record.Null && v.Kind != record.Bool && v.Known()
}

func looksSecret(v *record.Value) bool { return v.Kind == record.String && opaque(v.Text) }

// secretField reports whether what stands in a field is secret.
func (o *object) secretField(f *record.Field) bool {
	if o.shape == nil {
		return f.Key == "user" || secretName(f.Key)
	}
	for _, in := range o.shape.sorted {
		if in.secret && o.found[in.index].field == f {
			return true
		}
	}
	return secretName(f.Key)
}

// secretNames are the ends of keys that are given to secrets.
var secretNames = []string{
	"password", "passwd", "passphrase", "pwd", "secret", "token", "credential", "credentials", "private", "salt", "signature",
	"authorization", "connectionstring", "apikey", "accesskey", "secretkey", "privatekey", "jsonkey", "accountkey", "userkey",
	"authkey", "signingkey", "encryptionkey", "sastoken",
}

func secretName(key string) bool {
	if len(key) > 4*few {
		key = key[len(key)-4*few:]
	}
	key = record.Key(key)
	return key == "sas" || slices.ContainsFunc(secretNames, func(end string) bool { return strings.HasSuffix(key, end) })
}

// opaque reports whether a text looks as if it was made by chance: long, of
// letters and digits. A UUID is an identifier.
func opaque(s string) bool {
	if len(s) < 20 || strings.ContainsAny(s, " \n.:@") || s[0] == '/' || uuid.Get().MatchString(s) {
		return false
	}
	digits, letters := 0, 0
	for _, c := range []byte(s) {
		switch {
		case '0' <= c && c <= '9':
			digits++
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			letters++
		}
	}
	return digits > 1 && letters > 1 && digits+letters > len(s)*3/4
}

var uuid = lazyregexp.New(`(?i)^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)

// addressParts parts an address into its scheme, what stands from the host on,
// and, left out, user information, query and fragment.
var addressParts = lazyregexp.New(`^([A-Za-z][A-Za-z0-9+.-]*://)(?:[^/?#@]*@)?([^?#]*)(?:[?#].*)?$`)

// bare returns a text that is an address without user information and query,
// and any path without its opaque parts: all of these can be secrets.
func bare(s string) string {
	if len(s) > 8*maxTold || !strings.Contains(s, "/") {
		return s
	}
	scheme := ""
	if m := addressParts.Get().FindStringSubmatch(s); m != nil {
		scheme, s = m[1], m[2]
	}
	parts := strings.Split(s, "/")
	for i, p := range parts {
		if opaque(p) {
			parts[i] = "…"
		}
	}
	return scheme + strings.Join(parts, "/")
}

// finish makes the normal form of an object and lists its secrets.
func (r *run) finish(o *object) {
	if o.done {
		return
	}
	o.done = true
	var b strings.Builder
	add := func(name string, f *record.Field) {
		var values []string
		if f.Value.Kind == record.Map {
			for i := range min(len(f.Value.Fields), few) {
				values = append(values, clip(record.Key(f.Value.Fields[i].Key), maxTold))
			}
		}
		secret := o.secretField(f)
		for _, e := range first(f.Value) {
			switch {
			case secret && mayBeSecret(e) || looksSecret(e):
				values = append(values, "…")
				if s := inner(e); s.Start < s.End {
					o.hide = append(o.hide, s)
				}
			case e.Scalar():
				values = append(values, clip(told(e), maxTold))
			}
		}
		slices.Sort(values)
		if b.Len() < maxNormal {
			b.WriteString(name + "=" + strings.Join(values, ",") + "\n")
		}
	}
	if o.shape == nil {
		for i := range o.place.Value.Fields {
			// How an address is called is read off the text around it.
			if f := &o.place.Value.Fields[i]; f.Key != methodKey {
				add(record.Key(f.Key), f)
			}
		}
	} else {
		for _, in := range o.shape.sorted {
			if f := r.get(o, in).field; f != nil {
				add(in.name, f)
			}
		}
	}
	o.normal, o.path = clip(b.String(), maxNormal), o.place.Path()
}

// inner returns the bytes of a scalar without its quotes.
func inner(v *record.Value) Span {
	s := Span{v.Start, v.End}
	if v.Kind == record.String && s.End-s.Start == len(v.Text)+2 {
		s.Start, s.End = s.Start+1, s.End-1
	}
	return s
}

// clip cuts a text to so many bytes, between code points.
func clip(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most] + "…"
}

// escape makes a text fit to be printed: what is not printable becomes a Go
// escape, and what is longer than so many code points is cut.
func escape(s string, most int) string {
	var b strings.Builder
	n := 0
	for i, r := range s {
		if n++; n > most {
			b.WriteString("…")
			break
		}
		if _, size := utf8.DecodeRuneInString(s[i:]); r == utf8.RuneError && size == 1 {
			b.WriteString(`\x` + strconv.FormatUint(0x100|uint64(s[i]), 16)[1:])
		} else if !strconv.IsPrint(r) {
			q := strconv.QuoteRune(r)
			b.WriteString(q[1 : len(q)-1])
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
