// Damvet holds code that integrates with media-asset platforms against the
// guidelines that the platforms' vendors give. See README.md, or run
// "damvet help".
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/damvet/damvet/analyzers"
	"github.com/damvet/damvet/internal/goflow"
	"github.com/damvet/damvet/internal/govet"
	"github.com/damvet/damvet/internal/spelling"
)

// Exit statuses.
const (
	statusClean    = 0
	statusFindings = 1
	statusTrouble  = 2
)

// version is set at link time; without it the build information counts.
var version = ""

// testOnlyNow replaces the clock in tests.
var testOnlyNow = os.Getenv("DAMVET_TEST_NOW")

func main() {
	// What is allocated first is the catalogue, which stays, and a small scan is
	// over before a collection would pay. The first one ends that.
	percent, isTool := early, govet.Asked(os.Args[1:])
	if isTool {
		percent = earlyTool
	}
	debug.SetGCPercent(percent)
	runtime.AddCleanup(new([64]byte), pace, percent)
	if isTool {
		goflow.OnBuild = func() {
			most.Store(thrift)
			if collected.Load() {
				debug.SetGCPercent(thrift)
			}
		}
		goflow.OnTold = func() {
			if collected.Load() && live() > large {
				most.Store(thrift)
				debug.SetGCPercent(thrift)
			}
		}
		govet.Tool(analyzers.Suite)
	}
	// A closed pipe is an error to report, not a signal to die of.
	signal.Ignore(syscall.SIGPIPE)
	ends := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		ends = append(ends, syscall.SIGHUP) // and temporary folders go
	}
	ctx, stop := signal.NotifyContext(context.Background(), ends...)
	defer stop()
	// A scan that does not come to where it looks at the context is ended all
	// the same.
	context.AfterFunc(ctx, func() {
		time.Sleep(5 * time.Second)
		fmt.Fprintln(os.Stderr, "damvet: interrupted")
		os.Exit(statusTrouble)
	})
	u := &ui{
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr,
		getenv: os.Getenv, environ: os.Environ(),
		now: time.Now(),
	}
	if testOnlyNow != "" {
		if t, err := time.Parse(time.RFC3339, testOnlyNow); err == nil {
			u.now = t
		}
	}
	os.Exit(run(ctx, u, os.Args[1:]))
}

// early is by how much the heap may grow before the first collection: from what
// Go takes for its least size, to 64 MiB.
const early = 1600

// earlyTool is the same for a tool of go vet, of which one runs for each package:
// to 8 MiB. Later, most are over without a collection; but go vet's own tool, whose
// memory is the measure, collects at half of that.
const earlyTool = 200

// room is up to where the heap may double between two collections. What takes
// more than half of that may grow to it, and at least by leastGrowth.
const (
	room        = 256 << 20
	leastGrowth = 40
)

// thrift is by how much the heap of a tool of go vet may grow once it builds SSA,
// which go vet's own does not.
const thrift = 50

// large is a heap that is to grow no more than by that while facts are written: they
// are copied several times, and go vet's own tool has few.
const large = 16 << 20

// most is by how much the heap may grow at most.
var most atomic.Int64

func init() { most.Store(100) }

// collected is whether there was a collection: the first needs code, stacks and threads
// of its own, which is more than it spares where the heap is small.
var collected atomic.Bool

// pace follows every collection, the one before which the heap could grow by
// percent, so that the peak of a long history is not twice what the history
// takes.
func pace(percent int) {
	collected.Store(true)
	n := live()
	next := int(min(most.Load(), max(leastGrowth, 100*(room-n)/n)))
	if next != percent {
		debug.SetGCPercent(next)
	}
	runtime.AddCleanup(new([64]byte), pace, next)
}

// live is how many bytes the last collection has left.
func live() int64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return int64(max(1, sample[0].Value.Uint64()))
}

// command is one verb.
type command struct {
	name string
	// args is how the arguments are written in the usage line.
	args string
	// short is one line, long may be several.
	short, long string
	// flags declares the verb's flags; nil if it has none.
	flags func(*flag.FlagSet, *options)
	run   func(context.Context, *ui, *options, []string) (int, error)
	// maxArgs is how many arguments it takes at most, minArgs at least.
	minArgs, maxArgs int
	// words completes its first argument.
	words func() []string
}

// commands lists the verbs in the order in which help shows them. It is filled
// by init since some of them speak of all.
var commands []*command

func init() {
	commands = []*command{
		checkCommand, filesCommand, historyCommand, stagedCommand, ciCommand, prePushCommand, preReceiveCommand, stdinCommand, baselineCommand,
		configCommand, mergeCommand, diffCommand,
		explainCommand, rulesCommand, guidelinesCommand, demoCommand,
		cacheCommand, completionCommand, versionCommand, helpCommand,
	}
}

func lookup(name string) *command {
	for _, c := range commands {
		if c.name == name {
			return c
		}
	}
	return nil
}

func unknownVerb(name string) error {
	return withHint(fmt.Errorf("unknown verb %q%s", name, spelling.DidYouMean(name, verbs())), cmp.Or(ofGitleaks(name), "`damvet help` lists the verbs"))
}

// unknownFlag is how package flag begins to say that there is no flag of a name.
const unknownFlag = "flag provided but not defined: -"

func run(ctx context.Context, u *ui, args []string) int {
	if len(args) == 0 {
		u.stderrf("%s", usage())
		return statusTrouble
	}
	switch args[0] {
	case "-h", "-help", "--help":
		args[0] = "help"
	case "-version", "--version", "-V":
		args[0] = "version"
	}
	c := lookup(args[0])
	if c == nil {
		u.fail(unknownVerb(args[0]))
		return statusTrouble
	}
	status, err := c.parseAndRun(ctx, u, args[1:])
	if errors.Is(err, flag.ErrHelp) {
		u.print(c.usage())
		return u.finish(statusClean)
	}
	if err != nil && errors.Is(err, ctx.Err()) {
		err = withHint(errors.New("interrupted"), "nothing is reported of a run that did not end")
	}
	if err != nil {
		u.fail(err)
		return statusTrouble
	}
	return u.finish(status)
}

func (c *command) parseAndRun(ctx context.Context, u *ui, args []string) (int, error) {
	o := &options{}
	fs := c.flagSet(o)
	var rest []string
	for {
		if err := fs.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return 0, err
			}
			name, _ := strings.CutPrefix(err.Error(), unknownFlag)
			return 0, withHint(fmt.Errorf("%w%s", err, spelling.DidYouMean("--"+name, c.flagNames())), cmp.Or(ofGitleaks("-"+name), "`damvet help "+c.name+"` lists the flags"))
		}
		if fs.NArg() == 0 {
			break
		}
		// Everything behind "--" is an argument.
		if n := len(args) - fs.NArg(); n > 0 && args[n-1] == "--" {
			rest = append(rest, fs.Args()...)
			break
		}
		rest = append(rest, fs.Arg(0))
		args = fs.Args()[1:]
	}
	if len(rest) < c.minArgs || len(rest) > c.maxArgs {
		return 0, withHint(fmt.Errorf("%s takes %s", c.name, c.argsWanted(len(rest))), "usage: damvet "+strings.TrimSpace(c.name+" "+c.args))
	}
	if err := o.environment(fs, u.getenv); err != nil {
		return 0, err
	}
	if err := o.check(fs); err != nil {
		return 0, err
	}
	return c.run(ctx, u, o, rest)
}

func (c *command) argsWanted(given int) string {
	switch {
	case c.maxArgs == 0:
		return "no arguments"
	case c.minArgs == c.maxArgs:
		return fmt.Sprintf("exactly %d argument(s)", c.minArgs)
	}
	if given < c.minArgs {
		return fmt.Sprintf("at least %d argument(s)", c.minArgs)
	}
	return fmt.Sprintf("at most %d argument(s)", c.maxArgs)
}

func (c *command) flagSet(o *options) *flag.FlagSet {
	fs := flag.NewFlagSet(c.name, flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.Usage = func() {}
	if c.flags != nil {
		c.flags(fs, o)
	}
	return fs
}

func (c *command) usage() string {
	var b strings.Builder
	fmt.Fprintf(&b, "usage: damvet %s\n\n%s\n", strings.TrimSpace(c.name+" "+c.args), c.short)
	if c.long != "" {
		fmt.Fprintf(&b, "\n%s\n", strings.TrimSpace(c.long))
	}
	first := true
	c.flagSet(&options{}).VisitAll(func(f *flag.Flag) {
		if first {
			b.WriteString("\nflags:\n")
			first = false
		}
		name, usage := flag.UnquoteUsage(f)
		if name != "" {
			name = " " + name
		}
		line := "--" + f.Name + name
		fmt.Fprintf(&b, "  %-28s %s", line, usage)
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "0" {
			fmt.Fprintf(&b, " (default %s)", f.DefValue)
		}
		b.WriteByte('\n')
	})
	return b.String()
}

func usage() string {
	var b strings.Builder
	b.WriteString("damvet holds media-asset integrations against their vendors' guidelines.\n\nusage: damvet VERB [flags] [arguments]\n\n")
	for _, c := range commands {
		fmt.Fprintf(&b, "  %-12s %s\n", c.name, c.short)
	}
	b.WriteString("\nexample:\n  $ damvet check\n\nExit status: 0 nothing to report, 1 findings, 2 anything else.\n`damvet help VERB` tells more about one verb.\n")
	return b.String()
}

var helpCommand = &command{
	name: "help", args: "[VERB]", maxArgs: 1,
	short: "tell about damvet, or about one verb",
	words: verbs,
	run: func(_ context.Context, u *ui, _ *options, args []string) (int, error) {
		if len(args) == 0 {
			u.print(usage())
			return statusClean, nil
		}
		c := lookup(args[0])
		if c == nil {
			return 0, unknownVerb(args[0])
		}
		u.print(c.usage())
		return statusClean, nil
	},
}

func verbs() []string {
	var names []string
	for _, c := range commands {
		names = append(names, c.name)
	}
	slices.Sort(names)
	return names
}
