package scan

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"math"
	"time"

	"github.com/damvet/damvet/internal/lazy"
	"github.com/damvet/damvet/internal/lazyregexp"
)

// structures are the checks of what secrets are made of, by name. They say why
// a secret is none of its kind, or "", and when it expires if it tells.
var structures = lazy.Value[map[string]func(secret []byte) (broken string, expires time.Time)]{Make: func() map[string]func(secret []byte) (broken string, expires time.Time) {
	return map[string]func(secret []byte) (broken string, expires time.Time){
		"pem": pemStructure,
		"jwt": jwtStructure,
	}
}}

var (
	pemFrame = lazyregexp.New(`(?i)-----BEGIN[ \w-]{0,100}?PRIVATE KEY( BLOCK)?-----`)
	// What stands between the pieces of a key in source code and configuration:
	// escapes, headers, quotes, and signs that begin a comment.
	pemHeader    = lazyregexp.New(`[A-Z][A-Za-z-]*: [^\n\\]*`)
	pemSeparator = lazyregexp.New(`\\+[nrt]|[^A-Za-z0-9+/=]+`)
)

// pemStructure decodes a private key as far as its outermost length. PGP's, and
// those that are encrypted as a whole, have no such frame.
func pemStructure(secret []byte) (broken string, _ time.Time) {
	frame := pemFrame.Get().FindSubmatchIndex(secret)
	if frame == nil || frame[2] >= 0 || bytes.Contains(secret, []byte("ENCRYPTED")) {
		return "", time.Time{}
	}
	body := secret[frame[1]:]
	if end := bytes.Index(body, []byte("-----")); end >= 0 {
		body = body[:end]
	}
	var text []byte
	for _, piece := range pemSeparator.Get().Split(string(pemHeader.Get().ReplaceAll(body, nil)), -1) {
		if len(bytes.Trim([]byte(piece), "+/")) > 0 {
			text = append(text, bytes.TrimRight([]byte(piece), "=")...)
		}
	}
	der, err := base64.RawStdEncoding.DecodeString(string(text))
	if err != nil || !bytes.HasPrefix(der, []byte("openssh-key-v1\x00")) && !derSequence(der) {
		return "what it frames is no private key", time.Time{}
	}
	return "", time.Time{}
}

// derSequence reports whether bytes are one DER sequence and nothing else.
func derSequence(der []byte) bool {
	const sequence, long = 0x30, 0x80
	if len(der) < 2 || der[0] != sequence {
		return false
	}
	if der[1] < long {
		return len(der) == 2+int(der[1])
	}
	n := int(der[1] - long)
	if n < 1 || n > 4 || len(der) < 2+n {
		return false
	}
	var size [8]byte
	copy(size[8-n:], der[2:])
	return binary.BigEndian.Uint64(size[:]) == uint64(len(der)-2-n)
}

// jwtStructure decodes the header and the claims of a signed token.
func jwtStructure(secret []byte) (broken string, expires time.Time) {
	parts := bytes.Split(secret, []byte("."))
	if len(parts) < 3 {
		return "it has no three parts", expires
	}
	if len(bytes.TrimRight(parts[2], "=")) == 0 {
		return "it is not signed", expires
	}
	var header struct{ Alg string }
	var claims struct{ Exp float64 }
	if decodePart(parts[0], &header) != nil || header.Alg == "" {
		return "its header names no algorithm", expires
	}
	if header.Alg == "none" {
		return "it is not signed", expires
	}
	if decodePart(parts[1], &claims) == nil && claims.Exp > 0 && claims.Exp < math.MaxInt32 {
		expires = time.Unix(int64(claims.Exp), 0).UTC()
	}
	return "", expires
}

func decodePart(part []byte, into any) error {
	text, err := base64.RawURLEncoding.DecodeString(string(bytes.TrimRight(part, "=")))
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}
