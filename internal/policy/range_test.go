package policy

import (
	"testing"
	"time"

	"github.com/damvet/damvet/internal/record"
)

func TestAddresses(t *testing.T) {
	for text, want := range map[string]string{
		"8.8.8.8": "8.8.8.8/32", " 8.8.8.8 ": "8.8.8.8/32", "10.0.0.0/8": "10.0.0.0/8", "255.240.0.0/12": "255.240.0.0/12",
		"0.0.0.0": "0.0.0.0/0", "0.0.0.0/0": "0.0.0.0/0", "0.0.0.0/32": "0.0.0.0/32", "::": "::/0", "::/0": "::/0", "*": "0.0.0.0/0", "Any": "0.0.0.0/0",
		"2001:db8::1": "2001:db8::1/128", "2001:db8::/32": "2001:db8::/32", "::ffff:10.0.0.0/104": "10.0.0.0/8", "::ffff:8.8.8.8": "8.8.8.8/32",
		"::ffff:0.0.0.0": "0.0.0.0/0", "10.0.0.0/255.0.0.0": "10.0.0.0/8", "10.0.0.0 / 8": "10.0.0.0/8",
		"10.0.0.0-10.0.0.255": "10.0.0.0/24", "10.0.0.1 - 10.0.0.1": "10.0.0.1/32", "10.0.0.250-10.0.1.5": "10.0.0.250/28", "2001:db8::-2001:db8::ffff": "2001:db8::/112",
		"10.*": "10.0.0.0/8", "10.1.*.*": "10.1.0.0/16", "*.*.*.*": "0.0.0.0/0",
	} {
		p, ok := addresses(text)
		if !ok || p.String() != want {
			t.Errorf("addresses(%q) = %v, %v, want %s", text, p, ok, want)
		}
	}
	for _, text := range []string{
		"", "FR", "8.8.8", "8.8.8.8.8", "256.1.1.1", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/255.0.255.0", "a-b", "10.0.0.2-10.0.0.1", "1.1.1.1-::1",
		"10.*.1.*", "x.*", "fe80::1%eth0", "1.2.3.4*", "http://8.8.8.8", "/8",
	} {
		if p, ok := addresses(text); ok {
			t.Errorf("addresses(%q) = %v, want none", text, p)
		}
	}
}

func TestWider(t *testing.T) {
	for _, test := range []struct {
		text string
		bits int
		want bool
	}{
		{"10.0.0.0/15", 16, true},
		{"10.0.0.0/16", 16, false},
		{"2001:db8::/31", 16, true},
		{"2001:db8::/32", 16, false},
		{"8.8.8.8", 32, false},
		{"::1", 128, false},
		{"here", 0, true},
		{"0.0.0.0", 0, false},
		{"0.0.0.0", 1, true},
	} {
		if got := wider(test.text, test.bits); got != test.want {
			t.Errorf("wider(%q, %d) = %v", test.text, test.bits, got)
		}
	}
}

func TestSeconds(t *testing.T) {
	j := &Judge{now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	for text, want := range map[string]float64{
		"20m": 1200, "90d": 90 * 86400, "1h30m": 5400, "1h, 30 min": 5400, "1.5 hours": 5400, "2 weeks": 14 * 86400, "1 year": 365 * 86400,
		"500ms": 0.5, "3600": 3600, "-5m": -300, "2026-01-02": 86400, "2025-12-31T00:00:00Z": 86400, "2026-01-01 00:01:00": 60, "1Y": 365 * 86400,
	} {
		if got, ok := newRun(j, "", nil).seconds(&record.Value{Kind: record.String, Text: text}, ""); !ok || got != want {
			t.Errorf("seconds(%q) = %v, %v, want %v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "never", "h", "1x", "1h x", "2026-13-01", "1h30", "..h", "- 5m"} {
		if got, ok := newRun(j, "", nil).seconds(&record.Value{Kind: record.String, Text: text}, ""); ok {
			t.Errorf("seconds(%q) = %v, want none", text, got)
		}
	}
	for _, v := range []*record.Value{{Kind: record.Null}, {Kind: record.List}, {Kind: record.Template, Text: "1h"}, {Kind: record.Bool, Text: "true"}} {
		if _, ok := newRun(j, "", nil).seconds(v, ""); ok {
			t.Errorf("%s has a length", v.Kind)
		}
	}
}

func TestSpell(t *testing.T) {
	for seconds, want := range map[float64]string{0: "0s", 90: "90s", 1200: "20m", 5400: "90m", 86400: "24h", 315460000: "3651.2d", -86400 * 3: "-3d"} {
		if got := spell(seconds); got != want {
			t.Errorf("spell(%v) = %s, want %s", seconds, got, want)
		}
	}
}

func TestSecretNames(t *testing.T) {
	for _, key := range []string{"password", "db_password", "client_secret", "secret_key", "auth-token", "apiKey", "json_key", "connection_string", "sas", "X-Signature", "privateKey", "salt", "AccountKey"} {
		if !secretName(key) {
			t.Errorf("%q is no secret's name", key)
		}
	}
	for _, key := range []string{"name", "token_ttl", "default_app_token_ttl", "password_checks", "key_validity", "keyword", "description", "id", "atlas", "monkey", "secretary"} {
		if secretName(key) {
			t.Errorf("%q is a secret's name", key)
		}
	}
}
