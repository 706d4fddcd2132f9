//go:build ignore

// Parity runs gitleaks and damvet with all of gitleaks' rules over the whole
// history of a repository, or the files of a directory, and compares what they
// find: pairs of a rule and the hash of a secret, file by file of a directory.
// What only gitleaks finds is listed with its place, and with the rule under
// which damvet reports the same secret, if it does. No secret is printed.
//
//	go run .ci/parity.go [-damvet PATH] [-gitleaks PATH] [-more] REPOSITORY
//	go run .ci/parity.go [-damvet PATH] [-gitleaks PATH] [-more] -tree DIR
//
// REPOSITORY is a git directory. It may lack objects, as partial clones do, on
// which gitleaks fails: both run on a copy of its refs that borrows its objects
// and has empty files in place of those that are absent. The exit status is 1 if
// gitleaks finds a secret that damvet does not find under any rule.
package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	gitleaksconfig "github.com/zricethezav/gitleaks/v8/config"

	"github.com/damvet/damvet/.ci/borrow"
)

// found is one secret under one rule, the file that has it where files are
// looked at, and a place.
type found struct{ rule, sum, file, place string }

// key is what has to be found by both.
func (f found) key() [3]string { return [3]string{f.rule, f.sum, f.file} }

func main() {
	log.SetFlags(0)
	log.SetPrefix("parity: ")
	damvet := flag.String("damvet", "damvet", "the damvet to run")
	gitleaks := flag.String("gitleaks", "gitleaks", "the gitleaks to run")
	more := flag.Bool("more", false, "list what only damvet finds too")
	tree := flag.Bool("tree", false, "compare the files of a directory")
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("usage: go run .ci/parity.go [-damvet PATH] [-gitleaks PATH] [-more] [-tree] REPOSITORY|DIR")
	}
	temp, err := os.MkdirTemp("", "parity-")
	if err != nil {
		log.Fatal(err)
	}
	c := comparison{damvet: *damvet, gitleaks: *gitleaks, temp: temp, tree: *tree}
	missed, err := c.compare(flag.Arg(0), *more)
	os.RemoveAll(temp)
	if err != nil {
		log.Fatal(err)
	}
	if missed > 0 {
		os.Exit(1)
	}
}

// comparison is two programs and what they look at: a history, or a tree.
type comparison struct {
	damvet, gitleaks, temp string
	tree                   bool
}

func (c *comparison) compare(dir string, more bool) (missed int, err error) {
	if !c.tree {
		repository := dir
		dir = filepath.Join(c.temp, "copy.git")
		if _, err := borrow.Copy(repository, dir); err != nil {
			return 0, err
		}
	}
	theirs, err := c.leaks(dir)
	if err != nil {
		return 0, err
	}
	ours, err := c.vet(dir)
	if err != nil {
		return 0, err
	}
	rules, same := map[[2]string][]string{}, map[[3]string]bool{}
	for _, f := range ours {
		at := [2]string{f.sum, f.file}
		rules[at] = append(rules[at], f.rule)
		same[f.key()] = true
	}
	both, known := 0, map[[3]string]bool{}
	for _, f := range theirs {
		known[f.key()] = true
		others := rules[[2]string{f.sum, f.file}]
		switch {
		case same[f.key()]:
			both++
		case len(others) > 0:
			fmt.Printf("%s as %s: %s\n", f.rule, strings.Join(others, ", "), f.place)
		default:
			missed++
			fmt.Printf("%s by gitleaks alone: %s\n", f.rule, f.place)
		}
	}
	extra := map[string]int{}
	for _, f := range ours {
		if !known[f.key()] {
			extra[f.rule]++
			if more {
				fmt.Printf("%s by damvet alone: %s\n", f.rule, f.place)
			}
		}
	}
	fmt.Printf("gitleaks %d, damvet %d, the same %d, under no rule of damvet %d; by damvet alone %v\n", len(theirs), len(ours), both, missed, extra)
	return missed, nil
}

func (c *comparison) leaks(dir string) ([]found, error) {
	report, config := filepath.Join(c.temp, "report.json"), filepath.Join(c.temp, "gitleaks.toml")
	if err := os.WriteFile(config, []byte(gitleaksconfig.DefaultConfig), 0o600); err != nil {
		return nil, err
	}
	verb := "git"
	if c.tree {
		verb = "dir"
	}
	cmd := exec.Command(c.gitleaks, verb, "--no-banner", "--log-level", "error", "--exit-code", "0", "--config", config, "--report-format", "json", "--report-path", report, ".")
	cmd.Dir, cmd.Stderr = dir, os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, err
	}
	data, err := os.ReadFile(report)
	if err != nil {
		return nil, err
	}
	var findings []struct {
		RuleID, Secret, File, Commit string
		StartLine                    int
	}
	if err := json.Unmarshal(data, &findings); err != nil {
		return nil, err
	}
	var all []found
	for _, f := range findings {
		sum := sha256.Sum256([]byte(f.Secret))
		all = append(all, c.found(f.RuleID, hex.EncodeToString(sum[:]), f.File, f.StartLine, f.Commit))
	}
	return distinct(all), nil
}

func (c *comparison) found(rule, sum, path string, line int, commit string) found {
	if c.tree {
		return found{rule, sum, path, fmt.Sprintf("%s:%d", path, line)}
	}
	return found{rule, sum, "", fmt.Sprintf("%s:%d in %.10s", path, line, commit)}
}

func (c *comparison) vet(dir string) ([]found, error) {
	args := []string{"history", "--no-cache", "--allow-absent"}
	if c.tree {
		args = []string{"files"}
	}
	cmd := exec.Command(c.damvet, append(args, "--secrets", "all", "--no-config", "--quiet", "--format", "json", ".")...)
	cmd.Dir, cmd.Stderr = dir, os.Stderr
	out, err := cmd.Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); err != nil && (!ok || exit.ExitCode() != 1) {
		return nil, err
	}
	type finding struct {
		Rule, Path, Commit string
		Line               int
		Sum                string `json:"secret_sha256"`
	}
	// A comment at HEAD counts for every version of a file, with gitleaks for
	// those that have it.
	var report struct{ Findings, Suppressed []finding }
	if err := json.Unmarshal(out, &report); err != nil {
		return nil, err
	}
	var all []found
	for _, f := range slices.Concat(report.Findings, report.Suppressed) {
		if f.Sum != "" {
			all = append(all, c.found(f.Rule, f.Sum, f.Path, f.Line, f.Commit))
		}
	}
	return distinct(all), nil
}

// distinct keeps the first of what is the same secret under the same rule.
func distinct(all []found) []found {
	seen := map[[3]string]bool{}
	return slices.DeleteFunc(all, func(f found) bool {
		again := seen[f.key()]
		seen[f.key()] = true
		return again
	})
}
