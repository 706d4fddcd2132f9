// Package credential reads credentials that explain themselves: when they were
// issued, when they end, what they allow. It works on the bytes alone, without
// network and without the keys that signed them, so it cannot say whether a
// credential is genuine or still honoured.
//
// All input is hostile. Values, their parts and what is told of them are
// bounded, and control characters, direction marks and broken encodings come
// out escaped.
package credential

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/lazy"
	"github.com/damvet/damvet/internal/record"
)

// Decoded is what a credential says of itself.
type Decoded struct {
	// Kind is the name of the decoder.
	Kind string
	// Issued and Expires are in UTC; zero is unknown, or no end.
	Issued, Expires time.Time
	// Facts are for people, in the order in which to tell them. None of them
	// is a secret.
	Facts []finding.Fact
	// Secret is the credential itself where the value only wraps it, so that
	// all its forms have one fingerprint; nil if the value is the credential.
	Secret []byte
	// Inside is the credential that the value holds besides, or nil.
	Inside []byte
	// Expired is whether the credential has ended by its own account.
	Expired bool
	// Record is for checks: a map with a field for everything that is known.
	// Times are strings in RFC 3339, durations numbers of seconds, which can be
	// more than a time.Duration holds. Nil if nothing is known.
	Record *record.Value
}

// Decoder reads one kind of credential. It reports false if the value is none
// of its kind. Now is what "expired" and ages are measured against.
type Decoder func(value []byte, now time.Time) (*Decoded, bool)

// maxValue is how long a credential can be in bytes.
const maxValue = 4096

// The decoders, by the names that rule files use. The fields of their records,
// beside issued, expires (times), lifetime, age (seconds of validity, and since
// the issue) and expired, which are there where they are known:
//
//	iconik-token          id, environment, generation
//	filerobot-sass        permissionCount, uploadScope, listScope, addresses, countries,
//	                      uploadsTotal, uploadsPerMinute, uploadsPerAddress, hosts,
//	                      container, template (true: a template id is inside)
//	imagekit-basic        form: "bare", "key", "password"
//	imagekit-private-key
//	uuid1
var decoders = lazy.Value[map[string]Decoder]{Make: func() map[string]Decoder {
	return map[string]Decoder{
		"iconik-token":         decodeIconik,
		"filerobot-sass":       decodeSASS,
		"imagekit-basic":       decodeImageKitBasic,
		"imagekit-private-key": decodeImageKitKey,
		"uuid1":                decodeUUID1,
	}
}}

// Lookup returns the decoder of that name, or nil.
func Lookup(name string) Decoder {
	d := decoders.Get()[name]
	if d == nil {
		return nil
	}
	return func(value []byte, now time.Time) (*Decoded, bool) {
		if len(value) > maxValue {
			return nil, false
		}
		c, ok := d(value, now)
		if ok {
			c.Kind = name
		}
		return c, ok
	}
}

// Names lists the decoders, sorted.
func Names() []string { return slices.Sorted(maps.Keys(decoders.Get())) }

func (c *Decoded) tell(name, value string) {
	c.Facts = append(c.Facts, finding.Fact{Name: name, Value: escape(value)})
}

// set sets a field of the record.
func (c *Decoded) set(name string, v *record.Value) {
	if c.Record == nil {
		c.Record = &record.Value{Kind: record.Map}
	}
	c.Record.Fields = append(c.Record.Fields, record.Field{Key: name, Value: v})
}

func text(s string) *record.Value { return &record.Value{Kind: record.String, Text: s} }

func number(n int64) *record.Value {
	return &record.Value{Kind: record.Number, Text: strconv.FormatInt(n, 10)}
}

func boolean(b bool) *record.Value {
	return &record.Value{Kind: record.Bool, Text: strconv.FormatBool(b)}
}

func list(items []string) *record.Value {
	v := &record.Value{Kind: record.List}
	for _, it := range items {
		v.Items = append(v.Items, text(it))
	}
	return v
}

// tellTimes tells and sets what follows from Issued and Expires.
func (c *Decoded) tellTimes(now time.Time) {
	if !c.Issued.IsZero() {
		c.tell("issued", c.Issued.Format(time.RFC3339))
		c.set("issued", text(c.Issued.Format(time.RFC3339)))
		// Whole days, so that what is told does not change with every run.
		age := now.Unix() - c.Issued.Unix()
		c.set("age", number(age-age%86400))
	}
	if c.Expires.IsZero() {
		return
	}
	c.Expired = c.Expires.Before(now)
	c.tell("expires", c.Expires.Format(time.RFC3339))
	c.set("expires", text(c.Expires.Format(time.RFC3339)))
	c.set("expired", boolean(c.Expired))
	if !c.Issued.IsZero() {
		seconds := c.Expires.Unix() - c.Issued.Unix()
		c.set("lifetime", number(seconds))
		days := strconv.FormatFloat(float64(seconds)/(24*60*60), 'f', 2, 64)
		c.tell("lifetimeDays", strings.TrimSuffix(days, ".00"))
	}
	if c.Expired {
		c.tell("expired", "yes")
	} else {
		c.tell("expired", "no")
	}
}

// Until returns from when on the credential says something else of itself, given
// what it says now: it is a day older, or has expired. Zero is never.
func (c *Decoded) Until(now time.Time) time.Time {
	var until time.Time
	if !c.Issued.IsZero() {
		if now.Before(c.Issued) {
			return now
		}
		until = c.Issued.Add(now.Sub(c.Issued).Truncate(24*time.Hour) + 24*time.Hour)
	}
	if !c.Expires.IsZero() && !c.Expired && (until.IsZero() || c.Expires.Before(until)) {
		until = c.Expires
	}
	return until
}

// The times that a decoded number of seconds is held between, so that none
// overflows: the epoch and the end of the year 9999.
const (
	minUnix = 0
	maxUnix = 253402300799
)

func unixTime(seconds int64) time.Time {
	return time.Unix(min(max(seconds, minUnix), maxUnix), 0).UTC()
}

// parseSeconds reads a decimal number of seconds, which may have a fraction or
// an exponent, and holds it to as many either way as maxUnix.
func parseSeconds(s string) (int64, bool) {
	if len(s) > 40 {
		return 0, false
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return min(max(n, -maxUnix), maxUnix), true
	}
	f, err := strconv.ParseFloat(s, 64)
	if f != f || err != nil && f == 0 {
		return 0, false
	}
	return int64(min(max(f, -maxUnix), maxUnix)), true
}

// maxTold is how many code points of a decoded string a fact tells.
const maxTold = 120

// escape makes a decoded string fit to be printed: what is not printable
// becomes a Go escape, and a long string is cut.
func escape(s string) string {
	var b strings.Builder
	for n := 0; s != ""; n++ {
		if n == maxTold {
			b.WriteString("…")
			break
		}
		r, size := utf8.DecodeRuneInString(s)
		switch {
		case r == utf8.RuneError && size == 1:
			b.WriteString(`\x` + strconv.FormatUint(0x100|uint64(s[0]), 16)[1:])
		case r == '\\' || !strconv.IsPrint(r):
			q := strconv.QuoteRune(r)
			b.WriteString(q[1 : len(q)-1])
		default:
			b.WriteRune(r)
		}
		s = s[size:]
	}
	return b.String()
}
