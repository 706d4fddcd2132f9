//go:build ignore

// Compare runs damvet beside other programs on one repository and prints what
// each costs: user and system seconds of the whole process tree, and peak
// memory. Every round runs all programs once, in turn, so that what else the
// machine does falls on all of them. What is told are the medians, and the
// medians of the ratios to what the first program needed in the same round.
//
//	go run .ci/compare.go [-n ROUNDS] [-damvet PATH] REPOSITORY
//
// REPOSITORY is a clone with a working tree. Programs that are not installed
// are left out and named.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"text/tabwriter"
)

type program struct {
	name string
	args []string
	cpu  []float64 // seconds
	rss  []int64   // bytes
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("compare: ")
	rounds := flag.Int("n", 3, "how many rounds")
	damvet := flag.String("damvet", "damvet", "the damvet to run")
	flag.Parse()
	if flag.NArg() != 1 || *rounds < 1 {
		log.Fatal("usage: go run .ci/compare.go [-n ROUNDS] [-damvet PATH] REPOSITORY")
	}
	dir, err := filepath.Abs(flag.Arg(0))
	if err != nil {
		log.Fatal(err)
	}
	groups := []struct {
		title    string
		programs []*program
	}{
		{"start-up", []*program{
			{name: "damvet version", args: []string{*damvet, "version"}},
			{name: "gitleaks version", args: []string{"gitleaks", "version"}},
		}},
		{"files of the working tree", []*program{
			{name: "rg -c WORD", args: []string{"rg", "-c", "--hidden", "xyzzyx"}},
			{name: "damvet files", args: []string{*damvet, "files", "--quiet", "--format", "concise", "."}},
			{name: "gitleaks dir", args: []string{"gitleaks", "dir", "--redact", "--no-banner", "--log-level", "error", "."}},
		}},
		{"whole history", []*program{
			{name: "git cat-file --batch-all-objects", args: []string{"git", "cat-file", "--batch-all-objects", "--unordered", "--batch"}},
			{name: "damvet history", args: []string{*damvet, "history", "--quiet", "--format", "concise", "--allow-absent", "--no-cache", "."}},
			{name: "gitleaks git", args: []string{"gitleaks", "git", "--redact", "--no-banner", "--log-level", "error", "."}},
			{name: "betterleaks git", args: []string{"betterleaks", "git", "--redact", "--no-banner", "--log-level", "error", "."}},
		}},
	}
	for _, g := range groups {
		var there []*program
		for _, p := range g.programs {
			if _, err := exec.LookPath(p.args[0]); err != nil {
				log.Printf("%s is not installed, and left out", p.args[0])
				continue
			}
			there = append(there, p)
		}
		for range *rounds {
			for _, p := range there {
				p.run(dir)
			}
		}
		report(g.title, there)
	}
}

// run runs a program once. Findings are no failure; anything else that it says
// by its status is.
func (p *program) run(dir string) {
	cmd := exec.Command(p.args[0], p.args[1:]...)
	cmd.Dir = dir
	cmd.Stdout, cmd.Stderr = io.Discard, io.Discard
	err := cmd.Run()
	if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() > 1 {
		log.Printf("%s: %v", p.name, err)
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
