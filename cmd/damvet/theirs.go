package main

import "strings"

// gitleaksWords are the verbs and flags of gitleaks that damvet does not have,
// with what does the same. docs/from-gitleaks.md says more of each.
var gitleaksWords = map[string]string{
	"git":     "`damvet history` looks at a history, `damvet check` at the files too",
	"dir":     "`damvet files` looks at a directory",
	"detect":  "`damvet check` looks at files and history",
	"protect": "`damvet staged` looks at what is staged",

	"-b": "--baseline", "-baseline-path": "--baseline",
	"-i": "--baseline", "-gitleaks-ignore-path": "--baseline",
	"-c": "--gitleaks-config",
	"-f": "--format", "-report-format": "--format",
	"-r": "--output", "-report-path": "--output",
	"-log-opts": "--range A..B, or --since DATE", "-pre-commit": "`damvet staged`", "-staged": "`damvet staged`",
	"-max-target-megabytes": "--max-size, in bytes",
	"-enable-rule":          "disable and enable in .damvet.toml",
	"-no-color":             "--color never",
	"-redact":               "nothing: secrets are always redacted",
	"-no-banner":            "nothing: there is no banner",
	"-exit-code":            "nothing: 1 is findings, 2 is anything that went wrong",
	"-max-decode-depth":     "nothing: it is fixed",
	"-max-archive-depth":    "nothing: it is fixed",
	"-v":                    "nothing: findings are always told", "-verbose": "nothing: findings are always told",
	"-timeout":               "nothing: run damvet under `timeout`",
	"-ignore-gitleaks-allow": "nothing: what a comment allows stays allowed",
	"-diagnostics":           "nothing", "-diagnostics-dir": "nothing",
	"-report-template": "nothing: --format jsonl has one finding a line",
	"-no-git":          "`damvet files`", "-pipe": "`damvet stdin`",
	"-s": "the directory as an argument", "-source": "the directory as an argument",
}

// ofGitleaks is the hint for a verb, or a flag with one dash, that is
// gitleaks'; "" for any other.
func ofGitleaks(word string) string {
	ours := gitleaksWords[word]
	if flag, ok := strings.CutPrefix(word, "-"); ok && ours != "" {
		if len(flag) > 1 {
			word = "-" + word
		}
		return "for " + word + " of gitleaks damvet has " + ours
	}
	return ours
}
