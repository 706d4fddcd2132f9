package credential

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/internal/synth"
)

var now = time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC)

func expand(t testing.TB, text string) []byte {
	t.Helper()
	s, err := synth.Expand(text)
	if err != nil {
		t.Fatal(err)
	}
	return []byte(s)
}

// facts writes a decoded credential on one line.
func facts(c *Decoded) string {
	var parts []string
	for _, f := range c.Facts {
		parts = append(parts, f.Name+"="+f.Value)
	}
	return strings.Join(parts, "; ")
}

func TestDecode(t *testing.T) {
	for _, test := range []struct{ decoder, value, want string }{
		{
			"iconik-token", "<<iconik-token>>",
			"issued=2024-11-20T09:30:00Z; expires=2034-11-19T13:16:40Z; lifetimeDays=3651.16; expired=no; environment=iconik-us; tokenId=",
		},
		{
			"iconik-token", "<<iconik-token gen=1 issued=2020-04-01 lifetime=3650d>>",
			"issued=2020-04-01T00:00:00Z; expires=2030-03-30T00:00:00Z; lifetimeDays=3650; expired=no; tokenId=",
		},
		{
			"iconik-token", "<<iconik-token gen=2 issued=2024-06-01 lifetime=30d>>",
			"issued=2024-06-01T00:00:00Z; expires=2024-07-01T00:00:00Z; lifetimeDays=30; expired=yes; tokenId=",
		},
		{
			"iconik-token", "<<iconik-token gen=3b sys=iconik-aws-us>>",
			"issued=2024-11-20T09:30:00Z; expires=2034-11-19T13:16:40Z; lifetimeDays=3651.16; expired=no; environment=iconik-aws-us; tokenId=",
		},
		{
			"filerobot-sass", "<<filerobot-sass issued=2021-04-22 ldir=/doc/template/* countries=FR,DE ips=80.12.95.227>>",
			"issued=2021-04-22T00:00:00Z; expires=2021-04-22T00:20:00Z; lifetimeDays=0.01; expired=yes; lifetime=1200 s; permissions=1; " +
				"uploadScope=all directories; listScope=/doc/template/*; addresses=80.12.95.227; countries=FR, DE; uploadLimits=none; " +
				"container=fsyntheticdm; template=one inside: it mints further keys",
		},
		{
			"filerobot-sass", "<<filerobot-sass issued=2025-06-01 age=86400 mask=0x4000000ffbfcdb93 template=no limits=22000 udir=/a,/b/*>>",
			"issued=2025-06-01T00:00:00Z; expires=2025-06-02T00:00:00Z; lifetimeDays=1; expired=no; lifetime=86400 s; permissions=28; " +
				"uploadScope=/a, /b/*; listScope=all directories; addresses=any; countries=any; " +
				"uploadLimits=22000 in all, 22000 a minute, 22000 from one address; container=fsyntheticdm",
		},
		{"imagekit-basic", "<<imagekit-basic>>", "contains=an ImageKit private key, as basic authentication"},
		{"imagekit-private-key", "<<imagekit-private-key>>", ""},
		{"uuid1", "<<uuid1 at=2023-02-03>>", "issued=2023-02-03T00:00:00Z"},
	} {
		c, ok := Lookup(test.decoder)(expand(t, test.value), now)
		if !ok {
			t.Errorf("%s: %s is refused", test.decoder, test.value)
			continue
		}
		if got := facts(c); !strings.HasPrefix(got, test.want) || c.Kind != test.decoder {
			t.Errorf("%s: %s\n got %s\nwant %s", test.decoder, test.value, got, test.want)
		}
	}
}

func TestFields(t *testing.T) {
	c, _ := Lookup("filerobot-sass")(expand(t, "<<filerobot-sass issued=2025-06-01 permissions=25 limits=9 udir=/a,/b/*>>"), now)
	for name, want := range map[string][]string{
		"lifetime": {"1200"}, "age": {"0"}, "expired": {"true"}, "permissionCount": {"25"},
		"uploadScope": {"/a", "/b/*"}, "listScope": nil, "addresses": nil, "uploadsPerMinute": {"9"},
		"template": {"true"}, "container": {"fsyntheticdm"},
		"hosts": {"fsyntheticdm.api.airstore.io", "api.filerobot.com/fsyntheticdm"},
	} {
		if got := c.Record.Get(name).Strings(); !slices.Equal(got, want) {
			t.Errorf("%s = %q, want %q", name, got, want)
		}
	}
	c, _ = Lookup("iconik-token")(expand(t, "<<iconik-token lifetime=3650d>>"), now)
	for name, want := range map[string]string{
		"lifetime": "315360000", "expired": "false", "environment": "iconik-us", "generation": "3",
	} {
		if got := c.Record.Get(name).Strings(); !slices.Equal(got, []string{want}) {
			t.Errorf("%s = %q, want %q", name, got, want)
		}
	}
}

// TestOneFingerprint: whatever wraps it, the key inside is the secret.
func TestOneFingerprint(t *testing.T) {
	key := expand(t, "<<imagekit-private-key>>")
	for form, text := range map[string]string{
		"key": "<<imagekit-basic>>", "password": "<<imagekit-basic password=do_not_set>>", "bare": "<<imagekit-basic colon=no>>",
	} {
		for _, pad := range []string{"=", ""} {
			value := strings.TrimRight(string(expand(t, text)), "=")
			value += strings.Repeat(pad, (4-len(value)%4)%4)
			c, ok := Lookup("imagekit-basic")([]byte(value), now)
			if !ok || string(c.Secret) != string(key) || c.Record.Get("form").Text != form {
				t.Errorf("%s %q: %v", text, pad, ok)
			}
		}
	}
}

// TestTemplateUntold: the template id in a session key is a credential.
func TestTemplateUntold(t *testing.T) {
	c, _ := Lookup("filerobot-sass")(expand(t, "<<filerobot-sass>>"), now)
	for _, f := range c.Record.Fields {
		if strings.Contains(strings.Join(f.Value.Strings(), " "), "SECU"+"_") {
			t.Errorf("the field %s tells it", f.Key)
		}
	}
	if strings.Contains(facts(c), "SECU"+"_") {
		t.Error("a fact tells the template id")
	}
}

// token builds a JWS from JSON, with the signature of some other token.
func token(t testing.TB, header, payload string) string {
	enc := base64.RawURLEncoding.EncodeToString
	signature := string(expand(t, "<<jwt-other>>"))
	return enc([]byte(header)) + "." + enc([]byte(payload)) + signature[strings.LastIndexByte(signature, '.'):]
}

func TestIconikHostile(t *testing.T) {
	const header = `{"typ":"JWT","alg":"HS256"}`
	id := string(expand(t, "<<uuid1>>"))
	id4 := string(expand(t, "<<uuid4>>"))
	for _, test := range []struct{ header, payload, want string }{
		{header, `{"id":"$1","exp":1e400}`, "expires=9999-12-31T23:59:59Z"},
		{header, `{"id":"$1","exp":99999999999999999999}`, "expires=9999-12-31T23:59:59Z"},
		{header, `{"id":"$1","exp":9223372036854775807}`, "expires=9999-12-31T23:59:59Z"},
		{header, `{"id":"$1","exp":-9223372036854775808}`, "expires=1970-01-01T00:00:00Z"},
		{header, `{"id":"$1","exp":2047555800.75}`, "expires=2034-11-19T13:30:00Z"},
		{header, `{"id":"$1","exp":null}`, "expires=never"},
		{header, `{"id":"$1"}`, "expires=never"},
		{header, `{"id":"$1","exp":1,"sys":"iconik\u0000\u202e\u001b[31m"}`, `environment=iconik\x00\u202e\x1b[31m`},
		{header, `{"id":"$1","exp":1,"sys":"iconik` + strings.Repeat("a", 500) + `"}`, strings.Repeat("a", 114) + "…"},
		{header, `{"id":"$1","exp":1,"sys":"iconik","scopes":["a"]}`, "environment=iconik"},
		{header, `{"id":"$4","iat":1700000000,"exp":1800000000,"sys":"iconik"}`, "issued=2023-11-14T22:13:20Z"},
		{header, `{"id":"$4","exp":1}`, ""},
		{header, `{"id":"$1","exp":1,"role":"x"}`, ""},
		{header, `{"id":"$1","exp":"tomorrow"}`, ""},
		{header, `{"id":"$1","exp":1,"exp":2}`, ""},
		{header, `{"id":"$1","id":"$1"}`, ""},
		{header, `{"id":{"a":1},"exp":1}`, ""},
		{header, `[{"id":"$1"}]`, ""},
		{header, `{"id":"$1"`, ""},
		{header, `{"id":"$1"}x`, ""},
		{header, `{}`, ""},
		{header, `{"id":` + strings.Repeat("[", 1500) + strings.Repeat("]", 1500) + `}`, ""},
		{header, `{"id":"507f1f77bcf86cd799439011","exp":1}`, ""},
		{`{"alg":"none"}`, `{"id":"$1","exp":1}`, ""},
		{`{"alg":"HS256","jku":"https://x"}`, `{"id":"$1","exp":1}`, ""},
		{`{"alg":"HS256","alg":"HS256"}`, `{"id":"$1","exp":1}`, ""},
		{``, `{"id":"$1","exp":1}`, ""},
	} {
		payload := strings.NewReplacer("$1", id, "$4", id4).Replace(test.payload)
		c, ok := Lookup("iconik-token")([]byte(token(t, test.header, payload)), now)
		if ok != (test.want != "") {
			t.Errorf("%s.%s: accepted %v", test.header, test.payload, ok)
		} else if ok && !strings.Contains(facts(c), test.want) {
			t.Errorf("%s: %s, want %s", test.payload, facts(c), test.want)
		}
	}
	good := string(expand(t, "<<iconik-token>>"))
	for _, bad := range []string{
		"", ".", "..", good + ".x", good[:len(good)-1], good + "A", strings.Replace(good, ".", "!", 1),
		good[:len(good)-1] + "-", string(expand(t, "<<jwt-other>>")), string(expand(t, "<<jwt-other kind=mongo>>")),
		base64.StdEncoding.EncodeToString([]byte(good)), strings.Repeat(good, 30),
	} {
		if _, ok := Lookup("iconik-token")([]byte(bad), now); ok {
			t.Errorf("%q is accepted", bad)
		}
	}
}

// sass builds a key around a payload.
func sass(version, payload string) string {
	body := []byte(strings.TrimRight(base64.StdEncoding.EncodeToString([]byte(payload)), "="))
	slices.Reverse(body)
	return fmt.Sprintf("%s__v%s__%s__%010x", "SASS", version, body, len(payload))
}

func TestSASSHostile(t *testing.T) {
	const rest = "\twc:\x1bFR\tage:1200\tfid:1234\tp:1\td:\x1bapi.filerobot.com/fx"
	for _, test := range []struct{ version, payload, want string }{
		{"1.05", "st:1714500000" + rest, "container=fx"},
		{"1.05", "st:-5" + rest, "issued=1970-01-01T00:00:00Z"},
		{"1.05", "st:99999999999999999999999" + rest, "issued=9999-12-31T23:59:59Z"},
		{"1.05", "st:1714500000\tage:99999999999999999999999\tp:1", "expires=9999-12-31T23:59:59Z"},
		{"1.05", "st:1714500000\tage:-1\tfid:12345678901", "expires=2024-04-30T17:59:59Z"},
		{"1.05", "st:1714500000\tp:" + strings.Repeat("9", 40), "permissions=92"},
		{"1.05", "st:1714500000\tp:" + strings.Repeat("9", 41), "uploadScope=all directories"},
		{"1.05", "st:1714500000\tp:-1\tage:100000\tfid:1", "lifetime=100000 s"},
		{"1.05", "st:1714500000\tudir:\x1b/\u202e\x00\xff\\" + rest, `uploadScope=/\u202e\x00\xff\\;`},
		{"1.05", "st:1714500000\tudir:\x1b" + strings.Repeat("/a\x1c", 500) + rest, "…; listScope"},
		{"1.05", "st:1714500000\td:\x1bapi.filerobot.com/../x" + "\tp:1234567890", "uploadLimits=none"},
		{"1.05", "st:1714500000\tst:1" + rest, ""},
		{"1.05", "xx:1714500000" + rest, ""},
		{"1.05", "st:soon" + rest, ""},
		{"1.05", "st:1714500000\tno colon at all here" + rest, ""},
		{"1.05", "st:1714500000" + strings.Repeat("\ta:", 100), ""},
		{"1.05", strings.Repeat("\x00", 60), ""},
		{"2.00", strings.Repeat("\x00", 60), "contents=not readable, version 2.00"},
		{"1.05", "st:1714500000", ""},
		{"1.05", "st:1714500000" + strings.Repeat("\ta", 2000), ""},
	} {
		c, ok := Lookup("filerobot-sass")([]byte(sass(test.version, test.payload)), now)
		if ok != (test.want != "") {
			t.Errorf("%q: accepted %v", test.payload, ok)
		} else if ok && !strings.Contains(facts(c), test.want) {
			t.Errorf("%q: %s, want %s", test.payload, facts(c), test.want)
		}
	}
}

func TestOthersHostile(t *testing.T) {
	key := string(expand(t, "<<imagekit-private-key>>"))
	enc := base64.StdEncoding.EncodeToString
	for decoder, values := range map[string][]string{
		"imagekit-private-key": {"", "private_", key + "=", key[:len(key)-1], "public_" + key[8:], key + ":", key[:34] + "-=", key[:20] + "\n" + key[21:]},
		"imagekit-basic": {
			"", key, enc([]byte(key + ":\x00")), enc([]byte(key + ":" + strings.Repeat("x", 65))), enc([]byte("x" + key + ":")),
			enc([]byte(enc([]byte(key + ":")))), enc([]byte(key + "::é")),
		},
		"uuid1": {
			"", string(expand(t, "<<uuid4>>")), string(expand(t, "<<uuid1 at=1999-01-01>>")), string(expand(t, "<<uuid1 at=2031-01-01>>")),
			strings.ReplaceAll(string(expand(t, "<<uuid1>>")), "-", ""), "00000000-0000-1000-8000-00000000000g", "ffffffff-ffff-1fff-bfff-ffffffffffff",
		},
	} {
		for _, v := range values {
			if _, ok := Lookup(decoder)([]byte(v), now); ok {
				t.Errorf("%s accepts %q", decoder, v)
			}
		}
	}
}

func TestLookup(t *testing.T) {
	if Lookup("no-such") != nil {
		t.Error("an unknown name has a decoder")
	}
	for _, name := range Names() {
		if _, ok := Lookup(name)(nil, now); ok {
			t.Errorf("%s accepts nothing", name)
		}
	}
}

// FuzzDecode: no decoder panics, and what it tells is bounded and printable.
func FuzzDecode(f *testing.F) {
	for _, text := range []string{
		"<<iconik-token>>", "<<iconik-token gen=1>>", "<<filerobot-sass permissions=28 udir=/a,/b>>", "<<imagekit-basic>>",
		"<<imagekit-private-key>>", "<<uuid1>>", "<<jwt-other>>",
	} {
		f.Add(expand(f, text))
	}
	f.Add([]byte(sass("1.05", "st:1714500000\tage:-1\tp:99\tudir:\x1b\xff\x1c\u202e\tsec:x")))
	f.Add([]byte(token(f, `{"alg":"HS256"}`, `{"id":"x","sys":"iconik\u0000","exp":1e999}`)))
	f.Fuzz(func(t *testing.T, value []byte) {
		// Structure behind an encoding is out of the fuzzer's reach: hand it
		// the bytes as payloads too.
		values := []string{string(value)}
		if len(value) < 2000 {
			values = append(values, sass("1.05", string(value)), sass("9.9", string(value)),
				token(t, `{"alg":"HS256"}`, string(value)), base64.StdEncoding.EncodeToString(value))
		}
		for _, v := range values {
			for _, name := range Names() {
				c, ok := Lookup(name)([]byte(v), now)
				if !ok {
					continue
				}
				for _, fact := range c.Facts {
					if utf8.RuneCountInString(fact.Value) > 10*maxTold {
						t.Errorf("%s: %s is %d long", name, fact.Name, len(fact.Value))
					}
					if strings.ContainsFunc(fact.Value, func(r rune) bool { return r < ' ' || r == 0x7f || r == '\u202e' }) || !utf8.ValidString(fact.Value) {
						t.Errorf("%s: %s = %q", name, fact.Name, fact.Value)
					}
				}
				for _, tm := range []time.Time{c.Issued, c.Expires} {
					if y := tm.Year(); y < 1 || y > 9999 {
						t.Errorf("%s: year %d", name, y)
					}
				}
			}
		}
	})
}

// TestUntil: up to then a credential says what it says now.
func TestUntil(t *testing.T) {
	for _, value := range []string{"<<iconik-token>>", "<<iconik-token gen=2 issued=2025-05-31 lifetime=2d>>", "<<iconik-token gen=2 issued=2024-06-01 lifetime=30d>>"} {
		decode := func(at time.Time) *Decoded {
			c, ok := Lookup("iconik-token")(expand(t, value), at)
			if !ok {
				t.Fatalf("%s cannot be decoded", value)
			}
			return c
		}
		says := func(at time.Time) string {
			c := decode(at)
			i := slices.IndexFunc(c.Record.Fields, func(f record.Field) bool { return f.Key == "age" })
			return fmt.Sprint(c.Record.Fields[i].Value.Text, " ", c.Expired)
		}
		for _, at := range []time.Time{now, now.Add(-150 * 24 * time.Hour), now.Add(12 * time.Hour), now.Add(400 * 24 * time.Hour)} {
			c := decode(at)
			until := c.Until(at)
			if at.Before(c.Issued) && until.After(at) {
				t.Errorf("%s before it is issued: until %s", value, until)
			}
			if !until.After(at) {
				continue
			}
			if before, at := says(until.Add(-time.Second)), says(at); before != at {
				t.Errorf("%s: says %s before %s, and %s at first", value, before, until, at)
			}
			if after, at := says(until.Add(time.Second)), says(at); after == at {
				t.Errorf("%s: says %s after %s too", value, after, until)
			}
		}
	}
	if until := (&Decoded{}).Until(now); !until.IsZero() {
		t.Errorf("without times: until %s", until)
	}
}
