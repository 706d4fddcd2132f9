package rules_test

import (
	"flag"
	"fmt"
	"maps"
	"regexp"
	"regexp/syntax"
	"slices"
	"testing"

	"github.com/damvet/damvet/internal/synth"
	"github.com/damvet/damvet/rules"
)

// common holds, for each allowlist of common.toml by its description, values
// that it must pass over and values that it must not. Placeholders are
// expanded.
var common = map[string]struct{ never, still []string }{
	"a look-up in the environment or in a store of settings": {
		never: []string{
			"process.env.IMAGEKIT_PRIVATE_KEY", "process.env[", "import.meta.env.VITE_KEY",
			"os.environ[", "os.environ.get(", "os.getenv(", "os.Getenv(", "getenv(", "os.LookupEnv(",
			"Deno.env.get(", "Bun.env.KEY", "System.getenv(", "Sys.getenv(", "System.getProperty(",
			"Environment.GetEnvironmentVariable(", "ENV[", "ENV.fetch(", "ENV", "std::env::var(",
			"env::var(", "env!(", "option_env!(", "env(", "mustGetenv(", "getEnvOrDefault(",
			"$_ENV[", "$_SERVER[", "$env:ICONIK_TOKEN", "$Env:Token", "%ICONIK_TOKEN%",
			"$ICONIK_TOKEN", "$privateKey", "$token", "${ICONIK_TOKEN}", "${ICONIK_TOKEN",
			"${iconik.token}", "${TOKEN:?set it}", "${TOKEN:-}", "${TOKEN-}", "${env:TOKEN}",
			"${file(./secrets.yml):token}", "${ssm:/iconik/token}", "$(cat token.txt)", "$(",
			"secrets.ICONIK_TOKEN", "var.iconik_token", "viper.GetString(", "BuildConfig.IK_KEY",
			"Rails.application.credentials.iconik", "Configuration[",
		},
		still: []string{
			"${TOKEN:-hunter22}", "${TOKEN:hunter22}", "$ecret2024", "environment2024!", "ENVELOPE77",
			"getenvious!9", "%4fA9%20", "os-environ-77",
		},
	},
	"a place to be filled in by a template or by the reader": {
		never: []string{
			"{{ iconik_token }}", "{{", "{{.Values.token}}", "${{ secrets.X }}", "${{", "{% token %}",
			"<%= token %>", "<?php", "<your-token>", "<ICONIK_AUTH_TOKEN>", "<your token", "#{token}",
			"{token}", "{}", "{0}", "[YOUR KEY]", "[[token]]", "@ICONIK_TOKEN@", "__ICONIK_TOKEN__",
			"%%TOKEN%%", "%TOKEN", "%(token)s", "%s", "%-20s", ":auth_token", "«token»",
		},
		still: []string{"{k9$2;x}", "<k9$2;x>", "@home2024", "_9f3e_", "%k9$2", ":K9x2", "[k9,2x]"},
	},
	"a reference to a secret that is kept elsewhere": {
		never: []string{
			"vault:secret/data/iconik#token", "vault://kv/iconik", "op://media/iconik/token", "sm://project/iconik",
			"ssm:/iconik/token", "arn:aws:secretsmanager:eu-west-1:1:secret:iconik",
			"arn:aws-us-gov:ssm:us-gov-west-1:1:parameter/iconik", "projects/media/secrets/iconik/versions/1",
			"https://media.vault.azure.net/secrets/iconik", "ENC[AES256_GCM,data:9f3e]", "ENC(9f3e)",
			"sops", "!Ref IconikToken", "!Sub", "!vault", "@Microsoft.KeyVault(SecretUri=x)",
			"keyvault:iconik", "secretKeyRef", "valueFrom", "/run/secrets/iconik", "/etc/secrets/x/token",
			"./keys/token.txt", "~/iconik.json", "ref+awssecrets://iconik", "akvs://x", "env:ICONIK_TOKEN",
		},
		still: []string{
			"vaulted9", "operator//", "arn:aws:iam::1:user/x", "ENCODE99", "!Refund7", "/k9$2/x",
			"ssm-9f3e77aa", "https://media.example.org/secrets",
		},
	},
	"a mask in the place of a secret": {
		never: []string{
			"****", "********", "••••••••", "xxxxxxxx", "XXXXXXXXXXXXXXXX", "xxxx-xxxx-xxxx", "........", "…",
			"________", "--------", "00000000000000000000000000000000", "aaaaaaaaaaaa", "private_...",
			"private_xxxxxxxxxxxx", "private_XXXXXXXXXXXX", "SECU_XXX", "SASS__xxx", "whsec_...", "eyJhbGciOi...",
			"9f3e…", "private_ab***yz", "AKIAXXXX", "sk-xxxxx1", "SECU_9F3E77AA01B2C3D4XXXX", "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
			"xxxxxxxx-xxxx-11ef-xxxx", "00000000-0000-0000-0000-000000000000",
			"11111111-2222-3333-4444-555555555555", "[REDACTED]", "<redacted>", "***REMOVED***", "(hidden)",
			"[Filtered]", "REDACTED:token",
		},
		still: []string{
			"aab", "x9x9", "redaction7", "Removed2024", "<<uuid1>>", "<<uuid4>>", "K9$2;x...and77more",
			"a.b.c.9", "*9f3e77aa",
		},
	},
	"a sequence typed along the keyboard or along the alphabet": {
		never: []string{
			"1234567890abcdef", "1234567890", "12345678", "123456", "0123456789abcdef0123456789abcdef",
			"abcdefghijklmnopqrstuvwxyz", "abcdef1234567890", "private_1234567890abcdef", "SECU_0123456789ABCDEF",
			"deadbeefdeadbeef", "a1b2c3d4e5f6", "abc123", "abc123def456", "qwertyuiop", "98765432",
			"12345678-1234-1234-1234-123456789abc",
		},
		still: []string{"1234", "7712345678", "9f3eabcdef", "abcxyz77", "deadpan99"},
	},
	"words that stand for a secret to come": {
		never: []string{
			"your_private_key", "your_private_api_key", "private_key_xxx", "My Private Key", "private_test",
			"private_unconfigured", "dummy_private_key", "test-private-key", "private_your_actual_private_key_here",
			"YOUR_TEMPLATE_ID", "SECU_YOUR_TEMPLATE_ID", "YOUR_SASS_KEY", "changeme", "changeme123", "change-me", "CHANGE_ME!",
			"example", "my-token-example", "placeholder", "TODO", "insert-token-here", "replace_me", "sample",
			"fakeToken", "mock-token", "not-a-real-token", "not_a_secret", "yourPrivateKey", "myApiKey",
			"your-token-here", "yourtokenhere", "test", "test-1", "foo", "foobar", "dummy", "fake",
			"this-is-not-a-secret", "enter your key", "wJalrXUtnFEMIEXAMPLEKEY",
		},
		still: []string{
			"attest9f3e", "contest-9f3e77", "test-9f3e77aa01b2c3d4", "latest77", "mystery99", "examiner7",
			"foot9ball", "sampler-4f9a", "9f3eEXAMPLE77", "Demosthenes", "notary-2024", "this1sMine",
		},
	},
	"a word that says there is nothing": {
		never: []string{"none", "None", "NULL", "nil", "undefined", "true", "False", "no", "empty", "n/a", "null,", "undefined;"},
		still: []string{"nonesuch", "trueblue7", "nobody", "offshore", "none9f3e"},
	},
	"the name of a type or of a field instead of a value": {
		never: []string{
			"string", "str", "String,", "String?", "*string", "[]byte", "&str", "SecretStr", "Optional[str]",
			"str | None", "string | undefined", "types.String", "z.string()", "interface{}", "any", "private_key",
			"privateKey", "secret_key", "apikey", "api-key", "AUTH_TOKEN", "client_secret", "password", "token",
			"access_token", "webhookSecret",
		},
		still: []string{"stringent7", "keynote9", "secret2024", "tokenK9x2", "password1", "admin2024", "private_9f3e77"},
	},
	"an expression of code instead of a literal": {
		never: []string{
			"config.token", "Get-Secret -Name iconik", "getToken()", "getToken(", "self.x", "this.token", "this.token;", "$this->token",
			"self::TOKEN", "Config::get", "options?.auth_token", "cfg.Iconik.AuthToken,", "creds[", "data[",
			"config['token']", "*token.value", "await getToken()", "new Secret(", "fmt.Sprintf(", "FILEROBOT_API_KEY",
			"ICONIK_AUTH_TOKEN,", "read_secret(name)", "readFileSync(path).trim()", "=>", "||", "{", "$config[",
			"&cfg.Token", "response.json().token", "lambda x",
		},
		still: []string{
			"9lives.cat", "k9$2(x", "hunter22", "ABC9F3E", "<<iconik-token>>", "<<iconik-token gen=1>>",
			"<<jwt-other>>", "newYork77", "k9-x2-b7", "A9-B7_C5",
		},
	},
}

func allowlists(t *testing.T) []*rules.Allowlist {
	t.Helper()
	var list []*rules.Allowlist
	for _, a := range rules.Builtin().Allowlists {
		if len(a.TargetRules) == 0 {
			list = append(list, a)
		}
	}
	return list
}

// anchored compiles regular expressions.
func anchored(t *testing.T, exprs []string) []*regexp.Regexp {
	t.Helper()
	res := make([]*regexp.Regexp, len(exprs))
	for i, e := range exprs {
		re, err := syntax.Parse(e, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		if !beginsAtStart(re) {
			t.Errorf("%q is not anchored: it would hide what holds a word by chance", e)
		}
		res[i] = regexp.MustCompile(e)
	}
	return res
}

func beginsAtStart(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpBeginText:
		return true
	case syntax.OpConcat, syntax.OpCapture:
		return beginsAtStart(re.Sub[0])
	case syntax.OpAlternate:
		return !slices.ContainsFunc(re.Sub, func(sub *syntax.Regexp) bool { return !beginsAtStart(sub) })
	}
	return false
}

// hiding returns those that match.
func hiding(res []*regexp.Regexp, s string) []*regexp.Regexp {
	var found []*regexp.Regexp
	for _, re := range res {
		if re.MatchString(s) {
			found = append(found, re)
		}
	}
	return found
}

func TestAllowlists(t *testing.T) {
	seen := map[string]bool{}
	for _, a := range allowlists(t) {
		t.Run(a.Description, func(t *testing.T) {
			table, ok := common[a.Description]
			if !ok || len(table.never) == 0 || len(table.still) == 0 {
				t.Fatal("no table: say what it must pass over and what it must not")
			}
			if len(a.Paths)+len(a.Commits)+len(a.StopWords) > 0 || a.RegexTarget != "" && a.RegexTarget != "secret" {
				t.Fatal("only regexes over the secret hold for every rule")
			}
			res := anchored(t, a.Regexes)
			used := map[*regexp.Regexp]bool{}
			for _, v := range table.never {
				hits := hiding(res, v)
				if len(hits) == 0 {
					t.Errorf("%q is not passed over", v)
				}
				for _, h := range hits {
					used[h] = true
				}
			}
			for _, re := range res {
				if !used[re] {
					t.Errorf("no value in the table needs %q", re)
				}
			}
			for _, v := range table.still {
				if hits := hiding(res, expand(t, v)); len(hits) > 0 {
					t.Errorf("%q is passed over by %q", v, hits)
				}
			}
		})
		seen[a.Description] = true
	}
	for d := range common {
		if !seen[d] {
			t.Errorf("no allowlist is described as %q", d)
		}
	}
}

var many = flag.Bool("many", false, "try 20,000 values of each shape instead of 500")

// What one allowlist must not hide, another may; but what is a credential by
// its shape none of them may hide, however its letters fall.
func TestAllowlistsHideNoKey(t *testing.T) {
	var exprs []string
	for _, a := range allowlists(t) {
		exprs = append(exprs, a.Regexes...)
	}
	res := anchored(t, exprs)
	names := []string{"iconik-token", "filerobot-sass", "imagekit-private-key", "imagekit-basic", "uuid1", "uuid4"}
	extra := &rules.Platform{ID: "test", Synthetic: map[string]string{
		"hex32":     `[0-9a-f]{32}`,
		"hex40":     `[0-9a-f]{40}`,
		"sha1-key":  `[A-Za-z0-9+/]{27}=`,
		"mac":       `[A-Za-z0-9_-]{43}`,
		"webhook":   `whsec_[A-Za-z0-9+/]{32}`,
		"word20":    `[A-Za-z0-9]{20}`,
		"client-30": `[a-z0-9_]{30}`,
		"password":  `[A-Za-z0-9!#%&*+?@-]{16}`,
	}}
	platforms := append(slices.Clone(rules.Builtin().Platforms), extra)
	for _, p := range platforms {
		names = slices.AppendSeq(names, maps.Keys(p.Synthetic))
	}
	ex, err := synth.New(&rules.Catalogue{Platforms: platforms})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	count := 500
	if *many {
		count = 20000
	}
	for _, name := range slices.Compact(names) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for n := range count {
				v, err := ex.Expand(fmt.Sprintf("<<%s n=%d>>", name, n))
				if err != nil {
					t.Fatal(err)
				}
				// A short word may be any word.
				if hits := hiding(res, v); len(hits) > 0 && len(v) >= 12 {
					t.Fatalf("value %d, %q, is hidden by %q", n, v, hits)
				}
			}
		})
	}
}

func expand(t *testing.T, text string) string {
	t.Helper()
	s, err := synth.Expand(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
