//go:build ignore

// Parity runs gitleaks and damvet with all of gitleaks' rules over the whole
// history of a repository and compares what they find: pairs of a rule and the
// hash of a secret. What only gitleaks finds is listed with its place, and with
// the rule under which damvet reports the same secret, if it does. No secret is
// printed.
//
//	go run .ci/parity.go [-damvet PATH] [-gitleaks PATH] [-more] REPOSITORY
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

	"github.com/damvet/damvet/.ci/borrow"
)

// found is one secret under one rule, and a place that has it.
type found struct{ rule, sum, place string }

func main() {
	log.SetFlags(0)
	log.SetPrefix("parity: ")
	damvet := flag.String("damvet", "damvet", "the damvet to run")
	gitleaks := flag.String("gitleaks", "gitleaks", "the gitleaks to run")
	more := flag.Bool("more", false, "list what only damvet finds too")
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("usage: go run .ci/parity.go [-damvet PATH] [-gitleaks PATH] [-more] REPOSITORY")
	}
	temp, err := os.MkdirTemp("", "parity-")
	if err != nil {
		log.Fatal(err)
	}
	missed, err := compare(*damvet, *gitleaks, flag.Arg(0), temp, *more)
	os.RemoveAll(temp)
	if err != nil {
		log.Fatal(err)
	}
	if missed > 0 {
		os.Exit(1)
	}
}

func compare(damvet, gitleaks, repository, temp string, more bool) (missed int, err error) {
	dir := filepath.Join(temp, "copy.git")
	if _, err := borrow.Copy(repository, dir); err != nil {
		return 0, err
	}
	theirs, err := leaks(gitleaks, dir, filepath.Join(temp, "report.json"))
	if err != nil {
		return 0, err
	}
	ours, err := vet(damvet, dir)
	if err != nil {
		return 0, err
	}
	rules, same := map[string][]string{}, map[[2]string]bool{}
	for _, f := range ours {
		rules[f.sum] = append(rules[f.sum], f.rule)
		same[[2]string{f.rule, f.sum}] = true
	}
	both, known := 0, map[[2]string]bool{}
	for _, f := range theirs {
		known[[2]string{f.rule, f.sum}] = true
		switch {
		case same[[2]string{f.rule, f.sum}]:
			both++
		case len(rules[f.sum]) > 0:
			fmt.Printf("%s as %s: %s\n", f.rule, strings.Join(rules[f.sum], ", "), f.place)
		default:
			missed++
			fmt.Printf("%s by gitleaks alone: %s\n", f.rule, f.place)
		}
	}
	extra := map[string]int{}
	for _, f := range ours {
		if !known[[2]string{f.rule, f.sum}] {
			extra[f.rule]++
			if more {
				fmt.Printf("%s by damvet alone: %s\n", f.rule, f.place)
			}
		}
	}
	fmt.Printf("gitleaks %d, damvet %d, the same %d, under no rule of damvet %d; by damvet alone %v\n", len(theirs), len(ours), both, missed, extra)
	return missed, nil
}

func leaks(program, dir, report string) ([]found, error) {
	cmd := exec.Command(program, "git", "--no-banner", "--log-level", "error", "--exit-code", "0", "--report-format", "json", "--report-path", report, dir)
	cmd.Stderr = os.Stderr
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
		all = append(all, found{f.RuleID, hex.EncodeToString(sum[:]), fmt.Sprintf("%s:%d in %.10s", f.File, f.StartLine, f.Commit)})
	}
	return distinct(all), nil
}

func vet(program, dir string) ([]found, error) {
	cmd := exec.Command(program, "history", "--secrets", "all", "--no-config", "--no-cache", "--allow-absent", "--quiet", "--format", "json", dir)
	cmd.Stderr = os.Stderr
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
			all = append(all, found{f.Rule, f.Sum, fmt.Sprintf("%s:%d in %.10s", f.Path, f.Line, f.Commit)})
		}
	}
	return distinct(all), nil
}

// distinct keeps the first of what is the same secret under the same rule.
func distinct(all []found) []found {
	seen := map[[2]string]bool{}
	return slices.DeleteFunc(all, func(f found) bool {
		key := [2]string{f.rule, f.sum}
		again := seen[key]
		seen[key] = true
		return again
	})
}
