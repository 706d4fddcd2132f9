package match

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/damvet/damvet/internal/finding"
)

func zipOf(tb testing.TB, members ...string) string {
	tb.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		f, err := w.Create(members[i])
		if err != nil {
			tb.Fatal(err)
		}
		io.WriteString(f, members[i+1])
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

// storedZip returns a zip archive of one member that is not packed.
func storedZip(tb testing.TB, name, text string) string {
	tb.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, err := w.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Store, CRC32: crc32.ChecksumIEEE([]byte(text)), CompressedSize64: uint64(len(text)), UncompressedSize64: uint64(len(text))})
	if err != nil {
		tb.Fatal(err)
	}
	io.WriteString(f, text)
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

// slackZip returns a zip archive of two members, whose packed bytes go on behind
// the end of what is packed.
func slackZip(tb testing.TB, first, behindFirst, second, behindSecond string) string {
	tb.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i, text := range []string{first, second} {
		var packed bytes.Buffer
		z, err := flate.NewWriter(&packed, flate.BestCompression)
		if err != nil {
			tb.Fatal(err)
		}
		io.WriteString(z, text)
		z.Close()
		packed.WriteString([]string{behindFirst, behindSecond}[i])
		f, err := w.CreateRaw(&zip.FileHeader{
			Name: []string{"a", "b"}[i], Method: zip.Deflate, CRC32: crc32.ChecksumIEEE([]byte(text)),
			CompressedSize64: uint64(packed.Len()), UncompressedSize64: uint64(len(text)),
		})
		if err != nil {
			tb.Fatal(err)
		}
		f.Write(packed.Bytes())
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

func tarOf(tb testing.TB, members ...string) string {
	tb.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		if err := w.WriteHeader(&tar.Header{Name: members[i], Size: int64(len(members[i+1])), Mode: 0o644}); err != nil {
			tb.Fatal(err)
		}
		io.WriteString(w, members[i+1])
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

// account tells what a scan found and covered: names of texts with the number
// of matches, then what was excluded and unreadable.
func account(tb testing.TB, e *Engine, data string, o ScanOptions) string {
	tb.Helper()
	read := accountOf(tb, func(cov *finding.Coverage, visit func(*Text) error) error {
		return e.Scan(iotest.HalfReader(strings.NewReader(data)), o, cov, visit)
	})
	held := accountOf(tb, func(cov *finding.Coverage, visit func(*Text) error) error {
		return e.ScanBytes([]byte(data), o, cov, visit)
	})
	if read != held {
		tb.Errorf("a reader makes\n%s\nwhat is in memory\n%s", read, held)
	}
	return read
}

func accountOf(tb testing.TB, scan func(*finding.Coverage, func(*Text) error) error) string {
	tb.Helper()
	var lines []string
	cov := &finding.Coverage{}
	err := scan(cov, func(t *Text) error {
		lines = append(lines, fmt.Sprintf("%q %d", t.Name, len(t.Matches)))
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	for _, reason := range slices.Sorted(maps.Keys(cov.Excluded)) {
		lines = append(lines, fmt.Sprintf("excluded: %s: %d", reason, cov.Excluded[reason]))
	}
	for _, u := range cov.Unreadable {
		lines = append(lines, fmt.Sprintf("unreadable: %q: %s", u.Path, u.Reason))
	}
	return strings.Join(lines, "\n")
}

func TestArchives(t *testing.T) {
	e := toyEngine(t)
	secret := "key = " + toyToken + "\n"
	zeros := strings.Repeat("\x00", 40<<20)
	many := make([]string, 0, 2*maxMembers+2)
	for i := range maxMembers + 1 {
		many = append(many, fmt.Sprint(i), "")
	}
	encrypted := []byte(zipOf(t, "a", secret))
	encrypted[6] |= 1 // local header
	encrypted[bytes.Index(encrypted, []byte("PK\x01\x02"))+8] |= 1
	unknown := []byte(zipOf(t, "a", secret))
	unknown[bytes.Index(unknown, []byte("PK\x01\x02"))+10] = 99
	damaged := []byte(zipOf(t, "a", secret, "b", secret))
	damaged[40] ^= 0xff

	tests := []struct {
		name string
		data string
		want []string
	}{
		{
			"zip", zipOf(t, "a.txt", secret, "b/", "", "b/c.txt", secret+secret, "empty", "nothing"),
			[]string{`"a.txt" 1`, `"b/c.txt" 2`},
		},
		{"tar", tarOf(t, "./a", secret, "b/c", "toybox"), []string{`"a" 1`, `"b/c" 0`}},
		{"gzip", gz(secret), []string{`"content" 1`}},
		{"tar in gzip", gz(tarOf(t, "a", secret)), []string{`"a" 1`}},
		{"zip in tar in gzip", gz(tarOf(t, "a.zip", zipOf(t, "b", secret), "c", secret)), []string{`"a.zip!b" 1`, `"c" 1`}},
		{"gzip in zip", zipOf(t, "a.gz", gz(secret)), []string{`"a.gz!content" 1`}},
		{"too deep", zipOf(t, "a", zipOf(t, "b", gz(secret))), []string{"excluded: archives nested deeper than asked for: 1"}},
		{
			"too deep, and not packed", tarOf(t, "a", tarOf(t, "b", tarOf(t, "c", secret))),
			[]string{`"a!b" 1`, "excluded: archives nested deeper than asked for: 1"},
		},
		{"utf-16 in zip", zipOf(t, "a", "\xff\xfe"+utf16LE(secret)), []string{`"a" 1`}},
		{"not packed", storedZip(t, "a", secret), []string{`"a" 1`}},
		{"not packed, in another", storedZip(t, "in.zip", zipOf(t, "a", secret)), []string{`"in.zip!a" 1`}},
		{"behind what is packed", slackZip(t, "nothing", secret, "nothing", secret), []string{`"" 2`}},
		{"behind a member that is none", slackZip(t, "nothing", secret, secret, ""), []string{`"b" 1`, `"" 1`}},
		{"encrypted", string(encrypted), []string{"excluded: encrypted members of archives: 1"}},
		{"unknown packing", string(unknown), []string{"excluded: members of archives packed in a way that cannot be read: 1"}},
		{"damaged member", string(damaged), []string{`"b" 1`, `unreadable: "a": archive: zip: checksum error`}},
		{"truncated zip", zipOf(t, "a", secret)[:60], []string{`unreadable: "": archive: zip: not a valid zip file`}},
		{"truncated gzip", gz(secret + secret)[:40], []string{`"content" 2`, `unreadable: "": archive: unexpected EOF`}},
		{"truncated tar", tarOf(t, "a", secret, "b", secret)[:1200], []string{`"a" 1`, `unreadable: "": archive: unexpected EOF`}},
		{"gzip with zeros behind it", gz(secret) + strings.Repeat("\x00", 100), []string{`"content" 1`}},
		{"no zip at all", "PK\x03\x04 " + secret, []string{`"" 1`, `unreadable: "": archive: zip: not a valid zip file`}},
		{"bomb", gz(secret + zeros), []string{`"content" 1`, "excluded: archives that unpack to more than 200 times their size: 1"}},
		{
			"bomb in a zip", zipOf(t, "a", secret, "b", zeros, "c", secret),
			[]string{`"a" 1`, `"c" 1`, "excluded: archives that unpack to more than 200 times their size: 1"},
		},
		{"many members", zipOf(t, many...), []string{"excluded: archives with more than 10,000 members, from there on: 1"}},
		{
			"hostile name", zipOf(t, "../../a\x00b\n", secret, `c\d`, secret, strings.Repeat("x", 5000), secret),
			[]string{`"../../a\x00b\n" 1`, `"c/d" 1`, fmt.Sprintf("%q 1", strings.Repeat("x", maxName))},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got, want := account(t, e, test.data, ScanOptions{}), strings.Join(test.want, "\n"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
	t.Run("off", func(t *testing.T) {
		got := account(t, e, tarOf(t, "a", secret), ScanOptions{Archives: -1})
		if want := "\"\" 1\nexcluded: archives nested deeper than asked for: 1"; got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	})
}

func utf16LE(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		b.WriteByte(c)
		b.WriteByte(0)
	}
	return b.String()
}

// TestArchiveWithoutEnd opens an archive that holds itself.
func TestArchiveWithoutEnd(t *testing.T) {
	inner := zipOf(t, "a", "nothing")
	for range 20 {
		inner = zipOf(t, "a", inner)
	}
	if got, want := account(t, toyEngine(t), inner, ScanOptions{Archives: 5}), "excluded: archives nested deeper than asked for: 1"; got != want {
		t.Errorf("got %s", got)
	}
}

// TestScanErrors gives back the errors of the reader and of the visitor.
func TestScanErrors(t *testing.T) {
	e := toyEngine(t)
	broken := errors.New("broken")
	secret := "key = " + toyToken + "\n"
	for _, text := range []string{"", secret, strings.Repeat(secret, 100_000), gz(secret)[:20]} {
		err := e.Scan(io.MultiReader(strings.NewReader(text), iotest.ErrReader(broken)), ScanOptions{}, &finding.Coverage{}, func(*Text) error { return nil })
		if !errors.Is(err, broken) && !strings.HasPrefix(text, "\x1f") {
			t.Errorf("%d bytes: %v", len(text), err)
		}
	}
	for _, text := range []string{secret, gz(secret), zipOf(t, "a", secret), tarOf(t, "a", secret)} {
		err := e.Scan(strings.NewReader(text), ScanOptions{}, &finding.Coverage{}, func(*Text) error { return broken })
		if !errors.Is(err, broken) {
			t.Errorf("%v", err)
		}
	}
}
