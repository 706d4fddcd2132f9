// Package borrow makes copies of repositories that lack objects, as partial
// clones do, on which git's log and what is built on it fail.
package borrow

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Copy makes a git directory that has the refs of another one and borrows its
// objects, with empty files in place of those that it lacks, and returns how
// many these are.
func Copy(from, to string) (absent int, err error) {
	if out, err := exec.Command("git", "init", "-q", "--bare", to).CombinedOutput(); err != nil {
		return 0, fmt.Errorf("git init: %s", out)
	}
	git := func(args ...string) (string, error) {
		cmd := exec.Command("git", args...)
		cmd.Dir = from
		cmd.Env = append(os.Environ(), "GIT_NO_LAZY_FETCH=1")
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		return string(out), err
	}
	for _, f := range []struct {
		name string
		args []string
	}{
		{"objects/info/alternates", []string{"rev-parse", "--path-format=absolute", "--git-path", "objects"}},
		{"packed-refs", []string{"for-each-ref", "--format=%(objectname) %(refname)"}},
		{"HEAD", []string{"rev-parse", "HEAD"}},
	} {
		out, err := git(f.args...)
		if err != nil {
			return 0, err
		}
		if err := os.WriteFile(filepath.Join(to, f.name), []byte(out), 0o666); err != nil {
			return 0, err
		}
	}
	objects, err := git("rev-list", "--objects", "--all", "--missing=print")
	if err != nil {
		return 0, err
	}
	var empty bytes.Buffer
	w := zlib.NewWriter(&empty)
	w.Write([]byte("blob 0\x00"))
	w.Close()
	for line := range strings.Lines(objects) {
		id, missing := strings.CutPrefix(strings.TrimSpace(line), "?")
		if !missing {
			continue
		}
		absent++
		name := filepath.Join(to, "objects", id[:2], id[2:])
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, empty.Bytes(), 0o666)); err != nil {
			return 0, err
		}
	}
	return absent, nil
}
