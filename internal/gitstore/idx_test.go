package gitstore

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/damvet/damvet/internal/script/scripttest"
)

// FuzzIndex wants parseIndex and parseMulti to end with an error or with a
// sorted list, whatever they are given.
func FuzzIndex(f *testing.F) {
	dir := scripttest.Repo(f, "write a \"x\\n\"\ncommit One\nwrite a \"y\\n\"\ncommit Two\n")
	for _, version := range []string{"1", "2"} {
		scripttest.Git(f, dir, "-c", "pack.indexVersion="+version, "repack", "-adkfq")
		scripttest.Git(f, dir, "multi-pack-index", "write")
		for _, pattern := range []string{"*.idx", "multi-pack-index"} {
			names, _ := filepath.Glob(filepath.Join(dir, ".git/objects/pack", pattern))
			for _, name := range names {
				data, err := os.ReadFile(name)
				if err != nil {
					f.Fatal(err)
				}
				f.Add(data[:len(data)-20])
			}
		}
	}
	check := func(t *testing.T, l *listing) {
		if len(l.ids) != len(l.offsets) || sorted(l.ids) != nil {
			t.Errorf("%d ids and %d offsets", len(l.ids), len(l.offsets))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, format := range []format{sha1Format, sha256Format} {
			if l, err := parseIndex(data, format); err == nil {
				check(t, l)
			}
			packs := map[string]*listing{}
			if parseMulti(data, format, packs) == nil {
				for _, l := range packs {
					check(t, l)
				}
			}
		}
	})
}
