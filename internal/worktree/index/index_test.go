package index_test

import (
	"bytes"
	"crypto/sha1"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/worktree/gittest"
	"github.com/damvet/damvet/internal/worktree/index"
)

// describe writes an index the way git ls-files --stage --debug -z does. Of the
// flags it has those that are kept on disk.
func describe(x *index.Index) string {
	var b strings.Builder
	for _, e := range x.Entries {
		flags := uint32(e.Stage) << 12
		if e.Flags&index.AssumeValid != 0 {
			flags |= 0x8000
		}
		if e.Flags&index.IntentToAdd != 0 {
			flags |= 1 << 29
		}
		if e.Flags&index.SkipWorktree != 0 {
			flags |= 1 << 30
		}
		fmt.Fprintf(&b, "%06o %x %d\t%s\x00  ctime: %d:%d\n  mtime: %d:%d\n  dev: %d\tino: %d\n  uid: %d\tgid: %d\n  size: %d\tflags: %x\n",
			e.Mode, e.ID, e.Stage, e.Path, e.CTime.Sec, e.CTime.Nsec, e.MTime.Sec, e.MTime.Nsec, e.Dev, e.Ino, e.UID, e.GID, e.Size, flags)
	}
	return b.String()
}

// gitDescribe asks git for the same.
func gitDescribe(t *testing.T, r *gittest.Repo) string {
	t.Helper()
	lines := strings.SplitAfter(r.Git("ls-files", "--sparse", "--stage", "--debug", "-z"), "\n")
	for i, line := range lines {
		head, flags, ok := strings.Cut(line, "\tflags: ")
		if !ok {
			continue
		}
		var v uint32
		if _, err := fmt.Sscanf(flags, "%x", &v); err != nil {
			t.Fatal(err)
		}
		lines[i] = fmt.Sprintf("%s\tflags: %x\n", head, v&(0x8000|0x3000|1<<29|1<<30))
	}
	return strings.Join(lines, "")
}

func gitDir(r *gittest.Repo) string { return filepath.Join(r.Dir, ".git") }

func TestRead(t *testing.T) {
	fill := func(r *gittest.Repo) {
		for i := range 40 {
			r.Write(fmt.Sprintf("d%d/a long directory name/file%d.txt", i%7, i), strings.Repeat("x", i))
		}
		r.Write("a", "")
		r.Write("a-b", "1")
		r.Write("a.d/x", "1")
		r.Write("a0", "2")
		r.Write("\xff\xfe not utf-8\n\t", "3")
		r.Write(strings.Repeat("n", 200)+"/"+strings.Repeat("m", 200), "4")
		// Beyond what the twelve bits of a length hold.
		deep := "deep"
		for range 19 {
			deep += "/" + strings.Repeat("p", 200)
		}
		r.Git("update-index", "--add", "--cacheinfo", "100644,"+strings.TrimSpace(r.Git("hash-object", "-w", "a"))+","+deep+"/"+strings.Repeat("q", 400))
		if err := os.Symlink("a", filepath.Join(r.Dir, "link")); err != nil {
			t.Fatal(err)
		}
		r.Git("add", ".")
		r.Git("commit", "-q", "-m", "one")
	}
	// Git writes version 3 for version 2 where a flag needs it.
	for _, version := range []string{"2", "4"} {
		for _, c := range []struct {
			name       string
			extensions []string
			setup      func(r *gittest.Repo)
		}{
			{"plain", []string{"TREE"}, func(r *gittest.Repo) {}},
			{"empty", nil, func(r *gittest.Repo) { r.Git("read-tree", "--empty") }},
			{"flags", nil, func(r *gittest.Repo) {
				r.Write("new", "x")
				r.Git("add", "-N", "new")
				r.Git("update-index", "--assume-unchanged", "a-b")
				r.Git("update-index", "--skip-worktree", "a.d/x")
				r.Git("update-index", "--chmod=+x", "a0")
			}},
			{"conflict", nil, func(r *gittest.Repo) {
				r.Git("checkout", "-q", "-b", "other")
				r.Write("a0", "theirs")
				r.Write("added", "theirs")
				r.Git("rm", "-q", "d1/a long directory name/file1.txt")
				r.Git("add", "a0", "added")
				r.Git("commit", "-q", "-m", "theirs")
				r.Git("checkout", "-q", "main")
				r.Write("a0", "ours")
				r.Write("added", "ours")
				r.Write("d1/a long directory name/file1.txt", "ours")
				r.Git("add", ".")
				r.Git("commit", "-q", "-m", "ours")
				if _, code := r.Status("", "merge", "-q", "other"); code == 0 {
					t.Fatal("merge without conflict")
				}
			}},
			{"extensions", []string{"TREE", "UNTR", "FSMN", "EOIE", "IEOT"}, func(r *gittest.Repo) {
				r.Git("config", "index.threads", "4")
				r.Git("config", "index.recordOffsetTable", "true")
				r.Git("config", "index.recordEndOfIndexEntries", "true")
				r.Git("update-index", "--force-untracked-cache")
				r.Git("status")
				r.Git("config", "core.fsmonitor", "true-but-no-such-hook")
				r.Git("update-index", "--fsmonitor")
				r.Git("config", "--unset", "core.fsmonitor")
			}},
			{"blocks", []string{"IEOT"}, func(r *gittest.Repo) {
				// More entries than one block of the offset table holds: each
				// block of version 4 begins anew.
				r.Git("config", "index.threads", "2")
				r.Git("config", "index.recordOffsetTable", "true")
				blob := strings.TrimSpace(r.Git("hash-object", "-w", "a"))
				var in strings.Builder
				for i := range 25_000 {
					fmt.Fprintf(&in, "100644 %s\tmany/%05d/x\n", blob, i)
				}
				if _, code := r.Status(in.String(), "update-index", "--index-info"); code != 0 {
					t.Fatal("update-index failed")
				}
			}},
			{"split", []string{"link"}, func(r *gittest.Repo) { r.Git("update-index", "--split-index") }},
			{"split-changed", []string{"link"}, func(r *gittest.Repo) {
				r.Git("config", "splitIndex.maxPercentChange", "100")
				r.Git("update-index", "--split-index")
				r.Write("a0", "changed")
				r.Write("d3/a long directory name/file3.txt", "changed")
				r.Write("d3/a long directory name/new", "new")
				r.Write("0", "first")
				r.Write("zzz", "last")
				r.Git("add", ".")
				r.Git("rm", "-q", "--cached", "a", "a-b", "d5/a long directory name/file5.txt", "link")
				r.Git("rm", "-q", "-r", "--cached", "d6")
				r.Write("ita", "")
				r.Git("add", "-N", "ita")
			}},
			{"split-deleted-all", []string{"link"}, func(r *gittest.Repo) {
				r.Git("config", "splitIndex.maxPercentChange", "100")
				r.Git("update-index", "--split-index")
				r.Git("rm", "-q", "-r", "--cached", ".")
				r.Git("add", "zzz", "a")
			}},
			{"split-conflict", []string{"link"}, func(r *gittest.Repo) {
				r.Git("config", "splitIndex.maxPercentChange", "100")
				r.Git("update-index", "--split-index")
				blob := strings.TrimSpace(r.Git("hash-object", "-w", "a"))
				info := "0 " + strings.Repeat("0", len(blob)) + "\ta0\n"
				for stage := 1; stage <= 3; stage++ {
					info += fmt.Sprintf("100644 %s %d\ta0\n", blob, stage)
				}
				if _, code := r.Status(info, "update-index", "--index-info"); code != 0 {
					t.Fatal("update-index failed")
				}
			}},
			{"split-resolved", []string{"link"}, func(r *gittest.Repo) {
				r.Git("config", "splitIndex.maxPercentChange", "100")
				blob := strings.TrimSpace(r.Git("hash-object", "-w", "a"))
				info := "0 " + strings.Repeat("0", len(blob)) + "\ta0\n"
				for stage := 1; stage <= 3; stage++ {
					info += fmt.Sprintf("100644 %s %d\ta0\n", blob, stage)
				}
				if _, code := r.Status(info, "update-index", "--index-info"); code != 0 {
					t.Fatal("update-index failed")
				}
				r.Git("update-index", "--split-index")
				r.Git("add", "a0")
			}},
			{"sparse", []string{"sdir"}, func(r *gittest.Repo) {
				r.Git("sparse-checkout", "set", "--cone", "--sparse-index", "d1", "d2")
				r.Git("status")
			}},
			{"submodule", nil, func(r *gittest.Repo) {
				r.In("sub").Write("f", "x")
				r.In("sub").Git("init", "-q", "--object-format="+strings.TrimSpace(r.Git("rev-parse", "--show-object-format")))
				r.In("sub").Git("add", ".")
				r.In("sub").Git("commit", "-q", "-m", "x")
				r.Git("-c", "advice.addEmbeddedRepo=false", "add", "sub")
			}},
			{"no checksum", nil, func(r *gittest.Repo) {
				name := filepath.Join(gitDir(r), "index")
				data, err := os.ReadFile(name)
				if err != nil {
					t.Fatal(err)
				}
				n := index.SHA1
				if strings.TrimSpace(r.Git("rev-parse", "--show-object-format")) == "sha256" {
					n = index.SHA256
				}
				clear(data[len(data)-n:])
				if err := os.WriteFile(name, data, 0o666); err != nil {
					t.Fatal(err)
				}
			}},
		} {
			for format, size := range map[string]int{"sha1": index.SHA1, "sha256": index.SHA256} {
				if format == "sha256" && version == "4" && !strings.HasPrefix(c.name, "s") {
					continue // as in the other combinations
				}
				t.Run("v"+version+"/"+c.name+"/"+format, func(t *testing.T) {
					t.Parallel()
					r := gittest.New(t, "--object-format="+format)
					r.Write("zzz", "")
					r.Write("a", "")
					fill(r)
					r.Git("config", "index.version", version)
					r.Git("update-index", "--index-version", version)
					c.setup(r)
					x, err := index.Read(gitDir(r), size)
					if err != nil {
						t.Fatal(err)
					}
					want := gitDescribe(t, r)
					if got := describe(x); got != want {
						t.Errorf("index differs from git's:\n%s", firstDifference(got, want))
					}
					if c.name != "empty" && len(x.Entries) < 2 {
						t.Errorf("%d entries", len(x.Entries))
					}
					if got, want := x.Sparse, c.name == "sparse"; got != want {
						t.Errorf("sparse is %v", got)
					}
					if got, want := x.Unchecked, c.name == "no checksum"; got != want {
						t.Errorf("unchecked is %v", got)
					}
					wantVersion := int(version[0] - '0')
					if wantVersion == 2 && (c.name == "flags" || c.name == "split-changed" || c.name == "sparse") {
						wantVersion = 3
					}
					if x.Version != wantVersion {
						t.Errorf("version is %d", x.Version)
					}
					data, err := os.ReadFile(filepath.Join(gitDir(r), "index"))
					if err != nil {
						t.Fatal(err)
					}
					for _, extension := range c.extensions {
						if !bytes.Contains(data, []byte(extension)) {
							t.Errorf("git wrote no %s extension", extension)
						}
					}
				})
			}
		}
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			return fmt.Sprintf("line %d: got  %q\n        want %q", i, g[i], w[min(i, len(w)-1)])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}

func TestReadKinds(t *testing.T) {
	t.Run("none", func(t *testing.T) {
		x, err := index.Read(t.TempDir(), index.SHA1)
		if err != nil || len(x.Entries) != 0 {
			t.Errorf("%v, %v", x, err)
		}
	})
	t.Run("shared file gone", func(t *testing.T) {
		r := gittest.New(t)
		r.Write("a", "")
		r.Git("add", ".")
		r.Git("update-index", "--split-index")
		shared, err := filepath.Glob(filepath.Join(gitDir(r), "sharedindex.*"))
		if err != nil || len(shared) != 1 {
			t.Fatal(shared, err)
		}
		content, err := os.ReadFile(shared[0])
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(shared[0]); err != nil {
			t.Fatal(err)
		}
		wantError(t, r, "shared index")
		// Another index in its place.
		clear(content[len(content)-20:])
		if err := os.WriteFile(shared[0], content, 0o666); err != nil {
			t.Fatal(err)
		}
		wantError(t, r, "checksum is 0000")
	})
}

func wantError(t *testing.T, r *gittest.Repo, want string) {
	t.Helper()
	_, err := index.Read(gitDir(r), index.SHA1)
	if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "index: ") {
		t.Errorf("error is %v, want one about %q that names the file", err, want)
	}
}

// entry builds an entry of version 2 or 3 by hand.
func entry(name string, flags uint16) []byte {
	b := make([]byte, 60, 80)
	b = binary.BigEndian.AppendUint16(b, flags)
	b = append(b, name...)
	return append(b, make([]byte, 8-len(b)%8)...)
}

func file(version, count uint32, parts ...[]byte) []byte {
	b := []byte("DIRC")
	b = binary.BigEndian.AppendUint32(b, version)
	b = binary.BigEndian.AppendUint32(b, count)
	b = append(b, bytes.Join(parts, nil)...)
	sum := sha1.Sum(b)
	return append(b, sum[:]...)
}

func extension(name string, body ...byte) []byte {
	return append(binary.BigEndian.AppendUint32([]byte(name), uint32(len(body))), body...)
}

// ewah builds a bitmap of one run and the words behind it.
func ewah(size uint32, ones bool, run uint32, words ...uint64) []byte {
	b := binary.BigEndian.AppendUint32(nil, size)
	b = binary.BigEndian.AppendUint32(b, uint32(len(words)+1))
	head := uint64(run)<<1 | uint64(len(words))<<33
	if ones {
		head |= 1
	}
	b = binary.BigEndian.AppendUint64(b, head)
	for _, w := range words {
		b = binary.BigEndian.AppendUint64(b, w)
	}
	return append(b, 0, 0, 0, 0)
}

func v4(cut byte, name string) []byte {
	b := append(make([]byte, 62), cut)
	return append(append(b, name...), 0)
}

func TestParseErrors(t *testing.T) {
	base := file(2, 2, entry("a", 1), entry("b", 1))
	baseID := hex.EncodeToString(base[len(base)-20:])
	linked := func(bitmaps ...[]byte) []byte {
		return extension("link", append(bytes.Clone(base[len(base)-20:]), bytes.Join(bitmaps, nil)...)...)
	}
	wrong := file(2, 1, entry("a", 1))
	wrong[20] ^= 1
	for _, c := range []struct {
		name string
		data []byte
		want string // "" if the index is good
	}{
		{"empty", nil, "cut short"},
		{"another file", bytes.Repeat([]byte("x"), 100), "not an index"},
		{"version 1", file(1, 0), "version 1"},
		{"version 5", file(5, 0), "version 5"},
		{"damaged", wrong, "checksum"},
		{"no entries", file(2, 0), ""},
		{"more entries than bytes", file(2, 1<<31, entry("a", 1)), "do not fit"},
		{"one entry too many", file(2, 2, entry("a", 1), make([]byte, 40)), "do not fit"},
		{"entry cut", file(2, 1, entry("abcdef", 6)[:67]), "cut short"},
		{"name beyond the end", file(2, 1, entry("a", 900)), "cut short"},
		{"name with NUL", file(2, 1, entry("a\x00b", 3)), "NUL"},
		{"no name", file(2, 1, entry("", 0)), "no path"},
		{"name without end", file(3, 1, append(entry("", 0xfff)[:62], bytes.Repeat([]byte("x"), 30)...)), "cut short"},
		{"name too long", file(2, 1, entry(strings.Repeat("x", 70_000), 0xfff)), "too long"},
		{"order", file(2, 2, entry("b", 1), entry("a", 1)), "out of order"},
		{"twice", file(2, 2, entry("a", 1), entry("a", 1)), "twice"},
		{"stages", file(2, 2, entry("a", 0x1001), entry("a", 0x2001)), ""},
		{"stages out of order", file(2, 2, entry("a", 0x2001), entry("a", 0x1001)), "out of order"},
		{"extended in version 2", file(2, 1, entry("a", 0x4001)), "extended"},
		{"unknown flags", file(3, 1, entry("\x80\x00a", 0x4001)), "unknown"},
		{"v4 prefix", file(4, 2, v4(0, "dir/a"), v4(1, "b")), ""},
		{"v4 prefix too long", file(4, 1, v4(1, "a")), "prefix"},
		{"v4 prefix overflow", file(4, 1, append(append(make([]byte, 62), bytes.Repeat([]byte{0xff}, 30)...), 0)), "prefix"},
		{"v4 name without end", file(4, 1, append(v4(0, "ab")[:65], 'x', 'x')), "cut short"},
		{"optional extension", file(2, 1, entry("a", 1), extension("WHAT", 1, 2, 3)), ""},
		{"required extension", file(2, 1, entry("a", 1), extension("what", 1, 2, 3)), "cannot be passed over"},
		{"extension cut", file(2, 1, entry("a", 1), extension("TREE", 1, 2, 3)[:10]), "cut short"},
		{"link cut", file(2, 0, extension("link", 1, 2)), "cut short"},
		{"link without bitmaps", file(2, 0, linked()), ""},
		{"link deletes", file(2, 0, linked(ewah(2, false, 0, 1), ewah(0, false, 0))), ""},
		{"link deletes by run", file(2, 0, linked(ewah(64, true, 1), ewah(0, false, 0))), "deletes entry 2 of 2"},
		{"link deletes more than there is", file(2, 0, linked(ewah(1<<31, true, 1<<31), ewah(0, false, 0))), "deletes entry 2 of 2"},
		{"link replaces", file(2, 1, entry("", 0), linked(ewah(0, false, 0), ewah(2, false, 0, 2))), ""},
		{"link replaces more than there is", file(2, 1, entry("", 0), linked(ewah(0, false, 0), ewah(2, false, 1, 1))), "replaces entry 64 of 2"},
		{"link replaces without data", file(2, 0, linked(ewah(0, false, 0), ewah(2, false, 0, 1))), "lacks the data"},
		{"link replaces with a name", file(2, 1, entry("a", 1), linked(ewah(0, false, 0), ewah(2, false, 0, 1))), "lacks the data"},
		{"link leaves data over", file(2, 1, entry("", 0), linked(ewah(0, false, 0), ewah(0, false, 0))), "no path"},
		{"link trailing", file(2, 0, linked(ewah(0, false, 0), ewah(0, false, 0), []byte{0})), "trailing"},
		{"bitmap cut", file(2, 0, linked(ewah(0, false, 0)[:14])), "cut short"},
		{"bitmap of endless zeros", file(2, 0, linked(ewah(1<<32-1, false, 1<<32-1, 0), ewah(0, false, 0))), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := index.Parse(c.data, index.SHA1, func(id string) ([]byte, error) {
				if id != baseID {
					t.Errorf("asked for shared index %s", id)
				}
				return base, nil
			})
			if c.want == "" {
				if err != nil {
					t.Errorf("unexpected error: %v", err)
				}
			} else if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error is %v, want %q", err, c.want)
			}
		})
	}
}

// A short file must not unfold into a giant one.
func TestParsePrefixBomb(t *testing.T) {
	parts := [][]byte{v4(0, strings.Repeat("x", 60_000))}
	for i := range 2_000 {
		cut := byte(2)
		if i == 0 {
			cut = 0
		}
		parts = append(parts, v4(cut, fmt.Sprintf("%c%c", 'a'+i/200, 1+i%200)))
	}
	if _, err := index.Parse(file(4, uint32(len(parts)), parts...), index.SHA1, nil); err == nil || !strings.Contains(err.Error(), "too long together") {
		t.Errorf("error is %v", err)
	}
}

// No byte of a good index may be cut off without an error.
func TestParseTruncated(t *testing.T) {
	r := gittest.New(t)
	for i := range 5 {
		r.Write(fmt.Sprintf("dir/%d", i), "")
	}
	r.Git("add", ".")
	data, err := os.ReadFile(filepath.Join(gitDir(r), "index"))
	if err != nil {
		t.Fatal(err)
	}
	for n := range data {
		if _, err := index.Parse(data[:n], index.SHA1, nil); err == nil {
			t.Errorf("no error for the first %d of %d bytes", n, len(data))
		}
	}
}

func FuzzParse(f *testing.F) {
	base := file(2, 2, entry("a", 1), entry("b", 1))
	body := func(b []byte) []byte { return b[:len(b)-20] }
	f.Add(body(base), true)
	f.Add(body(file(4, 2, v4(0, "dir/a"), v4(1, "b"), extension("TREE"))), true)
	f.Add(body(file(3, 1, entry("\x40\x00a", 0x4001), extension("sdir"))), true)
	f.Add(body(file(2, 1, entry("", 0), extension("link", append(bytes.Clone(base[len(base)-20:]), append(ewah(2, false, 0, 1), ewah(2, false, 0, 2)...)...)...))), true)
	f.Add([]byte{}, false)
	f.Fuzz(func(t *testing.T, data []byte, unchecked bool) {
		// Without a right checksum nothing behind it would be reached.
		size := index.SHA1
		if unchecked {
			data = append(bytes.Clone(data), make([]byte, size)...)
		}
		x, err := index.Parse(data, size, func(string) ([]byte, error) { return base, nil })
		if err != nil {
			return
		}
		for i, e := range x.Entries {
			if e.Path == "" || strings.Contains(e.Path, "\x00") || len(e.ID) != size {
				t.Errorf("entry %d is %+v", i, e)
			}
			if i > 0 && (x.Entries[i-1].Path > e.Path || x.Entries[i-1].Path == e.Path && x.Entries[i-1].Stage >= e.Stage) {
				t.Errorf("entry %d is out of order", i)
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	var parts [][]byte
	for i := range 50_000 {
		name := fmt.Sprintf("some/directory/%03d/file-%05d.go", i/100, i)
		parts = append(parts, entry(name, uint16(len(name))))
	}
	data := file(2, uint32(len(parts)), parts...)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := index.Parse(data, index.SHA1, nil); err != nil {
			b.Fatal(err)
		}
	}
}
