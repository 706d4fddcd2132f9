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
	// Fields are for checks: numbers in decimal, times in RFC 3339, durations
	// in seconds, "true" and "false". A field that is absent is not there.
	Fields map[string][]string
}

// Decoder reads one kind of credential. It reports false if the value is none
// of its kind. Now is what "expired" and ages are measured against.
type Decoder func(value []byte, now time.Time) (*Decoded, bool)

// maxValue is how long a credential can be in bytes.
const maxValue = 4096

// The decoders, by the names that rule files use. Their fields, beside issued,
// expires (times), lifetime, age (seconds of validity, and since the issue)
// and expired, which are there where they are known:
//
//	iconik-token          id, environment, generation
//	filerobot-sass        permissionCount, uploadScope, listScope, addresses, countries,
//	                      uploadsTotal, uploadsPerMinute, uploadsPerAddress, hosts,
//	                      container, template ("true": a template id is inside)
//	imagekit-basic        form: "bare", "key", "password"
//	imagekit-private-key
//	uuid1
var decoders = map[string]Decoder{
	"iconik-token":         decodeIconik,
	"filerobot-sass":       decodeSASS,
	"imagekit-basic":       decodeImageKitBasic,
	"imagekit-private-key": decodeImageKitKey,
	"uuid1":                decodeUUID1,
}

// Lookup returns the decoder of that name, or nil.
func Lookup(name string) Decoder {
	d := decoders[name]
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
func Names() []string { return slices.Sorted(maps.Keys(decoders)) }

func (c *Decoded) tell(name, value string) {
	c.Facts = append(c.Facts, finding.Fact{Name: name, Value: escape(value)})
}

func (c *Decoded) set(name string, values ...string) {
	if c.Fields == nil {
		c.Fields = map[string][]string{}
	}
	c.Fields[name] = values
}

// tellTimes tells and sets what follows from Issued and Expires.
func (c *Decoded) tellTimes(now time.Time) {
	seconds := func(from, to time.Time) string {
		return strconv.FormatInt(to.Unix()-from.Unix(), 10)
	}
	if !c.Issued.IsZero() {
		c.tell("issued", c.Issued.Format(time.RFC3339))
		c.set("issued", c.Issued.Format(time.RFC3339))
		c.set("age", seconds(c.Issued, now))
	}
	if c.Expires.IsZero() {
		return
	}
	expired := strconv.FormatBool(c.Expires.Before(now))
	c.tell("expires", c.Expires.Format(time.RFC3339))
	c.set("expires", c.Expires.Format(time.RFC3339))
	c.set("expired", expired)
	if !c.Issued.IsZero() {
		c.set("lifetime", seconds(c.Issued, c.Expires))
		days := float64(c.Expires.Unix()-c.Issued.Unix()) / (24 * 60 * 60)
		c.tell("lifetimeDays", strings.TrimSuffix(strconv.FormatFloat(days, 'f', 2, 64), ".00"))
	}
	c.tell("expired", map[string]string{"true": "yes", "false": "no"}[expired])
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
