package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/config"
	"github.com/damvet/damvet/internal/report"
	"github.com/damvet/damvet/internal/spelling"
	"github.com/damvet/damvet/rules"
)

// options are the flags of all verbs together: a flag that two verbs have is
// spelled and means the same in both.
type options struct {
	format, output  string
	failOn          string
	minConfidence   string
	config          string
	secrets         string
	gitleaks        string
	noConfig        bool
	color           string
	quiet           bool
	noHistory       bool
	story           bool // of one finding is told
	noGo            bool
	tags            string
	download        bool
	fix             bool
	ignored         bool
	allowAbsent     bool
	plain           bool
	maxMemory       int64
	failUnreachable bool
	guidelines      bool
	brief           bool
	platform        string
	bounds          bool
	name            string
	maxSize         int64
	keep            bool
	commits         string
	since           string
	base, head      string
	fromHead        bool
	target          bool
	full, missing   bool
	sarif           string
	reports         []furtherReport
	reachable       bool
	noCache         bool
	strict          bool
	baseline        string
	noBaseline      bool
	// creates says that a baseline need not be there yet.
	creates  bool
	accepted config.Accepted
	only     nameList
	prune    bool
	from     string

	failing    rules.Severity
	confidence rules.Confidence
	// origin says of flags that were given where: on the command line, or in
	// which environment variable.
	origin map[string]string
}

func reportFlags(fs *flag.FlagSet, o *options) {
	fs.StringVar(&o.format, "format", "text", "write the report as `FORMAT`: "+strings.Join(report.Formats(), ", "))
	outputFlag(fs, o)
	verdictFlags(fs, o)
	settingsFlags(fs, o)
	fs.BoolVar(&o.strict, "strict", false, "let what is out of date in configuration and baseline make the exit status 1")
	fs.StringVar(&o.color, "color", "auto", "colour the report: `WHEN` is auto, always or never")
	quietFlag(fs, o)
	fs.BoolVar(&o.brief, "brief", false, "tell one finding of each class in full in the text report, and the rest in one line")
	fs.BoolVar(&o.guidelines, "guidelines", false, "list every guideline in the text report, also those for a person to check")
}

func quietFlag(fs *flag.FlagSet, o *options) {
	fs.BoolVar(&o.quiet, "quiet", false, "say nothing about the run unless something could not be looked at")
}

func outputFlag(fs *flag.FlagSet, o *options) {
	fs.StringVar(&o.output, "output", "", "write the report to `FILE` instead of standard output")
}

// verdictFlags say what counts toward failure.
func verdictFlags(fs *flag.FlagSet, o *options) {
	fs.StringVar(&o.failOn, "fail-on", "medium", "the least `SEVERITY` that makes the exit status 1: info, low, medium, high, critical")
	fs.StringVar(&o.minConfidence, "min-confidence", "firm", "the least `CONFIDENCE` that makes the exit status 1: tentative, firm, certain")
}

// settingsFlags say where the configuration and the baseline are.
func settingsFlags(fs *flag.FlagSet, o *options) {
	fs.StringVar(&o.config, "config", "", "read the configuration from `FILE` instead of the nearest .damvet.toml")
	fs.BoolVar(&o.noConfig, "no-config", false, "read no configuration")
	fs.StringVar(&o.baseline, "baseline", "", "read accepted findings from `FILE`, or from the files of a directory, instead of the nearest .damvet-baseline.jsonl; gitleaks' baseline and .gitleaksignore do too")
	fs.StringVar(&o.secrets, "secrets", "", "look for other secrets too: `SET` is none, cloud (keys of the cloud storage behind the platforms), or all (every secret that gitleaks' default rules know) (default what .gitleaks.toml says, or cloud)")
	fs.StringVar(&o.gitleaks, "gitleaks-config", "", "look for the secrets that gitleaks' configuration `FILE` describes, instead of the .gitleaks.toml at the root")
	fs.BoolVar(&o.noBaseline, "no-baseline", false, "read no baseline")
}

func fileFlags(fs *flag.FlagSet, o *options) {
	fs.BoolVar(&o.ignored, "ignored", false, "look at files that git ignores too, at a lower severity")
	sizeFlag(fs, o)
}

func sizeFlag(fs *flag.FlagSet, o *options) {
	fs.Int64Var(&o.maxSize, "max-size", 1<<30, "leave out files larger than so many `BYTES`")
}

func repositoryFlags(fs *flag.FlagSet, o *options) {
	fs.BoolVar(&o.allowAbsent, "allow-absent", false, "accept that a shallow or partial clone lacks objects")
	fs.BoolVar(&o.plain, "plain", false, "look at every object of the history whole and anew, which is slow and finds the same")
	fs.Int64Var(&o.maxMemory, "max-memory", 0, "keep within about so many `BYTES` of memory, and leave out objects of the history too large for that")
	fs.BoolVar(&o.failUnreachable, "fail-unreachable", false, "let findings in unreachable objects make the exit status 1")
	fs.BoolVar(&o.reachable, "reachable", false, "leave out what stands in unreachable objects alone")
	fs.BoolVar(&o.noCache, "no-cache", false, "look at everything anew, and remember nothing of the run")
}

// minMemory is what --max-memory may be at the least.
const minMemory = 64 << 20

// check turns words into values and refuses those that mean nothing.
func (o *options) check(fs *flag.FlagSet) error {
	for _, w := range []struct {
		flag, value string
		allowed     []string
	}{
		{"format", o.format, formats(fs)},
		{"color", o.color, []string{"auto", "always", "never"}},
		{"secrets", cmp.Or(o.secrets, "cloud"), config.Secrets},
	} {
		if fs.Lookup(w.flag) != nil && !slices.Contains(w.allowed, w.value) {
			return fmt.Errorf("%s: %w", o.given(w.flag), spelling.Unknown(w.flag, w.value, w.allowed))
		}
	}
	if fs.Lookup("fail-on") != nil {
		if err := o.failing.UnmarshalText([]byte(o.failOn)); err != nil {
			return fmt.Errorf("%s: %w", o.given("fail-on"), err)
		}
		if err := o.confidence.UnmarshalText([]byte(o.minConfidence)); err != nil {
			return fmt.Errorf("%s: %w", o.given("min-confidence"), err)
		}
	}
	if o.fix && o.noGo {
		return errors.New("--fix needs the Go checks, which --no-go leaves out")
	}
	if o.maxMemory != 0 && o.maxMemory < minMemory {
		return fmt.Errorf("--max-memory: %d is less than %d, and too little to work with", o.maxMemory, minMemory)
	}
	var empty error
	fs.Visit(func(f *flag.Flag) {
		if g, ok := f.Value.(flag.Getter); ok && g.Get() == "" {
			empty = fmt.Errorf("--%s is given, but empty", f.Name)
		}
	})
	if empty != nil {
		return empty
	}
	if o.gitleaks != "" && o.secrets != "" {
		return fmt.Errorf("%s and %s say different things: a configuration of gitleaks says itself which secrets are looked for", o.given("gitleaks-config"), o.given("secrets"))
	}
	if fs.Lookup("max-size") != nil && o.maxSize <= 0 {
		return fmt.Errorf("--max-size: %d is not positive", o.maxSize)
	}
	if fs.Lookup("platform") != nil && o.platform != "" && rules.Builtin().Platform(o.platform) == nil {
		var ids []string
		for _, p := range rules.Builtin().Platforms {
			ids = append(ids, p.ID)
		}
		return fmt.Errorf("--platform: %w", spelling.Unknown("platform", o.platform, ids))
	}
	return nil
}

// formats returns the formats that a verb can write, as its flag lists them.
func formats(fs *flag.FlagSet) []string {
	f := fs.Lookup("format")
	if f == nil {
		return nil
	}
	_, list, _ := strings.Cut(f.Usage, ": ")
	return strings.Split(list, ", ")
}
