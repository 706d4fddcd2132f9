//go:build ignore

// Precision measures what scanners of secrets find in labelled files, and what
// they take for a secret there that is none.
//
//	go run .ci/precision.go [-damvet PATH] [-list] DIRECTORY LABELS
//
// LABELS has a line for each label, with tabs between its fields:
//
//	path  first  last  T|F|X  [rule]
//
// T is a secret, F is none, X is undecided and counts for nothing. Path is
// below DIRECTORY. With a rule, F counts only against a finding of that rule.
// If first is *, last is how many lines of the file hold secrets, wherever.
//
// Recall is how many of the secrets are found. Precision is how many of the
// labelled lines that are found hold a secret. Other lines that are found are
// counted: nobody has said what they are. Programs that are not installed are
// left out and named.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
)

// label is what somebody has said of lines of a file.
type label struct {
	path        string
	first, last int
	verdict     string
	rule        string
	// somewhere is true if last is how many lines of the file hold secrets.
	somewhere bool
}

// hit is what a scanner found.
type hit struct {
	path, rule  string
	first, last int
}

// scanner is a program and how it is asked.
type scanner struct {
	name string
	find func(dir string) ([]hit, error)
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("precision: ")
	damvet := flag.String("damvet", "damvet", "the damvet to run")
	missed := flag.Bool("list", false, "list what each scanner missed and took for a secret")
	flag.Parse()
	if flag.NArg() != 2 {
		log.Fatal("usage: go run .ci/precision.go [-damvet PATH] [-list] DIRECTORY LABELS")
	}
	dir, err := filepath.Abs(flag.Arg(0))
	if err != nil {
		log.Fatal(err)
	}
	labels, err := readLabels(flag.Arg(1))
	if err != nil {
		log.Fatal(err)
	}
	scanners := []scanner{{"gitleaks", leaks("gitleaks")}, {"betterleaks", leaks("betterleaks")}}
	for i, name := range confidences {
		scanners = append(scanners, scanner{"damvet, " + name, vet(*damvet, i)})
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "\tfound\tof\trecall\tfalse\tprecision\tF1\tnot labelled\t")
	for _, s := range scanners {
		hits, err := s.find(dir)
		if err != nil {
			log.Printf("%s: %v", s.name, err)
			continue
		}
		c := count(labels, hits)
		precision, recall := ratio(c.found, c.found+c.wrong), ratio(c.found, c.secrets)
		fmt.Fprintf(w, "%s\t%d\t%d\t%.3f\t%d\t%.3f\t%.3f\t%d\t\n", s.name,
			c.found, c.secrets, recall, c.wrong, precision, 2*precision*recall/max(precision+recall, 1e-9), c.other)
		if *missed {
			for _, line := range c.list {
				fmt.Fprintln(os.Stderr, s.name+": "+line)
			}
		}
	}
	w.Flush()
}

func ratio(n, of int) float64 { return float64(n) / float64(max(of, 1)) }

func readLabels(name string) ([]*label, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	type place struct {
		path, first, last, rule string
	}
	byPlace := map[place]*label{}
	var labels []*label
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		fields := append(strings.Split(lines.Text(), "\t"), "")
		if len(fields) < 5 || !slices.Contains([]string{"T", "F", "X"}, fields[3]) {
			return nil, fmt.Errorf("%s:%d: not a label", name, n)
		}
		l := &label{path: fields[0], verdict: fields[3], rule: fields[4]}
		l.last, err = strconv.Atoi(fields[2])
		if err == nil && fields[1] == "*" {
			l.somewhere = true
		} else if err == nil {
			l.first, err = strconv.Atoi(fields[1])
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		at := place{l.path, fields[1], fields[2], l.rule}
		// Of several labels of the same lines the one that says most counts.
		if before := byPlace[at]; before != nil {
			before.verdict = verdicts[max(slices.Index(verdicts, before.verdict), slices.Index(verdicts, l.verdict))]
			continue
		}
		byPlace[at] = l
		labels = append(labels, l)
	}
	return labels, lines.Err()
}

// verdicts are those of labels, the strongest last.
var verdicts = []string{"F", "X", "T"}

type counts struct {
	secrets, found, wrong, other int
	list                         []string
}

func count(labels []*label, hits []hit) (c counts) {
	byPath := map[string][]hit{}
	for _, h := range hits {
		byPath[h.path] = append(byPath[h.path], h)
	}
	labelled := map[hit]bool{}
	for _, l := range labels {
		if l.somewhere {
			c.lines(l, byPath[l.path], labelled)
			continue
		}
		var found []hit
		for _, h := range byPath[l.path] {
			if h.first <= l.last && l.first <= h.last {
				labelled[h] = true
				if l.verdict == "T" || l.rule == "" || l.rule == h.rule {
					found = append(found, h)
				}
			}
		}
		where := fmt.Sprintf("%s:%d", l.path, l.first)
		switch {
		case l.verdict == "T":
			c.secrets++
			if len(found) > 0 {
				c.found++
			} else {
				c.list = append(c.list, fmt.Sprintf("missed %s %s", where, l.rule))
			}
		case l.verdict == "F" && len(found) > 0:
			c.wrong++
			c.list = append(c.list, fmt.Sprintf("false %s %s", where, found[0].rule))
		}
	}
	for _, h := range hits {
		if !labelled[h] {
			c.other++
		}
	}
	return c
}

// lines counts in a file of which only the number of secrets is known.
func (c *counts) lines(l *label, hits []hit, labelled map[hit]bool) {
	found := map[int]bool{}
	for _, h := range hits {
		found[h.first] = true
		labelled[h] = true
	}
	c.secrets += l.last
	c.found += min(len(found), l.last)
	c.wrong += max(len(found)-l.last, 0)
	if len(found) != l.last {
		c.list = append(c.list, fmt.Sprintf("found %d lines of %d in %s", len(found), l.last, l.path))
	}
}

// leaks asks gitleaks, or what has its flags.
func leaks(program string) func(string) ([]hit, error) {
	return func(dir string) ([]hit, error) {
		report := filepath.Join(os.TempDir(), fmt.Sprintf("precision-%d.json", os.Getpid()))
		defer os.Remove(report)
		cmd := exec.Command(program, "dir", "--redact", "--no-banner", "--log-level", "error", "--exit-code", "0", "--report-format", "json", "--report-path", report, ".")
		cmd.Dir, cmd.Stderr = dir, os.Stderr
		if err := cmd.Run(); err != nil {
			return nil, err
		}
		data, err := os.ReadFile(report)
		if err != nil {
			return nil, err
		}
		var all []struct {
			RuleID, File       string
			StartLine, EndLine int
		}
		if err := json.Unmarshal(data, &all); err != nil {
			return nil, err
		}
		var hits []hit
		for _, f := range all {
			hits = append(hits, hit{path: filepath.ToSlash(filepath.Clean(f.File)), rule: f.RuleID, first: f.StartLine, last: f.EndLine})
		}
		return hits, nil
	}
}

// confidences are damvet's, the least first.
var confidences = []string{"tentative", "firm", "certain"}

// vet asks damvet for findings of at least a confidence about secrets.
func vet(program string, least int) func(string) ([]hit, error) {
	return func(dir string) ([]hit, error) {
		cmd := exec.Command(program, "files", "--secrets", "all", "--no-config", "--quiet", "--format", "jsonl", ".")
		cmd.Dir, cmd.Stderr = dir, os.Stderr
		out, err := cmd.Output()
		if exit, ok := err.(*exec.ExitError); err != nil && (!ok || exit.ExitCode() != 1) {
			return nil, err
		}
		classes := []string{"hardcoded-token", "client-exposed-secret", "secret-in-url", "logged-secret"}
		var hits []hit
		for line := range bytes.Lines(out) {
			var f struct {
				Rule, Class, Path, Confidence string
				Line, EndLine                 int
			}
			if err := json.Unmarshal(line, &f); err != nil {
				return nil, err
			}
			if slices.Contains(classes, f.Class) && slices.Index(confidences, f.Confidence) >= least {
				hits = append(hits, hit{f.Path, f.Rule, f.Line, cmp.Or(f.EndLine, f.Line)})
			}
		}
		return hits, nil
	}
}
