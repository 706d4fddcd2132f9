package scan

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"

	"github.com/spf13/viper"
	"github.com/zricethezav/gitleaks/v8/config"
	"github.com/zricethezav/gitleaks/v8/detect"
	"github.com/zricethezav/gitleaks/v8/logging"
	"github.com/zricethezav/gitleaks/v8/sources"
	"golang.org/x/tools/txtar"

	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/gitstore/reftabletest"
	"github.com/damvet/damvet/internal/script"
	"github.com/damvet/damvet/internal/script/scripttest"
	"github.com/damvet/damvet/internal/synth"
	"github.com/damvet/damvet/rules"
)

var update = flag.Bool("update", false, "write what is found into testdata/histories")

// TestHistories builds the repositories of testdata/histories and wants of
// each what its file "want" says. The file "git" has what is done to the
// repository once it is built: lines of arguments for git, in which $REPO is
// its directory, or
//
//	scan DIR        scan the repository there, not the one that was built
//	write PATH TEXT write a file of the working tree or of .git
//	remove PATTERN  remove the files of that pattern
//	sha256          change to that object format
//	reftable        change how refs are stored
//
// The file "trap", if there is one, has the arguments with which git falls into
// what the repository has set up.
func TestHistories(t *testing.T) {
	files, err := filepath.Glob("../../testdata/histories/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			dir := buildHistory(t, archive)
			o := HistoryOptions{Memory: &Memory{Dir: filepath.Join(t.TempDir(), "memory")}}
			got, res := tellHistory(t, dir, o)
			if *update {
				setFile(archive, "want", got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := fileOf(archive, "want"); got != want {
				t.Errorf("found\n%swant\n%s", got, want)
			}
			for name, o := range map[string]HistoryOptions{"remembered": o, "plain": {Plain: true}} {
				if again, _ := tellHistory(t, dir, o); again != got {
					t.Errorf("%s\n%sbefore\n%s", name, again, got)
				}
			}
			ran := func() []string {
				names, _ := filepath.Glob(filepath.Join(dir, "../*/ran"))
				return names
			}
			if names := ran(); len(names) > 0 {
				t.Errorf("something was run: %v", names)
			}
			if trap := strings.Fields(fileOf(archive, "trap")); len(trap) > 0 {
				out, err := scripttest.Command(dir, trap...).CombinedOutput()
				if len(ran()) == 0 {
					t.Errorf("git %v does not fall into the trap, so that it shows nothing: %v\n%s", trap, err, out)
				}
			}
			if without := gitleaksCannot[strings.TrimPrefix(t.Name(), "TestHistories/")]; without == "" {
				superset(t, dir, res)
			}
		})
	}
}

// gitleaksCannot are the histories in which gitleaks is not tried, and why.
var gitleaksCannot = map[string]string{
	"hostile":          "it runs git, which obeys the configuration",
	"partial":          "it runs git, which fetches what is absent",
	"reftable":         "it runs git, of which few versions read that",
	"multi-pack-index": "it runs git, which wants the indexes of packs",
	"large-file":       "it takes a minute",
}

func fileOf(a *txtar.Archive, name string) string {
	for _, f := range a.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func setFile(a *txtar.Archive, name, text string) {
	i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == name })
	if i < 0 {
		i = len(a.Files)
		a.Files = append(a.Files, txtar.File{Name: name})
	}
	a.Files[i].Data = []byte(text)
}

// buildHistory builds a repository and returns the directory to scan.
func buildHistory(t *testing.T, archive *txtar.Archive) string {
	t.Helper()
	repo := filepath.Join(t.TempDir(), "repo")
	if err := script.Build(repo, archive, generate); err != nil {
		t.Fatal(err)
	}
	dir := repo
	for line := range strings.Lines(fileOf(archive, "git")) {
		line = strings.ReplaceAll(line, "$REPO", repo)
		args := strings.Fields(line)
		if len(args) == 0 {
			continue
		}
		switch args[0] {
		case "scan":
			dir = filepath.Join(repo, args[1])
		case "write":
			text, err := strconv.Unquote(strings.TrimSpace(strings.SplitN(line, " ", 3)[2]))
			if err == nil {
				text, err = generate(text)
			}
			if err == nil {
				err = os.MkdirAll(filepath.Dir(filepath.Join(repo, args[1])), 0o777)
			}
			if err == nil {
				err = os.WriteFile(filepath.Join(repo, args[1]), []byte(text), 0o777)
			}
			if err != nil {
				t.Fatalf("%s: %v", line, err)
			}
		case "remove":
			names, err := filepath.Glob(filepath.Join(repo, args[1]))
			if err != nil || len(names) == 0 {
				t.Fatalf("%s: %d files, %v", line, len(names), err)
			}
			for _, name := range names {
				if err := os.Remove(name); err != nil {
					t.Fatal(err)
				}
			}
		case "sha256":
			to := filepath.Join(repo, "../sha256")
			scripttest.Git(t, filepath.Dir(repo), "init", "-q", "--object-format=sha256", "-b", "main", to)
			cmd := scripttest.Command(to, "fast-import", "--quiet")
			cmd.Stdin = strings.NewReader(scripttest.Git(t, repo, "fast-export", "--all") + "\n")
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("git fast-import: %v\n%s", err, out)
			}
			repo, dir = to, to
		case "reftable":
			reftabletest.Convert(t, repo, 4096)
		default:
			scripttest.Git(t, repo, args...)
		}
	}
	return dir
}

var generators = regexp.MustCompile(`\{\{(\w+) ([^{}]*)\}\}`)

// generate expands placeholders of synthetic values, and then what is too long
// or too odd to be written out: {{repeat N TEXT}}, {{numbers N}} (lines that
// do not compress into nothing), {{utf16le TEXT}}, {{utf16be TEXT}},
// {{base64 TEXT}}, {{head TEXT}} and {{tail TEXT}} (its first 20 bytes and the
// rest), and {{zip NAME TEXT}}.
func generate(text string) (string, error) {
	text, err := synth.Expand(text)
	if err != nil {
		return "", err
	}
	for generators.MatchString(text) {
		text = generators.ReplaceAllStringFunc(text, func(s string) string {
			m := generators.FindStringSubmatch(s)
			var out string
			out, err = generated[m[1]](m[2])
			return out
		})
		if err != nil {
			return "", err
		}
	}
	return text, nil
}

var generated = map[string]func(string) (string, error){
	"repeat": func(s string) (string, error) {
		count, text, _ := strings.Cut(s, " ")
		n, err := strconv.Atoi(count)
		return strings.Repeat(text, n), err
	},
	"numbers": func(s string) (string, error) {
		n, err := strconv.Atoi(s)
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "line %d %x\n", i, uint32(i)*2654435761)
		}
		return b.String(), err
	},
	"utf16le": func(s string) (string, error) { return encode16(s, binary.LittleEndian), nil },
	"utf16be": func(s string) (string, error) { return encode16(s, binary.BigEndian), nil },
	"head":    func(s string) (string, error) { return s[:20], nil },
	"tail":    func(s string) (string, error) { return s[20:], nil },
	"base64":  func(s string) (string, error) { return base64.StdEncoding.EncodeToString([]byte(s)), nil },
	"zip": func(s string) (string, error) {
		name, text, _ := strings.Cut(s, " ")
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, err := z.Create(name)
		if err != nil {
			return "", err
		}
		if _, err := w.Write([]byte(text)); err != nil {
			return "", err
		}
		err = z.Close()
		return b.String(), err
	},
}

func encode16(s string, order binary.AppendByteOrder) string {
	b := order.AppendUint16(nil, 0xfeff)
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

// tellHistory scans a repository and puts what is found in words.
func tellHistory(t *testing.T, dir string, o HistoryOptions) (string, *Result) {
	t.Helper()
	gitDir, ok, err := gitstore.Find(dir)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	store, err := gitstore.Open(gitDir)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	res, err := newScanner(t).History(context.Background(), store, o)
	if err != nil {
		t.Fatal(err)
	}
	subject := func(hex string) string {
		stores := []*gitstore.Store{store}
		for _, m := range store.Submodules() {
			if s, err := gitstore.Open(m.Dir); err == nil {
				defer s.Close()
				stores = append(stores, s)
			}
		}
		id, _ := gitstore.ParseID(hex)
		for _, s := range stores {
			if obj, err := s.Get(id); err == nil {
				c, _ := gitstore.ParseCommit(obj.Data)
				line, _, _ := strings.Cut(string(c.Message), "\n")
				return strconv.Quote(strings.Fields(line + " -")[0])
			}
		}
		return hex
	}
	var lines []string
	for _, th := range res.Things {
		h := th.History
		var b strings.Builder
		fmt.Fprintf(&b, "%s %q:%d", th.Rule.ID, th.Path, th.Span.Line)
		if h.Commit != "" {
			fmt.Fprintf(&b, " in %s", subject(h.Commit))
		}
		if h.Author != "" {
			name, _, _ := strings.Cut(h.Author, " ")
			fmt.Fprintf(&b, " by %s", name)
		}
		for _, c := range h.AlsoIn {
			fmt.Fprintf(&b, ", and in %s", subject(c))
		}
		if h.RemovedIn != "" {
			fmt.Fprintf(&b, ", removed in %s", subject(h.RemovedIn))
		}
		for _, say := range []struct {
			is   bool
			what string
		}{
			{h.AtHead, "at HEAD"},
			{len(h.Branches) > 0, "on " + strings.Join(h.Branches, " ")},
			{!h.Reachable, "unreachable"},
			{h.Boundary, "or before"},
			{h.Objects > 1, fmt.Sprintf("%d objects", h.Objects)},
			{th.Past, "past"},
		} {
			if say.is {
				b.WriteString(", " + say.what)
			}
		}
		lines = append(lines, b.String()+"\n")
	}
	for _, u := range res.Coverage.Unreadable {
		lines = append(lines, fmt.Sprintf("unreadable: %s: %s\n", filepath.Base(u.Path), u.Reason))
	}
	for reason, n := range res.Coverage.Absent {
		lines = append(lines, fmt.Sprintf("absent: %d %s\n", n, reason))
	}
	for reason, n := range res.Coverage.Excluded {
		lines = append(lines, fmt.Sprintf("excluded: %d %s\n", n, reason))
	}
	slices.SortFunc(lines, func(a, b string) int { return cmp.Compare(a, b) })
	return strings.Join(lines, ""), res
}

// superset wants every secret that gitleaks finds in the history, by the same
// rules.
func superset(t *testing.T, dir string, res *Result) {
	t.Helper()
	cfg := gitleaksConfig(t)
	quiet()
	cmd, err := sources.NewGitLogCmdContext(context.Background(), dir, "")
	if err != nil {
		t.Fatal(err)
	}
	d := detect.NewDetector(*cfg)
	d.MaxDecodeDepth = 5
	findings, err := d.DetectSource(context.Background(), &sources.Git{
		Cmd: cmd, Config: cfg, Remote: &sources.RemoteInfo{}, Sema: d.Sema, MaxArchiveDepth: 5,
	})
	if err != nil {
		t.Fatalf("gitleaks: %v", err)
	}
	ours := map[string]bool{}
	for _, th := range res.Things {
		ours[th.Rule.ID+" "+th.SecretSHA256] = true
	}
	for _, f := range findings {
		if rule := newScanner(t).cat.Rule(f.RuleID); rule == nil {
			t.Errorf("gitleaks finds what no rule of ours is for: %s", f.RuleID)
		}
		if sum := sha256.Sum256([]byte(f.Secret)); !ours[f.RuleID+" "+hex.EncodeToString(sum[:])] {
			t.Errorf("gitleaks finds %s in %s:%d too", f.RuleID, f.File, f.StartLine)
		}
	}
}

// quiet keeps gitleaks from logging.
var quiet = sync.OnceFunc(func() { logging.Logger = logging.Logger.Level(7) })

// gitleaksConfig returns the rules that find the secrets of these histories,
// as gitleaks reads them.
var gitleaksConfig = func() func(t *testing.T) *config.Config {
	once := sync.OnceValues(func() (*config.Config, error) {
		all := &config.Config{Rules: map[string]config.Rule{}, Keywords: map[string]struct{}{}}
		for _, name := range []string{"iconik.toml", "imagekit.toml"} {
			data, err := fs.ReadFile(rules.Files(), name)
			if err != nil {
				return nil, err
			}
			v := viper.New()
			v.SetConfigType("toml")
			var vc config.ViperConfig
			if err := cmp.Or(v.ReadConfig(bytes.NewReader(data)), v.Unmarshal(&vc)); err != nil {
				return nil, err
			}
			cfg, err := vc.Translate()
			if err != nil {
				return nil, err
			}
			for _, id := range []string{"iconik-auth-token", "imagekit-private-key"} {
				if r, ok := cfg.Rules[id]; ok {
					all.Rules[id] = r
					for _, k := range r.Keywords {
						all.Keywords[k] = struct{}{}
					}
				}
			}
		}
		return all, nil
	})
	return func(t *testing.T) *config.Config {
		t.Helper()
		cfg, err := once()
		if err != nil {
			t.Fatal(err)
		}
		return cfg
	}
}()
