package record

import (
	"strings"

	"github.com/damvet/damvet/internal/lazyregexp"
)

// lookups are how references to a value in an environment or a secret store
// begin: those of languages, of template languages, of deployment tools. Spaces
// in them are passed over.
var lookups = [256][]string{
	'$': {
		"${env:", "${env.", "${secret:", "${secrets:", "${secrets.", "${vault:", "${ssm:", "${cf:", "${self:", "$ENV{", "$_ENV[", "$env:",
		"${{secrets.", "${{vars.", "${{env.",
	},
	'/': {"/run/secrets/"},
	'@': {"@Microsoft.KeyVault("},
	'B': {"Bun.env."},
	'D': {"Deno.env."},
	'E': {"ENV[", "ENV.", "ENC[", "Environment.GetEnvironmentVariable("},
	'P': {"Platform.environment[", "ProcessInfo.processInfo.environment["},
	'S': {"System.getenv(", "String.fromEnvironment("},
	'a': {"awssm:", "arn:aws:secretsmanager:", "arn:aws:ssm:", "arn:aws-cn:secretsmanager:", "arn:aws-us-gov:secretsmanager:"},
	'c': {"config("},
	'e': {"env(", "env::var(", "env!("},
	'g': {"getenv("},
	'i': {"import.meta.env."},
	'k': {"keyvault:"},
	'o': {"option_env!(", "op://", "os.environ", "os.getenv(", "os.Getenv("},
	'p': {"process.env.", "process.env["},
	'r': {"ref+"},
	's': {"sm://", "ssm://", "secret://", "std::env::var("},
	'v': {"vault:"},
	'{': {"{{resolve:"},
}

// isLookup reports whether a string, which is not empty, refers to a value
// elsewhere.
func isLookup(s string) bool {
	for _, l := range lookups[s[0]] {
		if len(s) > 1 && (s[1] == l[1] || s[1] == ' ') && begins(s, l) {
			return true
		}
	}
	return false
}

// begins reports whether s begins with prefix, whatever spaces stand in it.
func begins(s, prefix string) bool {
	for i := range len(prefix) {
		for s != "" && s[0] == ' ' {
			s = s[1:]
		}
		if s == "" || s[0] != prefix[i] {
			return false
		}
		s = s[1:]
	}
	return true
}

// placeholders are values that are wholly filled in later.
var placeholders = lazyregexp.New(`^(?:` +
	`\$\{[^{}]*\}|\$\{\{.*\}\}|\$\([^()]*\)|\$[A-Za-z_][A-Za-z0-9_]*|%[A-Za-z_][A-Za-z0-9_]*%|\{\{.*\}\}|` +
	`\{%.*%\}|\{[A-Za-z_][A-Za-z0-9_. -]*\}|<%.*%>|<[^<>]+>|#\{[^{}]*\}|` +
	`\[\[.*\]\]|\[[A-Z][A-Za-z_ -]*\]|@@?[A-Za-z_.]+@@?|__[A-Za-z][A-Za-z_]*__` + `)$`)

// maxWord is the length up to which a text is tried as a lookup or placeholder.
const maxWord = 512

// textKind returns what a string stands for: String, Lookup or Template.
func textKind(s string) Kind {
	if len(s) < 3 || len(s) > maxWord {
		if len(s) == 2 && s[0] == '%' && strings.IndexByte("sdvqx", s[1]) >= 0 {
			return Template
		}
		return String
	}
	if isSpace(s[0]) || isSpace(s[len(s)-1]) {
		if s = strings.TrimSpace(s); len(s) < 3 {
			return String
		}
	}
	if isLookup(s) {
		return Lookup
	}
	switch s[0] {
	case '$', '%', '{', '<', '#', '[', '@', '_':
		if closes(s) && placeholders.Get().MatchString(s) {
			return Template
		}
	}
	return String
}

// closes reports whether a text ends with what a placeholder that begins with
// its first byte ends with.
func closes(s string) bool {
	last := s[len(s)-1]
	switch s[0] {
	case '$':
		return last == '}' || last == ')' || isWordByte(last)
	case '{', '#':
		return last == '}'
	case '<':
		return last == '>'
	case '[':
		return last == ']'
	}
	return last == s[0]
}

// anyKey reports whether a key can turn out to be any other.
func anyKey(s string) bool {
	for _, open := range []string{"${", "{{", "<%", "#{"} {
		if strings.HasPrefix(s, open) {
			return textKind(s) != String
		}
	}
	return false
}

// plainKind returns what an unquoted scalar of YAML is.
func plainKind(s string) Kind {
	switch s {
	case "", "~", "null", "Null", "NULL":
		return Null
	case "true", "True", "TRUE", "false", "False", "FALSE":
		return Bool
	}
	if isNumber(s) {
		return Number
	}
	return textKind(s)
}

// isNumber reports whether an unquoted word is a number in YAML.
func isNumber(s string) bool {
	c := s[0]
	if c == '.' || len(s) == 5 {
		switch strings.TrimLeft(s, "+-") {
		case ".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN":
			return len(s) <= 5
		}
	}
	if (c == '-' || c == '+') && len(s) > 1 {
		c = s[1]
	}
	if !('0' <= c && c <= '9' || c == '.') || strings.HasSuffix(s, "_") || strings.HasPrefix(s, "_") {
		return false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			_, ok := number(s)
			return ok
		}
	}
	return true
}

// masks are values that say that something belongs there.
var masks = lazyregexp.New(`(?i)^(?:(?:x{3,}|\*+|\.+|…|-+|_+|#+|\?+|0{3,})$|[<\[(].*[>\])]$|(?:(?:my|your|our|insert|enter|replace|change|put|paste)[ _.-]|your|changeme|replaceme|placeholder|redacted|masked|hidden|removed|dummy|example|sample|todo|fixme|tbd|n/?a$|none$|null$|undefined$))`)

// Constant reports whether a value is written out: a scalar, not empty, that is
// neither looked up nor filled in later, holds no placeholder, and is no mask
// or stand-in such as "****" or "your-key".
func (v *Value) Constant() bool {
	if v == nil || v.Kind == Null || !v.Scalar() || !v.Known() {
		return false
	}
	s := strings.TrimSpace(v.Text)
	for _, open := range []string{"${", "{{", "<%", "#{", "$("} {
		if strings.Contains(s, open) {
			return false
		}
	}
	if scheme, rest, ok := strings.Cut(s, " "); ok && (strings.EqualFold(scheme, "bearer") || strings.EqualFold(scheme, "basic") || strings.EqualFold(scheme, "token")) {
		s = strings.TrimSpace(rest)
	}
	return s != "" && !masks.Get().MatchString(s[:min(len(s), maxWord)])
}
