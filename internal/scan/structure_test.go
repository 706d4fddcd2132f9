package scan

import (
	"crypto/ed25519"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"strings"
	"testing"
	"time"

	"github.com/damvet/damvet/rules"
)

// privateKey returns a private key made of nothing but a seed.
func privateKey(t *testing.T) string {
	t.Helper()
	der, err := x509.MarshalPKCS8PrivateKey(ed25519.NewKeyFromSeed([]byte("a seed of thirty-two bytes, no ke")[:32]))
	if err != nil {
		t.Fatal(err)
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}))
}

func signedToken(header, claims, signature string) string {
	encode := base64.RawURLEncoding.EncodeToString
	return encode([]byte(header)) + "." + encode([]byte(claims)) + "." + signature
}

func TestStructure(t *testing.T) {
	const signature = "c2lnbmVkIGJ5IG5vYm9keSBhdCBhbGw"
	key := privateKey(t)
	for _, tt := range []struct{ kind, name, secret, broken string }{
		{"pem", "as it is", key, ""},
		{"pem", "with carriage returns", strings.ReplaceAll(key, "\n", "\r\n"), ""},
		{"pem", "in a string", strings.ReplaceAll(key, "\n", `\n`), ""},
		{"pem", "in a string of a string", strings.ReplaceAll(key, "\n", `\\n`), ""},
		{"pem", "put together", `"` + strings.ReplaceAll(key, "\n", "\\n\" +\n    \"") + `"`, ""},
		{"pem", "indented", strings.ReplaceAll(key, "\n", "\n    "), ""},
		{"pem", "in a comment", strings.ReplaceAll(key, "\n", "\n// "), ""},
		{"pem", "under headers", strings.Replace(key, "\n", "\nComment: of nobody\n\n", 1), ""},
		{"pem", "in one line", strings.ReplaceAll(key, "\n", " "), ""},
		{"pem", "cut off", strings.Replace(key, "\n-----END", "...\n-----END", 1)[:60] + "\n-----END PRIVATE KEY-----", "what it frames is no private key"},
		{"pem", "of nothing", "-----BEGIN PRIVATE KEY-----\n" + strings.Repeat("x", 64) + "\n-----END PRIVATE KEY-----", "what it frames is no private key"},
		{"pem", "of PGP", "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n" + strings.Repeat("x", 64) + "\n-----END PGP PRIVATE KEY BLOCK-----", ""},
		{"pem", "encrypted", "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\n" + strings.Repeat("x", 64) + "\n-----END RSA PRIVATE KEY-----", ""},
		{"jwt", "signed", signedToken(`{"alg":"HS256"}`, `{"sub":"a"}`, signature), ""},
		{"jwt", "claims that are none", signedToken(`{"alg":"HS256"}`, `["sub"]`, signature), ""},
		{"jwt", "by none", signedToken(`{"alg":"none"}`, `{"sub":"a"}`, signature), "it is not signed"},
		{"jwt", "unsigned", signedToken(`{"alg":"HS256"}`, `{"sub":"a"}`, ""), "it is not signed"},
		{"jwt", "no header", signedToken(`"alg"`, `{"sub":"a"}`, signature), "its header names no algorithm"},
		{"jwt", "two parts", "a.b", "it has no three parts"},
	} {
		if broken, _ := structures.Get()[tt.kind]([]byte(tt.secret)); broken != tt.broken {
			t.Errorf("%s, %s: %q, want %q", tt.kind, tt.name, broken, tt.broken)
		}
	}
	_, expires := jwtStructure([]byte(signedToken(`{"alg":"HS256"}`, `{"exp":1700000000}`, signature)))
	if want := time.Unix(1700000000, 0).UTC(); expires != want {
		t.Errorf("expires %v, want %v", expires, want)
	}
	for _, name := range rules.Structures {
		if structures.Get()[name] == nil {
			t.Errorf("no check of the structure %q", name)
		}
	}
}

func TestExpiredTokenIsLow(t *testing.T) {
	for exp, want := range map[string]rules.Severity{"1700000000": rules.Low, "2100000000": rules.Medium} {
		text := "session = '" + signedToken(`{"alg":"HS256"}`, `{"name":"somebody","exp":`+exp+`}`, "c2lnbmVkIGJ5IG5vYm9keSBhdCBhbGw") + "'\n"
		things := generalThings(t, "a.py", text)
		if len(things) != 1 || things[0].Severity != want || things[0].Confidence != rules.Certain || things[0].Fact("expires") == "" {
			t.Errorf("a token that expires at %s: %+v", exp, things)
		}
	}
}
