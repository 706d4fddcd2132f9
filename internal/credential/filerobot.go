package credential

import (
	"encoding/base64"
	"math/big"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/damvet/damvet/internal/lazyregexp"
)

var (
	sassShape = lazyregexp.New(`^SASS__v([0-9]{1,3}\.[0-9]{1,3})__([A-Za-z0-9+/]{40}[A-Za-z0-9+/]*)__(?:[0-9a-f]{10})?$`)
	hostShape = lazyregexp.New(`^(?:api\.filerobot\.com/([a-z0-9-]{1,64})|([a-z0-9-]{1,64})\.api\.airstore\.io)$`)
)

// decodeSASS reads a Filerobot session key. Between version and integrity tag
// stands, written backwards and without its padding, the base64 of
//
//	st:1614556800 TAB udir:ESC /a FS /b TAB ... TAB p:1
//
// where ESC (0x1B) begins a list and FS (0x1C) parts its items. The keys:
//
//	st, age           issued (unix time), validity in seconds
//	p                 bit mask of permissions; which bit is which is unknown
//	um, umpm, umip    uploads: in all, a minute, from one address
//	udir, ldir        directories for uploads and listings
//	wip, wc           addresses and countries
//	d                 hosts, and the container in them
//	sec               the security template: itself a credential
//	fid               the container's number
//
// A key of a version other than 1 that cannot be read is accepted as a key
// about which nothing is known.
func decodeSASS(value []byte, now time.Time) (*Decoded, bool) {
	m := sassShape.Get().FindSubmatch(value)
	if m == nil {
		return nil, false
	}
	c := &Decoded{}
	fields, ok := sassFields(m[2])
	st, isTime := parseSeconds(fields["st"])
	if !ok || !isTime {
		if strings.HasPrefix(string(m[1]), "1.") {
			return nil, false
		}
		c.tell("contents", "not readable, version "+string(m[1]))
		return c, true
	}
	c.Issued = unixTime(st)
	// What a validity of nothing means is not documented: no end is assumed.
	if age, ok := parseSeconds(fields["age"]); ok && age != 0 {
		c.Expires = unixTime(st + age)
	}
	c.tellTimes(now)
	if age, ok := parseSeconds(fields["age"]); ok {
		// As written, in place of what the times give, which are bounded.
		c.tell("lifetime", strconv.FormatInt(age, 10)+" s")
		c.set("lifetime", number(age))
	}
	c.permissions(fields["p"])
	c.list("uploadScope", fields["udir"], "all directories")
	c.list("listScope", fields["ldir"], "all directories")
	c.list("addresses", fields["wip"], "any")
	c.list("countries", fields["wc"], "any")
	c.limits(fields)
	hosts := sassList(fields["d"])
	if len(hosts) > 0 {
		c.set("hosts", list(hosts))
	}
	for _, host := range hosts {
		if m := hostShape.Get().FindStringSubmatch(host); m != nil {
			c.tell("container", m[1]+m[2])
			c.set("container", text(m[1]+m[2]))
			break
		}
	}
	if fields["sec"] != "" {
		c.tell("template", "one inside: it mints further keys")
		c.Inside = []byte(fields["sec"])
	}
	c.set("template", boolean(fields["sec"] != ""))
	return c, true
}

// maxFields and maxItems bound what is kept of a key.
const (
	maxFields = 64
	maxItems  = 64
)

// sassFields decodes the middle of a key.
func sassFields(middle []byte) (map[string]string, bool) {
	middle = slices.Clone(middle)
	slices.Reverse(middle)
	data, err := base64.RawStdEncoding.DecodeString(string(middle))
	if err != nil {
		return nil, false
	}
	parts := strings.Split(string(data), "\t")
	if len(parts) > maxFields {
		return nil, false
	}
	fields := map[string]string{}
	for _, part := range parts {
		key, value, ok := strings.Cut(part, ":")
		if _, twice := fields[key]; !ok || twice {
			return nil, false
		}
		fields[key] = value
	}
	return fields, true
}

func sassList(s string) []string {
	var items []string
	for item := range strings.SplitSeq(strings.TrimPrefix(s, "\x1b"), "\x1c") {
		if item != "" && len(items) < maxItems {
			items = append(items, item)
		}
	}
	return items
}

// list tells and sets a list; otherwise is what its absence means.
func (c *Decoded) list(name, value, otherwise string) {
	items := sassList(value)
	if len(items) == 0 {
		c.tell(name, otherwise)
		return
	}
	c.tell(name, strings.Join(items, ", "))
	c.set(name, list(items))
}

func (c *Decoded) permissions(mask string) {
	if len(mask) > 40 {
		return
	}
	n, ok := new(big.Int).SetString(mask, 10)
	if !ok || n.Sign() < 0 {
		return
	}
	count := 0
	for _, word := range n.Bits() {
		count += bits.OnesCount(uint(word))
	}
	c.tell("permissions", strconv.Itoa(count))
	c.set("permissionCount", number(int64(count)))
}

func (c *Decoded) limits(fields map[string]string) {
	var told []string
	for _, l := range []struct{ key, name, unit string }{
		{"um", "uploadsTotal", " in all"},
		{"umpm", "uploadsPerMinute", " a minute"},
		{"umip", "uploadsPerAddress", " from one address"},
	} {
		if n, err := strconv.ParseInt(fields[l.key], 10, 64); err == nil {
			told = append(told, strconv.FormatInt(n, 10)+l.unit)
			c.set(l.name, number(n))
		}
	}
	if told == nil {
		told = []string{"none"}
	}
	c.tell("uploadLimits", strings.Join(told, ", "))
}
