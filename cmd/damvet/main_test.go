package main

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/tools/txtar"

	"github.com/damvet/damvet/internal/script"
	"github.com/damvet/damvet/internal/synth"
)

var update = flag.Bool("update", false, "rewrite the expectations of the scripts")

// testNow is what the scripts take for the present.
const testNow = "2026-11-22T12:00:00Z"

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"damvet": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("DAMVET_TEST_NOW", testNow)
			// Neither the tester's git configuration nor the colours count.
			env.Setenv("HOME", filepath.Join(env.WorkDir, ".home"))
			env.Setenv("GIT_CONFIG_NOSYSTEM", "1")
			env.Setenv("NO_COLOR", "1")
			// Scripts that call the go command share the tester's caches.
			for _, name := range []string{"GOCACHE", "GOMODCACHE"} {
				out, err := exec.Command("go", "env", name).Output()
				if err != nil {
					return err
				}
				env.Setenv(name, strings.TrimSpace(string(out)))
			}
			tool, err := exec.LookPath("damvet")
			if err != nil {
				return err
			}
			env.Setenv("DAMVET", tool)
			return os.Mkdir(filepath.Join(env.WorkDir, ".home"), 0o755)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status":      cmdStatus,
			"synth":       cmdSynth,
			"repository":  cmdRepository,
			"nobody":      cmdNobody,
			"variants":    cmdVariants,
			"archives":    cmdArchives,
			"corrupt":     cmdCorrupt,
			"unreadable":  cmdUnreadable,
			"flood":       cmdFlood,
			"hostile":     cmdHostile,
			"fingerprint": cmdFingerprint,
			"first":       cmdFirst,
			"copies":      cmdCopies,
		},
	})
}

// cmdStatus runs a command line and compares its exit status:
// status 2 damvet check …
func cmdStatus(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command…")
	}
	want := args[0]
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		got = exitStatus(err)
	}
	if got != want {
		ts.Fatalf("exit status %s, want %s", got, want)
	}
}

// cmdSynth replaces <<name>> in files by synthetic values: synth file…
func cmdSynth(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: synth file…")
	}
	for _, name := range args {
		text, err := synth.Expand(ts.ReadFile(name))
		ts.Check(err)
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte(text), 0o644))
	}
}

// cmdRepository makes a git repository of an archive that tells its history:
// repository dir archive.txtar
func cmdRepository(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: repository dir archive")
	}
	archive := txtar.Parse([]byte(ts.ReadFile(args[1])))
	// Paths and names are no texts to the script.
	comment, err := synth.Expand(string(archive.Comment))
	ts.Check(err)
	archive.Comment = []byte(comment)
	ts.Check(script.Build(ts.MkAbs(args[0]), archive, synth.Expand))
}
