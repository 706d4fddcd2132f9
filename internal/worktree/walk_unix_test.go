//go:build unix

package worktree

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/damvet/damvet/internal/worktree/gittest"
)

func TestSpecialFiles(t *testing.T) {
	r := gittest.New(t)
	r.Write("a/file", "content")
	if err := syscall.Mkfifo(filepath.Join(r.Dir, "pipe"), 0o666); err != nil {
		t.Fatal(err)
	}
	// In the place of files that are read along the way.
	for _, name := range []string{".gitignore", "a/.gitignore", "b/.git"} {
		os.MkdirAll(filepath.Dir(filepath.Join(r.Dir, name)), 0o777)
		if err := syscall.Mkfifo(filepath.Join(r.Dir, name), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(r.Dir) // the address of a socket must be short
	l, err := net.Listen("unix", "socket")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for name, target := range map[string]string{"dangling": "none", "loop": "loop", "up": "..", "self": ".", "file": "a/file"} {
		if err := os.Symlink(target, filepath.Join(r.Dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	v := walk(t, r.Dir, Options{})
	v.check(t, []string{"a/file"}, map[string]int64{"symbolic link": 5, "named pipe": 3, "socket": 1})
	if _, err := Walk(t.Context(), filepath.Join(r.Dir, "pipe"), Options{}, nil); err == nil || !strings.Contains(err.Error(), "named pipe") {
		t.Errorf("error is %v", err)
	}
	if _, err := os.Stat("/dev/null"); err == nil {
		if _, err := Walk(t.Context(), "/dev/null", Options{}, nil); err == nil || !strings.Contains(err.Error(), "device") {
			t.Errorf("error is %v", err)
		}
	}
	// Pipes in the place of git's own files.
	for _, name := range []string{"config", "info/exclude", "index"} {
		name = filepath.Join(r.Dir, ".git", name)
		os.Remove(name)
		if err := syscall.Mkfifo(name, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	v = walk(t, r.Dir, Options{})
	v.check(t, []string{"a/file"}, map[string]int64{"symbolic link": 5, "named pipe": 3, "socket": 1}, "config: not a regular file", "index: not a regular file")
}

// What changes between the listing of a directory and the opening of a file.
func TestSwapped(t *testing.T) {
	outside := t.TempDir()
	r := gittest.New(t)
	if err := os.WriteFile(filepath.Join(outside, "x"), []byte("outside"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"0", "becomes-dir", "becomes-link", "becomes-pipe", "d/x", "gone", "goneDir/x", "grows", "z"} {
		r.Write(name, "1")
	}
	at := func(name string) string { return filepath.Join(r.Dir, name) }
	var read []string
	cov, err := Walk(t.Context(), r.Dir, Options{MaxSize: 10}, func(f File) error {
		if f.Path == "0" {
			for _, name := range []string{"becomes-dir", "becomes-link", "becomes-pipe", "gone"} {
				os.Remove(at(name))
			}
			os.RemoveAll(at("d"))
			os.RemoveAll(at("goneDir"))
			os.Mkdir(at("becomes-dir"), 0o777)
			os.Symlink(filepath.Join(outside, "x"), at("becomes-link"))
			os.Symlink(outside, at("d"))
			syscall.Mkfifo(at("becomes-pipe"), 0o666)
			r.Write("grows", "more than ten bytes")
		}
		c, err := f.Open()
		if err != nil {
			return fmt.Errorf("scan %s: %w", f.Path, err)
		}
		defer c.Close()
		read = append(read, f.Path)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"0", "z"}; !slices.Equal(read, want) {
		t.Errorf("read %q, want %q", read, want)
	}
	if cov.Files != 2 || len(cov.Unreadable) > 0 {
		t.Errorf("coverage is %+v", cov)
	}
	var excluded int64
	for _, n := range cov.Excluded {
		excluded += n
	}
	if excluded != 7 || cov.Excluded["named pipe"] != 1 || cov.Excluded["larger than 10 bytes"] != 1 {
		t.Errorf("excluded: %v", cov.Excluded)
	}
}

// A directory that is replaced by a link between listing and opening leads
// nowhere where the system can tell.
func TestSwappedDirectory(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("needs openat2")
	}
	outside := t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "x"), []byte("outside"), 0o666); err != nil {
		t.Fatal(err)
	}
	r := gittest.New(t)
	r.Write("d/x", "inside")
	cov, err := Walk(t.Context(), r.Dir, Options{}, func(f File) error {
		os.RemoveAll(filepath.Join(r.Dir, "d"))
		os.Symlink(outside, filepath.Join(r.Dir, "d"))
		c, err := f.Open()
		if err == nil {
			c.Close()
			t.Errorf("opened %s", f.Path)
		}
		return err
	})
	if err != nil || cov.Files != 0 || cov.Excluded["symbolic link"] != 1 {
		t.Errorf("%+v, %v", cov, err)
	}
}

func TestUnreadable(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("everything is readable")
	}
	r := gittest.New(t)
	r.Write("dir/x", "x")
	r.Write("file", "x")
	r.Write("rules/.gitignore", "x")
	r.Write("rules/x", "x")
	r.Write("z", "x")
	for _, name := range []string{"dir", "file", "rules/.gitignore"} {
		name = filepath.Join(r.Dir, name)
		if err := os.Chmod(name, 0); err != nil {
			t.Fatal(err)
		}
		defer os.Chmod(name, 0o700)
	}
	v := walk(t, r.Dir, Options{})
	v.check(t, []string{"rules/x", "z"}, nil, "dir: permission denied", "file: permission denied", "rules/.gitignore: permission denied")
	// A home directory that belongs to another is nothing to speak of.
	if err := os.Chmod(r.Home, 0); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(r.Home, 0o700)
	v = walk(t, filepath.Join(r.Dir, "z"), Options{Git: Config{Home: r.Home}})
	v.check(t, []string{"z"}, nil)
}

func TestDeep(t *testing.T) {
	// Deeper than any path that a system opens in one go.
	root := t.TempDir()
	old, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chdir(root); err != nil {
		t.Fatal(err)
	}
	name := strings.Repeat("d", 30)
	const depth = 1200
	for range depth {
		if err := os.Mkdir(name, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("f", []byte("x"), 0o666); err != nil {
			t.Fatal(err)
		}
		if err := os.Chdir(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chdir(old); err != nil {
		t.Fatal(err)
	}
	v := walk(t, root, Options{})
	want := 1 + maxPath/(len(name)+1)
	if int(v.cov.Files) != want || len(v.cov.Unreadable) != 1 || !strings.Contains(v.cov.Unreadable[0].Reason, "longer than") {
		t.Errorf("%d files, want %d; %d unreadable", v.cov.Files, want, len(v.cov.Unreadable))
	}
}
