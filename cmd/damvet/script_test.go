package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/damvet/damvet/internal/synth"
)

func exitStatus(err error) string {
	if e, ok := errors.AsType[*exec.ExitError](err); ok {
		return strconv.Itoa(e.ExitCode())
	}
	return err.Error()
}

// cmdNobody is status for a process without root's right to read everything:
// nobody 2 damvet files .
func cmdNobody(ts *testscript.TestScript, neg bool, args []string) {
	if os.Getuid() == 0 {
		if _, err := exec.LookPath("setpriv"); err != nil {
			ts.Fatalf("root reads everything, and setpriv is not there to become somebody else")
		}
		// Temporary folders of tests are closed to others.
		for dir := ts.MkAbs("."); dir != "/" && dir != os.TempDir(); dir = filepath.Dir(dir) {
			ts.Check(os.Chmod(dir, 0o755))
		}
		self, err := exec.LookPath("damvet")
		ts.Check(err)
		ts.Check(os.Chmod(filepath.Dir(self), 0o755))
		args = append([]string{args[0], "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"}, args[1:]...)
	}
	cmdStatus(ts, neg, args)
}

// cmdVariants writes the text of a file in every way in which damvet is to
// read it: variants file dir
func cmdVariants(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: variants file dir")
	}
	text, err := synth.Expand(ts.ReadFile(args[0]))
	ts.Check(err)
	dir := ts.MkAbs(args[1])
	ts.Check(os.MkdirAll(dir, 0o755))
	line := strings.TrimSpace(text)
	utf16of := func(mark bool, put func([]byte, uint16) []byte) []byte {
		var b []byte
		if mark {
			b = put(b, 0xfeff)
		}
		for _, u := range utf16.Encode([]rune("# " + line + "\r\n")) {
			b = put(b, u)
		}
		return b
	}
	le := func(b []byte, u uint16) []byte { return append(b, byte(u), byte(u>>8)) }
	be := func(b []byte, u uint16) []byte { return append(b, byte(u>>8), byte(u)) }
	long := strings.Repeat("x ", 2<<20)
	zipped := zipOf(ts, map[string]string{"inner/a.env": line})
	for name, data := range map[string][]byte{
		"plain.env":          []byte(line),
		"crlf.env":           []byte("a=1\r\n" + line + "\r\n"),
		"cr.env":             []byte("a=1\r" + line + "\r"),
		"bom.env":            []byte("\ufeff" + line),
		"nul.bin":            []byte("\x00\x01\xff\x00" + line + "\x00"),
		"invalid-utf8.txt":   []byte("\xfd\x80 caf\xe9 " + line),
		"utf16le-mark.txt":   utf16of(true, le),
		"utf16be-mark.txt":   utf16of(true, be),
		"utf16le.txt":        utf16of(false, le),
		"utf16be.txt":        utf16of(false, be),
		"long-line.txt":      []byte(long + line + " " + long),
		"base64.txt":         []byte("data: " + base64.StdEncoding.EncodeToString([]byte(line))),
		"base64-twice.txt":   []byte(base64.StdEncoding.EncodeToString([]byte(base64.URLEncoding.EncodeToString([]byte(line))))),
		"hex.txt":            []byte(hex.EncodeToString([]byte(line))),
		"percent.txt":        []byte("?q=" + percent(line)),
		"zip.zip":            zipped,
		"zip-in-zip.zip":     zipOf(ts, map[string]string{"inner.zip": string(zipped)}),
		"gzip.gz":            gzipOf(ts, []byte(line)),
		"tar.tar":            tarOf(ts, "inner/a.env", line),
		"tar-gz.tgz":         gzipOf(ts, tarOf(ts, "inner/a.env", line)),
		"zip-named-text.txt": zipped,
	} {
		ts.Check(os.WriteFile(filepath.Join(dir, name), data, 0o644))
	}
}

// cmdArchives writes archives that cannot be unpacked: archives dir
func cmdArchives(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: archives dir")
	}
	dir := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(dir, 0o755))
	z := zipOf(ts, map[string]string{"a.txt": strings.Repeat("nothing here\n", 100)})
	tgz := gzipOf(ts, tarOf(ts, "a.txt", strings.Repeat("nothing here\n", 1000)))
	zeros := make([]byte, 1<<20)
	var bomb bytes.Buffer
	w := zip.NewWriter(&bomb)
	for i := range 4 {
		f, err := w.Create(fmt.Sprintf("zeros-%d", i))
		ts.Check(err)
		for range 96 {
			_, err = f.Write(zeros)
			ts.Check(err)
		}
	}
	ts.Check(w.Close())
	for name, data := range map[string][]byte{
		"truncated.zip":    z[:len(z)-30],
		"truncated.tar.gz": tgz[:len(tgz)/2],
		"bomb.zip":         bomb.Bytes(),
	} {
		ts.Check(os.WriteFile(filepath.Join(dir, name), data, 0o644))
	}
}

func percent(s string) string {
	var b strings.Builder
	for i := range len(s) {
		fmt.Fprintf(&b, "%%%02X", s[i])
	}
	return b.String()
}

func zipOf(ts *testscript.TestScript, files map[string]string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range files {
		f, err := w.Create(name)
		ts.Check(err)
		_, err = f.Write([]byte(text))
		ts.Check(err)
	}
	ts.Check(w.Close())
	return b.Bytes()
}

func gzipOf(ts *testscript.TestScript, data []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write(data)
	ts.Check(err)
	ts.Check(w.Close())
	return b.Bytes()
}

func tarOf(ts *testscript.TestScript, name, text string) []byte {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	ts.Check(w.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(text))}))
	_, err := w.Write([]byte(text))
	ts.Check(err)
	ts.Check(w.Close())
	return b.Bytes()
}

// cmdCorrupt damages one object of a repository that no commit needs:
// corrupt dir
func cmdCorrupt(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: corrupt dir")
	}
	name := filepath.Join(ts.MkAbs(args[0]), ".git", "objects", "12", "3456789012345678901234567890123456789a")
	ts.Check(os.MkdirAll(filepath.Dir(name), 0o755))
	ts.Check(os.WriteFile(name, []byte("no object"), 0o644))
}

// cmdUnreadable makes a history unreadable: unreadable dir
func cmdUnreadable(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: unreadable dir")
	}
	git := filepath.Join(ts.MkAbs(args[0]), ".git")
	ts.Check(os.WriteFile(filepath.Join(git, "config"), []byte("[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n"), 0o644))
}

// cmdFlood writes more matches than are looked at in one text: flood file
func cmdFlood(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: flood file")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.Repeat([]byte("http://app.iconik.io/x\n"), 10_100), 0o644))
}

// cmdHostile writes configurations and baselines that would do harm:
// hostile dir
func cmdHostile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: hostile dir")
	}
	dir := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(dir, 0o755))
	for name, data := range map[string]string{
		"huge.toml":   strings.Repeat("# nothing\n", 200_000),
		"deep.toml":   "exclude = " + strings.Repeat("[", 500_000),
		"dotted.toml": strings.Repeat("a.", 100_000) + "a = 1",
		"binary.toml": "\x00\xff\xfe\x01",
		"huge.jsonl":  `{"reason":"` + strings.Repeat("x", 1<<20) + `"}`,
	} {
		ts.Check(os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644))
	}
}

// cmdCopies writes a file n times, under names with a number: copies file words/%d.txt n
func cmdCopies(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: copies file name n")
	}
	n, err := strconv.Atoi(args[2])
	ts.Check(err)
	data := []byte(ts.ReadFile(args[0]))
	for i := range n {
		name := ts.MkAbs(fmt.Sprintf(args[1], i))
		ts.Check(os.MkdirAll(filepath.Dir(name), 0o755))
		ts.Check(os.WriteFile(name, data, 0o644))
	}
}

// cmdFirst sets FIRST to the first line of a file: first file
func cmdFirst(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: first file")
	}
	line, _, _ := strings.Cut(ts.ReadFile(args[0]), "\n")
	ts.Setenv("FIRST", line)
}

// cmdFingerprint sets FINGERPRINT to that of the first finding of a rule, and
// SHORT to its first digits, as the verb files finds it, or another one:
// fingerprint dir rule [verb]
func cmdFingerprint(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || len(args) > 3 {
		ts.Fatalf("usage: fingerprint dir rule [verb]")
	}
	verb := "files"
	if len(args) == 3 {
		verb = args[2]
	}
	// Findings make the status 1.
	_ = ts.Exec("damvet", verb, "--format", "jsonl", args[0])
	for line := range strings.Lines(ts.ReadFile("stdout")) {
		var f struct{ Rule, Fingerprint string }
		ts.Check(json.Unmarshal([]byte(line), &f))
		if f.Rule == args[1] {
			ts.Setenv("FINGERPRINT", f.Fingerprint)
			ts.Setenv("SHORT", f.Fingerprint[:8])
			return
		}
	}
	ts.Fatalf("no finding of %s in %s", args[1], args[0])
}
