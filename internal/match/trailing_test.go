package match

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"testing"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/synth"
	"github.com/damvet/damvet/rules"
)

// TestBesideArchives: what stands before, behind or in the comment of an
// archive is looked at, and streams that follow one another are one.
func TestBesideArchives(t *testing.T) {
	secret, err := synth.Expand("key = '<<imagekit-private-key>>'\n")
	if err != nil {
		t.Fatal(err)
	}
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	gz := func(text string) []byte {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		_, err := w.Write([]byte(text))
		check(err)
		check(w.Close())
		return b.Bytes()
	}
	var tarred bytes.Buffer
	tw := tar.NewWriter(&tarred)
	check(tw.WriteHeader(&tar.Header{Name: "a", Mode: 0o644, Size: 5}))
	_, err = tw.Write([]byte("hello"))
	check(err)
	check(tw.Close())
	zipped := func(comment string) []byte {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		f, err := w.Create("a.txt")
		check(err)
		_, err = f.Write([]byte("hello"))
		check(err)
		check(w.SetComment(comment))
		check(w.Close())
		return b.Bytes()
	}
	e, err := New(rules.Builtin(), Options{})
	check(err)
	for name, data := range map[string][]byte{
		"gzip, text":           append(gz("hello"), secret...),
		"gzip, gzip":           append(gz("hello"), gz(secret)...),
		"gzip, gzip, text":     append(append(gz("hello"), gz("more")...), secret...),
		"tar, text":            append(bytes.Clone(tarred.Bytes()), secret...),
		"tar in gzip, text":    append(gz(tarred.String()), secret...),
		"zip with a comment":   zipped(secret),
		"zip, text":            append(zipped(""), secret...),
		"no gzip but its sign": append([]byte("\x1f\x8b\x08 nothing like it\n"), secret...),
	} {
		var cov finding.Coverage
		found := false
		check(e.Scan(bytes.NewReader(data), ScanOptions{}, &cov, func(t *Text) error {
			found = found || len(t.Matches) > 0
			return nil
		}))
		if !found {
			t.Errorf("%s: the credential is not found (%+v)", name, cov)
		}
	}
}
