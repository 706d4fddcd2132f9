//go:build ignore

// Vetmemory vets a module and all that it depends on, once with the go command's
// own tool and once with damvet, and prints what the processes need, of which each
// package has one: the ratio of damvet's peak memory to that of the own tool, package
// by package, and the CPU seconds of all.
//
//	go run .ci/vetmemory.go [-damvet PATH] [-above RATIO] DIRECTORY
//
// It stands in for the tool itself, starts it, and notes what it has used. Nothing of
// it is taken from the go command's cache.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

const (
	toolVariable = "VETMEMORY_TOOL"
	logVariable  = "VETMEMORY_LOG"
	nameVariable = "VETMEMORY_NAME"
)

// process is what one has used.
type process struct {
	ID  string
	RSS int64 // bytes
	CPU time.Duration
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("vetmemory: ")
	if tool := os.Getenv(toolVariable); tool != "" {
		os.Exit(standIn(tool, os.Args[1:]))
	}
	damvet := flag.String("damvet", "damvet", "the damvet to run")
	above := flag.Float64("above", 1.5, "name the packages with a ratio above this")
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("usage: go run .ci/vetmemory.go [-damvet PATH] [-above RATIO] DIRECTORY")
	}
	ask := exec.Command("go", "tool", "-n", "vet")
	ask.Dir = flag.Arg(0) // whose go.mod may ask for another version of Go
	own, err := ask.Output()
	if err != nil {
		log.Fatalf("go tool -n vet: %v", err)
	}
	path, err := exec.LookPath(*damvet)
	if err == nil {
		path, err = filepath.Abs(path)
	}
	if err != nil {
		log.Fatal(err)
	}
	before := vet(strings.TrimSpace(string(own)), flag.Arg(0))
	after := vet(path, flag.Arg(0))

	type pair struct {
		ratio         float64
		before, after process
	}
	var pairs []pair
	var spent [2]time.Duration
	for id, b := range before {
		if a, ok := after[id]; ok {
			pairs = append(pairs, pair{float64(a.RSS) / float64(b.RSS), b, a})
			spent[0] += b.CPU
			spent[1] += a.CPU
		}
	}
	if len(pairs) == 0 {
		log.Fatal("no package was vetted by both")
	}
	slices.SortFunc(pairs, func(a, b pair) int { return int(1e6 * (a.ratio - b.ratio)) })
	at := func(part float64) float64 { return pairs[int(part*float64(len(pairs)-1))].ratio }
	fmt.Printf("%d packages, %d of the one and %d of the other\n", len(pairs), len(before), len(after))
	fmt.Printf("peak memory, damvet / go vet: median %.2f, 90 of 100 at most %.2f, 99 of 100 %.2f, all %.2f\n", at(0.5), at(0.9), at(0.99), at(1))
	fmt.Printf("CPU seconds of all: damvet %.1f, go vet %.1f\n", spent[1].Seconds(), spent[0].Seconds())
	for _, p := range pairs {
		if p.ratio > *above {
			fmt.Printf("%.2f  %.1f MB / %.1f MB  %s\n", p.ratio, float64(p.after.RSS)/1e6, float64(p.before.RSS)/1e6, p.after.ID)
		}
	}
}

// vet returns what the tool has used for each package.
func vet(tool, dir string) map[string]process {
	self, err := os.Executable()
	if err != nil {
		log.Fatal(err)
	}
	notes, err := os.CreateTemp("", "vetmemory")
	if err != nil {
		log.Fatal(err)
	}
	defer os.Remove(notes.Name())
	defer notes.Close()
	cmd := exec.Command("go", "vet", "-json", "-vettool="+self, "./...")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), toolVariable+"="+tool, logVariable+"="+notes.Name(), fmt.Sprintf("%s=%x", nameVariable, rand.Uint64()))
	if out, err := cmd.CombinedOutput(); err != nil {
		log.Printf("go vet with %s: %v; the last it says:\n%s", filepath.Base(tool), err, out[max(0, len(out)-500):])
	}
	all := map[string]process{}
	for d := json.NewDecoder(notes); ; {
		var p process
		if d.Decode(&p) != nil {
			return all
		}
		all[p.ID] = p
	}
}

// standIn runs the tool, notes what it has used, and returns its exit status.
func standIn(tool string, args []string) int {
	if len(args) == 1 && args[0] == "-V=full" {
		// As often as it is named anew the go command asks it again.
		fmt.Printf("vet version devel buildID=%s\n", os.Getenv(nameVariable))
		return 0
	}
	cmd := exec.Command(tool, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := cmd.Run()
	if cmd.ProcessState == nil {
		log.Print(err)
		return 2
	}
	if last := len(args) - 1; last >= 0 && strings.HasSuffix(args[last], ".cfg") {
		note(args[last], cmd.ProcessState)
	}
	return cmd.ProcessState.ExitCode()
}

func note(config string, state *os.ProcessState) {
	var p process
	text, err := os.ReadFile(config)
	if err == nil {
		err = json.Unmarshal(text, &p)
	}
	if err != nil {
		log.Fatal(err)
	}
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		log.Fatal("this system does not tell what a process used")
	}
	p.RSS, p.CPU = usage.Maxrss*1024, state.UserTime()+state.SystemTime()
	line, err := json.Marshal(p)
	if err != nil {
		log.Fatal(err)
	}
	notes, err := os.OpenFile(os.Getenv(logVariable), os.O_APPEND|os.O_WRONLY, 0)
	if err == nil {
		_, err = notes.Write(append(line, '\n'))
	}
	if err != nil {
		log.Fatal(err)
	}
	notes.Close()
}
