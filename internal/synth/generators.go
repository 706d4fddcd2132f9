package synth

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/damvet/damvet/internal/lazy"
	"github.com/damvet/damvet/rules"
)

// A generator makes a value from the parameters that it asks for, and from
// other values.
type generator func(p *params, src *source, value valueFunc) (string, error)

type valueFunc = func(name string, p *params) (string, error)

// generators make what no regular expression can: values whose parts belong
// together.
//
//	iconik-token     a signed token: gen=1|2|3|3b, issued=DATE, lifetime=DURATION, sys=NAME
//	filerobot-sass   a session key: issued=DATE, age=SECONDS, permissions=COUNT or mask=0x..,
//	                 udir= ldir= ips= countries= (commas between), limits=COUNT,
//	                 template=yes|no or the n of a filerobot-template-id, container=NAME
//	imagekit-private-key
//	imagekit-basic   the same for basic authentication: password=TEXT, colon=no for the bare key
//	jwt-other        a signed token of some other service: kind=sub|mongo
//	uuid1            a time-based UUID: at=DATE
//	uuid4            a random UUID
//
// DATE is 2024-11-20 or RFC 3339; DURATION is what rules.Duration reads.
var generators = lazy.Value[map[string]generator]{Make: func() map[string]generator {
	return map[string]generator{
		"iconik-token":         iconikToken,
		"filerobot-sass":       filerobotSASS,
		"imagekit-private-key": imagekitPrivateKey,
		"imagekit-basic":       imagekitBasic,
		"jwt-other":            jwtOther,
		"uuid1":                uuid1,
		"uuid4":                uuid4,
	}
}}

// encoders take the rest of the placeholder as text.
//
//	base64, base64url, hex   without line breaks; base64url without padding
//	percent                  every byte as %XX
//	shape                    a member of the regular expression that the text is
var encoders = lazy.Value[map[string]func(text string) (string, error)]{Make: func() map[string]func(text string) (string, error) {
	return map[string]func(text string) (string, error){
		"base64":    func(s string) (string, error) { return base64.StdEncoding.EncodeToString([]byte(s)), nil },
		"base64url": func(s string) (string, error) { return base64.RawURLEncoding.EncodeToString([]byte(s)), nil },
		"hex":       func(s string) (string, error) { return hex.EncodeToString([]byte(s)), nil },
		"percent":   func(s string) (string, error) { return percent(s), nil },
		"shape":     shape,
	}
}}

func percent(s string) string {
	var b strings.Builder
	for i := range len(s) {
		fmt.Fprintf(&b, "%%%02X", s[i])
	}
	return b.String()
}

func shape(text string) (string, error) {
	re, err := syntax.Parse(text, syntax.Perl)
	if err != nil {
		return "", fmt.Errorf("<<shape>>: %w", err)
	}
	return walk(re, newSource("shape "+text, nil))
}

func iconikToken(p *params, src *source, _ valueFunc) (string, error) {
	issued, err := p.date("issued", "2024-11-20T09:30:00Z")
	if err != nil {
		return "", err
	}
	lifetime, err := p.duration("lifetime", "315460000s")
	if err != nil {
		return "", err
	}
	gen := p.get("gen", "3")
	sys := p.get("sys", "iconik-us")
	id := uuidAt(issued, src)
	exp := issued.Add(lifetime).Unix()
	var header, payload string
	switch gen {
	case "1":
		header = fmt.Sprintf(`{"alg":"HS256","iat":%d,"exp":%d}`, issued.Unix(), exp)
		payload = fmt.Sprintf(`{"id":%q}`, id)
	case "2":
		header = `{"typ":"JWT","alg":"HS256"}`
		payload = fmt.Sprintf(`{"id":%q,"exp":%d}`, id, exp)
	case "3", "3b":
		header = `{"typ":"JWT","alg":"HS256"}`
		if gen == "3b" {
			header = `{"alg":"HS256","typ":"JWT"}`
		}
		payload = fmt.Sprintf(`{"id":%q,"exp":%d,"sys":%q}`, id, exp, sys)
	default:
		return "", fmt.Errorf("gen is one of: 1, 2, 3, 3b")
	}
	return jws(header, payload, src), nil
}

func jwtOther(p *params, src *source, _ valueFunc) (string, error) {
	header := `{"alg":"HS256","typ":"JWT"}`
	switch kind := p.get("kind", "sub"); kind {
	case "sub":
		return jws(header, fmt.Sprintf(`{"sub":"%x","name":"Ada","iat":1732095000}`, src.bytes(5)), src), nil
	case "mongo":
		return jws(header, fmt.Sprintf(`{"id":"%x","iat":1732095000,"exp":1732181400}`, src.bytes(12)), src), nil
	default:
		return "", fmt.Errorf("kind is one of: sub, mongo")
	}
}

// jws signs with a key that nobody keeps.
func jws(header, payload string, src *source) string {
	enc := base64.RawURLEncoding
	signed := enc.EncodeToString([]byte(header)) + "." + enc.EncodeToString([]byte(payload))
	mac := hmac.New(sha256.New, src.bytes(32))
	mac.Write([]byte(signed))
	return signed + "." + enc.EncodeToString(mac.Sum(nil))
}

func filerobotSASS(p *params, src *source, value valueFunc) (string, error) {
	issued, err := p.date("issued", "2024-11-04T08:00:00Z")
	if err != nil {
		return "", err
	}
	mask, err := permissionMask(p, src)
	if err != nil {
		return "", err
	}
	container := p.get("container", "fsyntheticdm")
	fields := []string{"st:" + strconv.FormatInt(issued.Unix(), 10)}
	list := func(key, param string) {
		if v := p.get(param, ""); v != "" {
			fields = append(fields, key+":\x1b"+strings.ReplaceAll(v, ",", "\x1c"))
		}
	}
	list("udir", "udir")
	list("wip", "ips")
	list("wc", "countries")
	fields = append(fields, "age:"+p.get("age", "1200"))
	list("ldir", "ldir")
	if limits := p.get("limits", ""); limits != "" {
		fields = append(fields, "um:"+limits, "umpm:"+limits, "umip:"+limits)
	}
	fields = append(fields, "d:\x1b"+container+".api.airstore.io\x1capi.filerobot.com/"+container)
	switch template := p.get("template", "yes"); template {
	case "yes":
		fields = append(fields, fmt.Sprintf("sec:%s%X", "SECU_", src.bytes(16)))
	case "no":
	default:
		id, err := value("filerobot-template-id", &params{values: map[string]string{"n": template}, used: map[string]bool{}})
		if err != nil {
			return "", err
		}
		fields = append(fields, "sec:"+id)
	}
	fields = append(fields, "p:"+strconv.FormatUint(mask, 10))
	body := []byte(strings.TrimRight(base64.StdEncoding.EncodeToString([]byte(strings.Join(fields, "\t"))), "="))
	slices.Reverse(body)
	return fmt.Sprintf("%s__v1.05__%s__%x", "SASS", body, src.bytes(5)), nil
}

// permissionMask reads mask=0x.., or sets permissions=COUNT of the lower 40
// bits.
func permissionMask(p *params, src *source) (uint64, error) {
	if m := p.get("mask", ""); m != "" {
		p.get("permissions", "")
		return strconv.ParseUint(m, 0, 64)
	}
	count, err := strconv.Atoi(p.get("permissions", "1"))
	if err != nil || count < 0 || count > 40 {
		return 0, fmt.Errorf("permissions is a number from 0 to 40")
	}
	var mask uint64
	for set := 0; set < count; {
		bit := uint64(1) << src.intn(40)
		if mask&bit == 0 {
			mask |= bit
			set++
		}
	}
	return mask, nil
}

func imagekitPrivateKey(_ *params, src *source, _ valueFunc) (string, error) {
	return "private" + "_" + base64.StdEncoding.EncodeToString(src.bytes(20)), nil
}

// imagekitBasic encodes the key of the same n.
func imagekitBasic(p *params, _ *source, value valueFunc) (string, error) {
	inner := &params{values: map[string]string{}, used: map[string]bool{}}
	if n := p.get("n", ""); n != "" {
		inner.values["n"] = n
	}
	text, err := value("imagekit-private-key", inner)
	if err != nil {
		return "", err
	}
	switch p.get("colon", "yes") {
	case "yes":
		text += ":" + p.get("password", "")
	case "no":
	default:
		return "", fmt.Errorf("colon is one of: yes, no")
	}
	return base64.StdEncoding.EncodeToString([]byte(text)), nil
}

func uuid1(p *params, src *source, _ valueFunc) (string, error) {
	at, err := p.date("at", "2024-11-20T09:30:00Z")
	if err != nil {
		return "", err
	}
	return uuidAt(at, src), nil
}

// gregorian is the beginning of UUID time, in 100 ns before the Unix epoch.
const gregorian = 0x01b21dd213814000

func uuidAt(at time.Time, src *source) string {
	t := uint64(at.Unix())*1e7 + uint64(at.Nanosecond())/100 + gregorian
	var u [16]byte
	binary.BigEndian.PutUint32(u[0:], uint32(t))
	binary.BigEndian.PutUint16(u[4:], uint16(t>>32))
	binary.BigEndian.PutUint16(u[6:], uint16(t>>48)&0x0fff|0x1000)
	copy(u[8:], src.bytes(8))
	u[8] = u[8]&0x3f | 0x80
	// The multicast bit says that the node is no network card's address.
	u[10] |= 1
	return uuidText(u)
}

func uuid4(_ *params, src *source, _ valueFunc) (string, error) {
	u := [16]byte(src.bytes(16))
	u[6] = u[6]&0x0f | 0x40
	u[8] = u[8]&0x3f | 0x80
	return uuidText(u), nil
}

func uuidText(u [16]byte) string {
	return fmt.Sprintf("%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}

func (p *params) date(key, otherwise string) (time.Time, error) {
	s := p.get(key, otherwise)
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, fmt.Errorf("%s is a date like 2024-11-20 or 2024-11-20T09:30:00Z", key)
}

func (p *params) duration(key, otherwise string) (time.Duration, error) {
	d, err := rules.Duration(p.get(key, otherwise))
	if err != nil {
		return 0, fmt.Errorf("%s: %w", key, err)
	}
	return d, nil
}
