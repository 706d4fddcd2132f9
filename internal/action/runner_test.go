package action

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"go.yaml.in/yaml/v3"
)

// This is what a runner does with a composite action, as far as action.yml
// uses it: expressions, steps in their order with their conditions and their
// environment, the files that a step writes to, and the commands in its log.

// manifest is action.yml.
type manifest struct {
	Inputs map[string]struct {
		Default string `yaml:"default"`
	} `yaml:"inputs"`
	Outputs map[string]struct {
		Value string `yaml:"value"`
	} `yaml:"outputs"`
	Runs struct {
		Using string `yaml:"using"`
		Steps []step `yaml:"steps"`
	} `yaml:"runs"`
}

type step struct {
	Name  string            `yaml:"name"`
	ID    string            `yaml:"id"`
	If    string            `yaml:"if"`
	Shell string            `yaml:"shell"`
	Env   map[string]string `yaml:"env"`
	Run   string            `yaml:"run"`
	Uses  string            `yaml:"uses"`
	With  map[string]string `yaml:"with"`
}

// root is the action's checkout.
const root = "../.."

func readManifest(t *testing.T) *manifest {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, "action.yml"))
	if err != nil {
		t.Fatal(err)
	}
	m := &manifest{}
	if err := yaml.Unmarshal(data, m); err != nil {
		t.Fatal(err)
	}
	return m
}

// runner plays one job that uses the action.
type runner struct {
	*testing.T
	workspace string
	temp      string
	event     string
	payload   string
	inputs    map[string]string
	env       []string
	// damvet is what the step install built; without it that step runs.
	damvet string
}

// outcome is what became of the job.
type outcome struct {
	failed      bool
	log         string
	summary     string
	outputs     map[string]string
	annotations []annotation
	dropped     int
	uploaded    string // the file that the upload step was given
	ran         []string
}

type annotation struct {
	level      string
	properties map[string]string
	message    string
}

func (r *runner) run() *outcome {
	r.Helper()
	m := readManifest(r.T)
	if m.Runs.Using != "composite" {
		r.Fatalf("using %q", m.Runs.Using)
	}
	action, err := filepath.Abs(root)
	if err != nil {
		r.Fatal(err)
	}
	context := map[string]string{"github.token": "the-token"}
	for name, in := range m.Inputs {
		context["inputs."+name] = expand(r.T, in.Default, context)
	}
	for name, v := range r.inputs {
		if _, ok := m.Inputs[name]; !ok {
			r.Fatalf("action.yml has no input %q", name)
		}
		context["inputs."+name] = v
	}
	out := &outcome{outputs: map[string]string{}}
	if err := os.WriteFile(filepath.Join(r.temp, "event.json"), []byte(r.payload), 0o644); err != nil {
		r.Fatal(err)
	}
	for i, s := range m.Runs.Steps {
		if strings.Contains(s.Run, "${{") {
			r.Errorf("step %q has an expression in its script", s.Name)
		}
		if !r.wanted(s, out.failed, context) {
			continue
		}
		out.ran = append(out.ran, s.Name)
		if s.Uses != "" {
			out.uploaded = expand(r.T, s.With["sarif_file"], context)
			continue
		}
		if s.ID == "install" && r.damvet != "" {
			context["steps.install.outputs.damvet"] = r.damvet
			continue
		}
		files := map[string]string{}
		for _, name := range []string{"GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV", "GITHUB_PATH"} {
			files[name] = filepath.Join(r.temp, fmt.Sprintf("%s-%d", name, i))
			if err := os.WriteFile(files[name], nil, 0o644); err != nil {
				r.Fatal(err)
			}
		}
		env := append(r.environment(action), "GITHUB_ACTION_PATH="+action)
		for name, path := range files {
			env = append(env, name+"="+path)
		}
		for name, value := range s.Env {
			env = append(env, name+"="+expand(r.T, value, context))
		}
		if s.Shell != "bash" {
			r.Errorf("step %q runs in %q", s.Name, s.Shell)
		}
		script := filepath.Join(r.temp, fmt.Sprintf("script-%d.sh", i))
		if err := os.WriteFile(script, []byte(s.Run), 0o755); err != nil {
			r.Fatal(err)
		}
		cmd := exec.Command("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script)
		cmd.Dir, cmd.Env = r.workspace, env
		var log bytes.Buffer
		cmd.Stdout, cmd.Stderr = &log, &log
		err := cmd.Run()
		out.readLog(log.String())
		out.failed = out.failed || err != nil
		for name, value := range readOutputs(r.T, files["GITHUB_OUTPUT"]) {
			context["steps."+s.ID+".outputs."+name] = value
		}
		for _, name := range []string{"GITHUB_ENV", "GITHUB_PATH"} {
			if data, err := os.ReadFile(files[name]); err != nil || len(data) > 0 {
				r.Errorf("step %q wrote to %s: %q", s.Name, name, data)
			}
		}
		data, err := os.ReadFile(files["GITHUB_STEP_SUMMARY"])
		if err != nil || len(data) > 1<<20 {
			r.Errorf("a summary of %d bytes (%v)", len(data), err)
		}
		out.summary += string(data)
	}
	for name, o := range m.Outputs {
		out.outputs[name] = expand(r.T, o.Value, context)
	}
	return out
}

// environment is what every step of a runner has.
func (r *runner) environment(action string) []string {
	return append([]string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + r.temp, "LANG=C.UTF-8",
		"GOCACHE=" + goEnv("GOCACHE"), "GOMODCACHE=" + goEnv("GOMODCACHE"), "GOFLAGS=-mod=mod", "GOENV=off",
		"CI=true", "GITHUB_ACTIONS=true", "GITHUB_WORKSPACE=" + r.workspace,
		"GITHUB_EVENT_NAME=" + r.event, "GITHUB_EVENT_PATH=" + filepath.Join(r.temp, "event.json"),
		"GITHUB_SERVER_URL=https://github.com", "RUNNER_TEMP=" + r.temp, "RUNNER_OS=Linux", "RUNNER_ARCH=X64",
		"GIT_CONFIG_NOSYSTEM=1", "DAMVET_TEST_NOW=2026-11-22T12:00:00Z", "GITHUB_ACTION_REF=" + action,
	}, r.env...)
}

func goEnv(name string) string {
	out, _ := exec.Command("go", "env", name).Output()
	return strings.TrimSpace(string(out))
}

// wanted reports whether a step's condition holds.
func (r *runner) wanted(s step, failed bool, context map[string]string) bool {
	condition := s.If
	if condition == "" {
		return !failed
	}
	if !strings.Contains(condition, "always()") && failed {
		return false
	}
	return truth(evaluate(r.T, condition, context))
}

// Expressions.

var expression = regexp.MustCompile(`\$\{\{(.*?)\}\}`)

func expand(t *testing.T, s string, context map[string]string) string {
	return expression.ReplaceAllStringFunc(s, func(e string) string {
		return evaluate(t, expression.FindStringSubmatch(e)[1], context)
	})
}

func truth(s string) bool { return s != "" && s != "false" && s != "0" }

// evaluate evaluates an expression of names, strings, always(), ==, != and &&.
func evaluate(t *testing.T, e string, context map[string]string) string {
	t.Helper()
	if terms := strings.Split(e, "&&"); len(terms) > 1 {
		for _, term := range terms {
			if !truth(evaluate(t, term, context)) {
				return "false"
			}
		}
		return "true"
	}
	for _, op := range []string{"==", "!="} {
		if a, b, ok := strings.Cut(e, op); ok {
			same := strings.EqualFold(evaluate(t, a, context), evaluate(t, b, context))
			return fmt.Sprint(same == (op == "=="))
		}
	}
	e = strings.TrimSpace(e)
	switch {
	case e == "always()":
		return "true"
	case len(e) > 1 && e[0] == '\'' && e[len(e)-1] == '\'':
		return e[1 : len(e)-1]
	case !regexp.MustCompile(`^(github|inputs|steps)(\.[a-z-]+)+$`).MatchString(e):
		t.Fatalf("expression %q", e)
	}
	return context[e]
}

// readOutputs reads what a step wrote for others.
func readOutputs(t *testing.T, file string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for line := range strings.Lines(string(data)) {
		name, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
		if !ok || strings.Contains(name, "<<") || all[name] != "" {
			t.Errorf("outputs: %q", data)
		}
		all[name] = value
	}
	return all
}

// A command stands at the beginning of a line, or, in the old form, anywhere.
var (
	command    = regexp.MustCompile(`^\s*::([a-z-]+)(?: ([^\r\n]*?))?::([^\r\n]*)$`)
	oldCommand = regexp.MustCompile(`(?i)##\[[a-z-]+`)
	unescape   = strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
)

// maxOfLevel is how many annotations of a level a runner keeps of a step.
const maxOfLevel = 10

// readLog obeys the commands in a log.
func (o *outcome) readLog(log string) {
	o.log += log
	levels := map[string]int{}
	for line := range strings.Lines(log) {
		line = strings.TrimRight(line, "\r\n")
		m := command.FindStringSubmatch(line)
		if m == nil {
			if oldCommand.MatchString(line) {
				o.annotations = append(o.annotations, annotation{level: "old command", message: line})
			}
			continue
		}
		a := annotation{level: m[1], properties: map[string]string{}, message: unescape.Replace(m[3])}
		for p := range strings.SplitSeq(m[2], ",") {
			if name, value, ok := strings.Cut(p, "="); ok {
				a.properties[name] = unescape.Replace(value)
			}
		}
		if a.level == "add-mask" {
			continue
		}
		if levels[a.level]++; levels[a.level] > maxOfLevel {
			o.dropped++
			continue
		}
		o.annotations = append(o.annotations, a)
	}
}

// built is damvet, as the tests share it.
var built struct {
	once sync.Once
	path string
	err  error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if built.path != "" {
		os.RemoveAll(filepath.Dir(built.path))
	}
	os.Exit(code)
}

// build builds damvet once for all tests.
func build(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("bash is not installed")
	}
	built.once.Do(func() {
		dir, err := os.MkdirTemp("", "damvet-action-")
		if err != nil {
			built.err = err
			return
		}
		built.path = filepath.Join(dir, "damvet")
		cmd := exec.Command("go", "build", "-o", built.path, "./cmd/damvet")
		cmd.Dir = root
		if out, err := cmd.CombinedOutput(); err != nil {
			built.err = errors.Join(err, errors.New(string(out)))
		}
	})
	if built.err != nil {
		t.Fatal(built.err)
	}
	return built.path
}
