//go:build ignore

// Compare runs damvet beside other programs on one repository and prints what
// each costs: user and system seconds of the whole process tree, and peak
// memory. Every round runs all programs once, in turn, so that what else the
// machine does falls on all of them. What is told are the medians, and the
// medians of the ratios to what the first program needed in the same round.
//
//	go run .ci/compare.go [-n ROUNDS] [-damvet PATH] [-only WORK] REPOSITORY
//
// REPOSITORY is a clone; without a working tree its files are left out. WORK is
// a part of the title of what to run. Programs that are not installed are left
// out and named: gitleaks-re2 is gitleaks built with -tags gore2regex. Named is
// too what one of them complains of: gitleaks calls a history that git could not
// read free of leaks, in no time. Of a history that lacks objects, as partial
// clones do, all therefore run on a copy that has empty files in place of them.
package main

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"text/tabwriter"

	"github.com/damvet/damvet/.ci/borrow"
)

type program struct {
	name string
	args []string
	env  []string
	cpu  []float64 // seconds
	rss  []int64   // bytes
}

type group struct {
	title    string
	tree     bool // needs a working tree
	programs []*program
}

// groups are what is run. cache is a directory for what damvet remembers.
func groups(damvet, cache string) []group {
	files := []string{damvet, "files", "--quiet", "--format", "concise"}
	past := []string{damvet, "history", "--quiet", "--format", "concise", "--allow-absent"}
	leaks := []string{"--redact", "--no-banner", "--log-level", "error", "."}
	with := func(args []string, more ...string) []string { return slices.Concat(args, more) }
	return []group{
		{"start-up", false, []*program{
			{name: "damvet version", args: []string{damvet, "version"}},
			{name: "gitleaks version", args: []string{"gitleaks", "version"}},
		}},
		{"files of the working tree", true, []*program{
			{name: "rg -c WORD", args: []string{"rg", "-c", "--hidden", "xyzzyx"}},
			{name: "damvet files", args: with(files, ".")},
			{name: "damvet files --secrets all", args: with(files, "--secrets", "all", ".")},
			{name: "gitleaks dir", args: with([]string{"gitleaks", "dir"}, leaks...)},
			{name: "gitleaks dir, gore2regex", args: with([]string{"gitleaks-re2", "dir"}, leaks...)},
			{name: "betterleaks dir", args: with([]string{"betterleaks", "dir"}, leaks...)},
		}},
		{"whole history", false, []*program{
			{name: "git cat-file --batch-all-objects", args: []string{"git", "cat-file", "--batch-all-objects", "--unordered", "--batch"}},
			{name: "damvet history", args: with(past, "--no-cache", ".")},
			{name: "damvet history --secrets all", args: with(past, "--no-cache", "--secrets", "all", ".")},
			{name: "gitleaks git", args: with([]string{"gitleaks", "git"}, leaks...)},
			{name: "gitleaks git, gore2regex", args: with([]string{"gitleaks-re2", "git"}, leaks...)},
			{name: "betterleaks git", args: with([]string{"betterleaks", "git"}, leaks...)},
		}},
		{"history again, nothing changed", false, []*program{
			{name: "damvet history, the first time", args: with(past, "--no-cache", ".")},
			{name: "damvet history, again", args: with(past, "."), env: []string{"XDG_CACHE_HOME=" + cache}},
		}},
	}
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("compare: ")
	rounds := flag.Int("n", 3, "how many rounds")
	damvet := flag.String("damvet", "damvet", "the damvet to run")
	only := flag.String("only", "", "run what has this in its title")
	flag.Parse()
	if flag.NArg() != 1 || *rounds < 1 {
		log.Fatal("usage: go run .ci/compare.go [-n ROUNDS] [-damvet PATH] [-only WORK] REPOSITORY")
	}
	dir, err := filepath.Abs(flag.Arg(0))
	if err != nil {
		log.Fatal(err)
	}
	if strings.ContainsRune(*damvet, filepath.Separator) {
		// It is run in the repository.
		if *damvet, err = filepath.Abs(*damvet); err != nil {
			log.Fatal(err)
		}
	}
	cache, err := os.MkdirTemp("", "compare")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(cache)
	_, err = os.Stat(filepath.Join(dir, ".git"))
	bare := err != nil
	history := filepath.Join(cache, "copy.git")
	absent, err := borrow.Copy(dir, history)
	if err != nil {
		log.Fatal(err)
	}
	if absent == 0 {
		history = dir
	} else {
		log.Printf("%d objects are absent: empty files stand for them in the history", absent)
	}
	for _, g := range groups(*damvet, cache) {
		switch {
		case !strings.Contains(g.title, *only):
		case g.tree && bare:
			log.Printf("%s has no working tree: %s are left out", dir, g.title)
		case g.tree:
			g.run(dir, *rounds)
		default:
			g.run(history, *rounds)
		}
	}
}

// run runs the programs of a group and reports. Those that remember something
// are run once before.
func (g *group) run(dir string, rounds int) {
	var there []*program
	for _, p := range g.programs {
		if _, err := exec.LookPath(p.args[0]); err != nil {
			log.Printf("%s is not installed, and left out", p.args[0])
			continue
		}
		there = append(there, p)
		if p.env != nil {
			p.run(dir)
			p.cpu, p.rss = nil, nil
		}
	}
	for range rounds {
		for _, p := range there {
			p.run(dir)
		}
	}
	report(g.title, there)
}

// run runs a program once. Findings are no failure; anything else that it says
// by its status is.
func (p *program) run(dir string) {
	var complaint bytes.Buffer
	cmd := exec.Command(p.args[0], p.args[1:]...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), p.env...)
	cmd.Stdout, cmd.Stderr = io.Discard, &complaint
	err := cmd.Run()
	said, _, _ := strings.Cut(strings.TrimSpace(complaint.String()), "\n")
	switch {
	case cmd.ProcessState == nil || cmd.ProcessState.ExitCode() > 1:
		log.Printf("%s: %v: %s", p.name, err, said)
	case said != "":
		log.Printf("%s: %s", p.name, said)
	}
	if cmd.ProcessState == nil {
		return
	}
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		log.Fatal("this system does not tell what a process used")
	}
	p.cpu = append(p.cpu, (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds())
	p.rss = append(p.rss, usage.Maxrss*1024)
}

func report(title string, programs []*program) {
	fmt.Println(title)
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "\tCPU s\tratio\tpeak MB\tratio\t")
	for _, p := range programs {
		if len(p.cpu) == 0 {
			continue
		}
		first := programs[0]
		var cpu, rss []float64
		for i := range min(len(p.cpu), len(first.cpu)) {
			cpu = append(cpu, p.cpu[i]/max(first.cpu[i], 1e-3))
			rss = append(rss, float64(p.rss[i])/float64(max(first.rss[i], 1)))
		}
		fmt.Fprintf(w, "%s\t%.2f\t%.2f\t%d\t%.2f\t\n", p.name, median(p.cpu), median(cpu), median(p.rss)>>20, median(rss))
	}
	w.Flush()
	fmt.Println()
}

func median[T cmp.Ordered](all []T) T {
	all = slices.Sorted(slices.Values(all))
	return all[len(all)/2]
}
