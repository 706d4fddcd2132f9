package record

import (
	"regexp"
	"strings"
)

// lookups are the ways to refer to a value in an environment or secret store:
// of languages, of template languages, of deployment tools.
var lookups = regexp.MustCompile(`^(?:` + strings.Join([]string{
	`process\.env\b`, `import\.meta\.env\b`, `Deno\.env\b`, `os\.(?:environ|getenv|Getenv)\b`, `(?:System\.)?getenv\s*\(`,
	`ENV\s*[\[.]`, `\$_?ENV\b`, `env\s*\(`, `config\s*\(`,
	`\$\{\{\s*(?:secrets|vars|env)\b`, `\$\{(?:env|secret|secrets|vault|ssm|cf|self)[:.]`, `\{\{resolve:`,
	`ENC\[`, `op://`, `ref\+`, `vault:`, `vault://`, `sm://`, `awssm:`, `keyvault:`, `secret://`, `ssm://`,
	`arn:aws[a-z-]*:(?:secretsmanager|ssm):`, `@Microsoft\.KeyVault\(`, `projects/[^/]+/secrets/`, `/run/secrets/`,
}, "|") + `)`)

// placeholders are values that are wholly filled in later.
var placeholders = regexp.MustCompile(`^(?:` + strings.Join([]string{
	`\$\{[^{}]*\}`, `\$\{\{.*\}\}`, `\$\([^()]*\)`, `\$[A-Za-z_][A-Za-z0-9_]*`, `%[A-Za-z_][A-Za-z0-9_]*%`,
	`\{\{.*\}\}`, `\{%.*%\}`, `\{[A-Za-z_][A-Za-z0-9_. -]*\}`, `<%.*%>`, `<[^<>]+>`, `#\{[^{}]*\}`,
	`\[\[.*\]\]`, `\[[A-Z][A-Za-z_ -]*\]`, `@@?[A-Za-z_.]+@@?`, `__[A-Za-z][A-Za-z_]*__`,
}, "|") + `)$`)

// maxWord is the length up to which a text is tried as a lookup or placeholder.
const maxWord = 512

// textKind returns what a string stands for: String, Lookup or Template.
func textKind(s string) Kind {
	s = strings.TrimSpace(s)
	if len(s) < 3 || len(s) > maxWord {
		return String
	}
	switch s[0] {
	case '$', '%', '{', '<', '#', '[', '@', '_':
		if lookups.MatchString(s) {
			return Lookup
		}
		if placeholders.MatchString(s) {
			return Template
		}
	case 'p', 'i', 'D', 'o', 'S', 'g', 'E', 'e', 'c', 'r', 'v', 's', 'a', 'k', '/':
		if strings.ContainsAny(s, ".:([+/") && lookups.MatchString(s) {
			return Lookup
		}
	}
	return String
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
	switch strings.TrimLeft(s, "+-") {
	case ".inf", ".Inf", ".INF":
		return len(s) <= 5
	}
	switch s {
	case ".nan", ".NaN", ".NAN":
		return true
	}
	c := s[0]
	if (c == '-' || c == '+') && len(s) > 1 {
		c = s[1]
	}
	if !('0' <= c && c <= '9' || c == '.') || strings.HasSuffix(s, "_") || strings.HasPrefix(s, "_") {
		return false
	}
	_, ok := number(s)
	return ok
}

// masks are values that say that something belongs there.
var masks = regexp.MustCompile(`(?i)^(?:(?:x+|\*+|\.+|…|-+|_+|#+|\?+|0+)$|[<\[(].*[>\])]$|(?:(?:my|your|our|insert|enter|replace|change|put|paste)[ _.-]|your|changeme|replaceme|placeholder|redacted|masked|hidden|removed|dummy|example|sample|todo|fixme|tbd|n/?a$|none$|null$|undefined$))`)

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
	return s != "" && !masks.MatchString(s[:min(len(s), maxWord)])
}
