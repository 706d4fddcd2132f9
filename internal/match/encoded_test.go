package match

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"net/url"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/rules"
)

// toyEngine knows two rules: a token that is recognised by itself, and one that
// needs a name before it.
func toyEngine(t testing.TB) *Engine {
	t.Helper()
	token := &rules.TextRule{Rule: rules.Rule{ID: "token"}, Regex: `\btoy_([a-z0-9]{24})\b`, Keywords: []string{"toy_"}}
	named := &rules.TextRule{Rule: rules.Rule{ID: "named"}, Regex: `(?i)toykey["']?\s{0,3}[:=]\s{0,3}["']?([a-f0-9]{32})\b`, Keywords: []string{"toykey"}}
	cat := &rules.Catalogue{
		Rules:     []*rules.TextRule{token, named},
		Platforms: []*rules.Platform{{ID: "toys", Words: []string{"toybox"}}},
	}
	e, err := New(cat, Options{Now: testNow})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// The values are built, so that nothing here looks like a credential.
var (
	toyToken = "toy_" + strings.Repeat("ab1c", 6)
	toyKey   = strings.Repeat("0f", 16)
)

func b64(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

func gz(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

func utf16Bytes(order binary.AppendByteOrder, s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

// escapeAll writes every byte of a text in a format.
func escapeAll(format, text string) string {
	var b strings.Builder
	for _, c := range []byte(text) {
		fmt.Fprintf(&b, format, c)
	}
	return b.String()
}

// TestEncoded gives what is found in encoded text: rule, the original text of
// the match and of the secret, and the encodings.
func TestEncoded(t *testing.T) {
	e := toyEngine(t)
	padding := strings.Repeat("some more text. ", 4)
	inner := "password = " + toyToken + " # " + padding
	everyByte := func(s string) string { return escapeAll("%%%02X", s) }
	unicode := func(s string) string { return escapeAll(`\u%04x`, s) }
	points := func(s string) string { return escapeAll("U+%04X ", s) }
	doubled := func(s string) string { return escapeAll(`\\u%04X`, s) }
	rawURL := base64.RawURLEncoding.EncodeToString([]byte("???>>>" + inner))
	indented := strings.ReplaceAll(wrap(b64(inner), 64), "\n", "\n  ")
	escaped := strings.ReplaceAll(wrap(b64(inner), 64), "\n", `\n`)
	hexed := hex.EncodeToString([]byte(toyToken))
	threeDeep := b64(hex.EncodeToString([]byte(everyByte(inner))))
	const body = 4 // where the secret begins in the token
	tests := []struct {
		name                string
		text                string
		match, secret, rest string // rest: rule and encodings; all empty for no match
	}{
		{"plain", "x " + toyToken + " y", toyToken, toyToken[body:], "token []"},
		{"base64", "x = " + b64(inner) + ";", b64(inner), b64(inner), "token [base64]"},
		{"unpadded", strings.TrimRight(b64(inner), "="), strings.TrimRight(b64(inner), "="), strings.TrimRight(b64(inner), "="), "token [base64]"},
		{"url alphabet", rawURL, rawURL, rawURL, "token [base64]"},
		{"hex", hexed, hexed, hexed, "token [hex]"},
		{"upper hex", "0x" + strings.ToUpper(hexed), "0x" + strings.ToUpper(hexed), "0x" + strings.ToUpper(hexed), "token [hex]"},
		{"odd number of digits", hexed + "0", hexed + "0", hexed + "0", "token [hex]"},
		{"behind a path", "/some/path/" + rawURL, rawURL, rawURL, "token [base64]"},
		{"wrapped", "x: |\n  " + indented + "\ny: 1", indented, indented, "token [base64]"},
		{"wrapped in a string", `"` + escaped + `\n"`, escaped, escaped, "token [base64]"},
		{"nested", b64(padding + b64(inner)), b64(padding + b64(inner)), b64(padding + b64(inner)), "token [base64 base64]"},
		{"three deep", threeDeep, threeDeep, threeDeep, "token [base64 hex percent]"},
		{"too deep", b64(threeDeep), "", "", ""},
		{"gzip in base64", b64(gz(inner)), b64(gz(inner)), b64(gz(inner)), "token [base64 gzip]"},
		{"utf-16 in base64", b64(utf16Bytes(binary.LittleEndian, inner)), b64(utf16Bytes(binary.LittleEndian, inner)), b64(utf16Bytes(binary.LittleEndian, inner)), "token [base64]"},
		{"percent, all of it", everyByte(toyToken), everyByte(toyToken), everyByte(toyToken[body:]), "token [percent]"},
		{"percent, one of it", "toy%5F" + toyToken[body:], "toy%5F" + toyToken[body:], toyToken[body:], "token [percent]"},
		{"percent twice", "toy%255F" + toyToken[body:], "toy%255F" + toyToken[body:], toyToken[body:], "token [percent percent]"},
		{"unicode, all of it", `"` + unicode(toyToken) + `"`, unicode(toyToken), unicode(toyToken[body:]), "token [unicode]"},
		{"unicode, doubled backslashes", doubled(toyToken), doubled(toyToken), doubled(toyToken[body:]), "token [unicode]"},
		{"unicode, one of it", `toy\u005f` + toyToken[body:], `toy\u005f` + toyToken[body:], toyToken[body:], "token [unicode]"},
		{"unicode behind backslashes", `\\\` + unicode(toyToken), `\` + unicode(toyToken), unicode(toyToken[body:]), "token [unicode]"},
		{"unicode of another alphabet around it", `\u0416 ` + unicode(toyToken) + ` \u0416`, unicode(toyToken), unicode(toyToken[body:]), "token [unicode]"},
		{"unicode and percent", unicode("toy") + "%5F" + toyToken[body:], unicode("toy") + "%5F" + toyToken[body:], toyToken[body:], "token [unicode]"},
		{"base64 behind unicode", `x\u003d` + rawURL, rawURL, rawURL, "token [base64]"},
		{"code points", "x = " + points(toyToken), points(toyToken), points(toyToken[body:]), "token [unicode]"},
		{"no code points", "x" + points(toyToken), "", "", ""},
		{"no unicode", `\u00` + toyToken[body:], "", "", ""},
		{"percent beside it", "a%20b " + toyToken, toyToken, toyToken[body:], "token []"},
		{"name beside the value", "  TOYKEY: " + b64(toyKey) + "\n", "TOYKEY: " + b64(toyKey), b64(toyKey), "named [base64]"},
		{"name encoded too", "%7B%22toykey%22%3A%22" + toyKey + "%22%7D", "toykey%22%3A%22" + toyKey, toyKey, "named [percent]"},
		{"other name", "  OTHER: " + b64(toyKey) + "\n", "", "", ""},
		{"short", "x = " + b64("toybox"), "", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, around := range []string{"", "lorem ipsum\n", strings.Repeat("x y\n", 400)} {
				data := []byte(around + test.text + "\n" + around)
				var got []string
				for _, m := range e.deep(e.look, data, 0, 3, nil).matches {
					got = append(got, fmt.Sprintf("%s %s %s %v", data[m.Start:m.End], data[m.SecretStart:m.SecretEnd], m.Rule.ID, m.Via))
					if s := string(m.Secret); s != toyToken[body:] && s != toyKey {
						t.Errorf("secret %q", s)
					}
				}
				want := strings.TrimSpace(test.match + " " + test.secret + " " + test.rest)
				if strings.Join(got, "\n") != want {
					t.Errorf("got  %s\nwant %s", strings.Join(got, "\n"), want)
				}
			}
		})
	}
}

// TestEncodedEqualsPlain looks into encodings with the plain scan and with the
// engine.
func TestEncodedEqualsPlain(t *testing.T) {
	t.Run("platforms", func(t *testing.T) { testEncodedEqualsPlain(t, builtinEngine(t), 40) })
	t.Run("all", func(t *testing.T) { testEncodedEqualsPlain(t, generalEngine(t), 15) })
}

func testEncodedEqualsPlain(t *testing.T, e *Engine, seeds uint64) {
	all := examples(t, e)
	plain := func(data []byte, _ int) result { return result{matches: e.Plain(data)} }
	found := 0
	for seed := range seeds {
		g := generator{rand.New(rand.NewPCG(seed, 4))}
		var data []byte
		for range 1 + g.IntN(20) {
			s := g.pick(all...)
			for range g.IntN(3) {
				switch g.IntN(5) {
				case 4:
					s = escapeAll(g.pick(`\u%04x`, `\\u%04X`, "U+%04x "), s)
				case 0:
					s = b64(s)
				case 1:
					s = base64.RawURLEncoding.EncodeToString([]byte(s))
				case 2:
					s = hex.EncodeToString([]byte(s))
				case 3:
					s = url.QueryEscape(s)
				}
				if g.IntN(3) == 0 {
					s = g.pick("key = ", "iconik: ", "%", "x") + s
				}
			}
			data = append(append(data, s...), g.pick("\n", " ", "", "%20", `\u0020`, "\x00")...)
		}
		want := e.deep(plain, data, 0, 3, nil).matches
		for _, m := range want {
			if len(m.Via) > 0 {
				found++
			}
		}
		if got, want := describe(e.deep(e.look, data, 0, 3, nil).matches), describe(want); got != want {
			t.Fatalf("seed %d: in %q\ngot\n%swant\n%s", seed, data, got, want)
		}
	}
	if found < int(seeds) {
		t.Errorf("only %d encoded matches", found)
	}
}

// hide writes a text in one encoding or two, folded into lines at times.
func (g generator) hide(text string) string {
	for range 1 + g.IntN(2) {
		switch g.IntN(8) {
		case 0:
			text = base64.RawURLEncoding.EncodeToString([]byte(text))
		case 1:
			text = g.pick("", "0x") + hex.EncodeToString([]byte(text))
		case 2:
			text = escapeAll("%%%02x", text)
		case 3:
			text = escapeAll(g.pick(`\u%04x`, `\\u%04X`, "U+%04x "), text)
		case 4:
			text = b64(gz(text))
		case 5:
			text = b64(utf16Bytes(binary.LittleEndian, text))
		default:
			text = b64(text)
		}
		if g.IntN(3) == 0 {
			text = strings.ReplaceAll(wrap(text, 4*(1+g.IntN(19))), "\n", g.pick("\n", "\r\n", `\n`, "\n    "))
		}
	}
	return text
}

// engine returns an engine with up to n generated rules and their expressions, or
// nil if none is valid. Every other one decodes short runs.
func (g generator) engine(t *testing.T, n int) (*Engine, []*syntax.Regexp) {
	cat, exprs := g.catalogue(n)
	if len(exprs) == 0 {
		return nil, nil
	}
	cat.ShortRuns = g.IntN(2) == 0
	e, err := New(cat, Options{Now: testNow})
	if err != nil {
		t.Fatal(err)
	}
	return e, exprs
}

// TestEncodedEqualsPlainOnGeneratedRules has rules of every kind, those that
// require others too, looked for in texts that are encoded in part.
func TestEncodedEqualsPlainOnGeneratedRules(t *testing.T) {
	found, paired := 0, 0
	for seed := range uint64(60) {
		g := generator{rand.New(rand.NewPCG(seed, 53))}
		e, exprs := g.engine(t, 6)
		if e == nil {
			continue
		}
		plain := func(data []byte, _ int) result { return result{matches: e.Plain(data)} }
		for range 10 {
			var b strings.Builder
			for range 1 + g.IntN(8) {
				text := string(g.text(exprs, 1+g.IntN(5)))
				if g.IntN(2) == 0 {
					text = g.hide(text)
				}
				b.WriteString(text + g.pick("\n", " ", "", "=", strings.Repeat(" lorem", 60)))
			}
			data := []byte(b.String())
			want := e.deep(plain, data, 0, 3, nil).matches
			for _, m := range want {
				if len(m.Via) > 0 {
					found++
					paired += len(m.partners)
				}
			}
			if got, want := describe(e.deep(e.look, data, 0, 3, nil).matches), describe(want); got != want {
				t.Fatalf("seed %d: in %q\ngot\n%swant\n%s", seed, data, got, want)
			}
		}
	}
	t.Logf("%d encoded matches, %d of what they require", found, paired)
	if found < 1000 || paired < 100 {
		t.Errorf("the generator is too tame: %d encoded matches, %d of what they require", found, paired)
	}
}

// TestLongRuns hides tokens in runs that are decoded in parts, most of them
// where two parts meet.
func TestLongRuns(t *testing.T) {
	e := toyEngine(t)
	for name, encoding := range map[string]struct {
		encode func([]byte) string
		part   int // bytes that a part stands for
	}{
		"base64": {base64.StdEncoding.EncodeToString, maxRun / 4 * 3},
		"hex":    {hex.EncodeToString, maxRun / 2},
	} {
		for _, width := range []int{0, 76, 4096} {
			g := generator{rand.New(rand.NewPCG(uint64(width), 54))}
			inner := []byte(strings.Repeat("lorem ipsum ", 3*encoding.part/12))
			for i := range 3 {
				for at := i*encoding.part + g.IntN(30); at < (i+1)*encoding.part; at += 30 + g.IntN(30) {
					if at += len(toyToken) + 2; at > i*encoding.part+300 && at < (i+1)*encoding.part-300 {
						at = (i+1)*encoding.part - 300
					}
					token := "toy_"
					for range 8 {
						token += g.pick("abc", "0a1", "z9y")
					}
					copy(inner[min(at, len(inner)):], " "+token+" ")
				}
			}
			text := encoding.encode(inner)
			if width > 0 {
				text = wrap(text, width)
			}
			secrets := func(ms []*Match) (all []string) {
				for _, m := range ms {
					all = append(all, string(m.Secret))
				}
				return all
			}
			got, want := secrets(e.deep(e.look, []byte("x = "+text+"\n"), 0, 1, nil).matches), secrets(e.Plain(inner))
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) || len(want) < 20 {
				t.Errorf("%s, lines of %d: got %d of %d: %q, not %q", name, width, len(got), len(want), got, want)
			}
		}
	}
}

// TestUTF16 scans texts in UTF-16, with and without a byte order mark.
func TestUTF16(t *testing.T) {
	e := toyEngine(t)
	text := "first line\r\nöffnen € \U0001f600 " + toyToken + "\n"
	for _, bom := range []string{"", "\ufeff"} {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			for _, tail := range []string{"", "\x00"} {
				var texts []*Text
				data := []byte(utf16Bytes(order, bom+text) + tail)
				err := e.ScanBytes(data, ScanOptions{}, &finding.Coverage{}, func(t *Text) error {
					texts = append(texts, t)
					return nil
				})
				if err != nil || len(texts) != 1 || len(texts[0].Matches) != 1 {
					t.Fatalf("%v %q %q: %d texts, %v", order, bom, tail, len(texts), err)
				}
				if want := bom + text + strings.Repeat("\ufffd", len(tail)); string(texts[0].Data) != want {
					t.Errorf("%v: %q", order, texts[0].Data)
				}
			}
		}
	}
	for _, data := range []string{"", "\x00", "a\x00", strings.Repeat("\x00", 100), "abc\x00def\x00ghi\x00jklmnop", strings.Repeat("\x00\x01\x00", 20)} {
		if utf16Order([]byte(data)) != nil {
			t.Errorf("%q is taken for UTF-16", data)
		}
	}
}
