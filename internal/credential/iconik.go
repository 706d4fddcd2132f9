package credential

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"strings"
	"time"
)

// decodeIconik reads an iconik token: a compact JWS signed with HMAC-SHA256
// whose payload names the token by a version 1 UUID. Four generations are
// known:
//
//	1    iat and exp stand in the header
//	2    exp stands in the payload
//	3    and with it sys, the environment
//	3b   the same, with the keys of the header the other way round
//
// Other services issue tokens that look alike, so the payload may hold no
// further key, unless sys says that the token is iconik's.
func decodeIconik(value []byte, now time.Time) (*Decoded, bool) {
	parts := strings.Split(string(value), ".")
	if len(parts) != 3 || len(parts[2]) != 43 {
		return nil, false
	}
	if _, err := base64.RawURLEncoding.Strict().DecodeString(parts[2]); err != nil {
		return nil, false
	}
	header, ok := decodeObject(parts[0])
	if !ok || header.text("alg") != "HS256" || !header.only("alg", "typ", "iat", "exp", "kid") {
		return nil, false
	}
	payload, ok := decodeObject(parts[1])
	if !ok {
		return nil, false
	}
	sys := payload.text("sys")
	ours := strings.HasPrefix(sys, "iconik")
	id, isUUID := parseUUID(payload.text("id"))
	issued, hasTime := uuidTime(id)
	if !isUUID || !ours && (!hasTime || !payload.only("id", "exp", "sys")) {
		return nil, false
	}

	c := &Decoded{}
	if hasTime {
		c.Issued = unixTime(issued.Unix())
	} else if iat, ok := payload.number("iat"); ok {
		c.Issued = unixTime(iat)
	}
	where, generation := payload, "2"
	switch {
	case header.has("exp") && !payload.has("exp"):
		where, generation = header, "1"
	case sys != "" && header.keys[0] == "alg":
		generation = "3b"
	case sys != "":
		generation = "3"
	}
	never := !where.has("exp") || string(where.values["exp"]) == "null"
	if !never {
		exp, ok := where.number("exp")
		if !ok {
			return nil, false
		}
		c.Expires = unixTime(exp)
	}
	c.tellTimes(now)
	if never {
		c.tell("expires", "never")
	}
	if sys != "" {
		c.tell("environment", sys)
		c.set("environment", text(sys))
	}
	// The id is no secret: it names the token to the call that revokes it.
	c.tell("tokenId", payload.text("id"))
	c.set("id", text(payload.text("id")))
	c.set("generation", text(generation))
	return c, true
}

// object is a small JSON object whose values are read one by one.
type object struct {
	keys   []string
	values map[string]json.RawMessage
}

// decodeObject reads a base64url segment as a JSON object. A key given twice
// is refused: readers disagree about which one counts.
func decodeObject(segment string) (*object, bool) {
	data, err := base64.RawURLEncoding.DecodeString(segment)
	if err != nil || !json.Valid(data) {
		return nil, false
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return nil, false
	}
	o := &object{values: map[string]json.RawMessage{}}
	for dec.More() {
		t, err := dec.Token()
		key, ok := t.(string)
		if err != nil || !ok || o.has(key) {
			return nil, false
		}
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return nil, false
		}
		o.keys = append(o.keys, key)
		o.values[key] = raw
	}
	return o, len(o.keys) > 0
}

func (o *object) has(key string) bool {
	_, ok := o.values[key]
	return ok
}

// only reports whether the object has no key but these.
func (o *object) only(keys ...string) bool {
	n := 0
	for _, key := range keys {
		if o.has(key) {
			n++
		}
	}
	return n == len(o.keys)
}

// text returns a string value, or "".
func (o *object) text(key string) string {
	var s string
	if err := json.Unmarshal(o.values[key], &s); err != nil {
		return ""
	}
	return s
}

// number returns a number of seconds.
func (o *object) number(key string) (int64, bool) {
	return parseSeconds(string(o.values[key]))
}
