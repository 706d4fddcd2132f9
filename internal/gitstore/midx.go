package gitstore

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
)

// listing is what an index says of a pack.
type listing struct {
	ids     []ID // sorted
	offsets []int64
	// checksum of the pack; nil if the index does not tell.
	checksum []byte
}

// readMulti returns what the multi-pack indexes of a directory say, by the
// names of the packs without extension. There need be none. It is asked for
// packs without an index of their own: git keeps those, but can do without.
func readMulti(dir string, f format) (map[string]*listing, error) {
	files := []string{"multi-pack-index"}
	chain, err := readSmall(filepath.Join(dir, "multi-pack-index.d", "multi-pack-index-chain"), 1<<16)
	if err == nil {
		for _, name := range strings.Fields(string(chain)) {
			files = append(files, filepath.Join("multi-pack-index.d", "multi-pack-index-"+filepath.Base(name)+".midx"))
		}
	}
	packs := map[string]*listing{}
	for _, name := range files {
		data, err := readChecked(filepath.Join(dir, name), f)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil {
			err = parseMulti(data, f, packs)
		}
		if err != nil {
			return nil, err
		}
	}
	return packs, nil
}

// parseMulti reads a multi-pack index, without its checksum. An object that is
// in several packs is listed for one of them.
func parseMulti(data []byte, f format, packs map[string]*listing) error {
	const header, row = 12, 12
	if len(data) < header || string(data[:4]) != "MIDX" || data[4] != 1 {
		return errors.New("corrupt: not a multi-pack index of version 1")
	}
	if hash := map[byte]string{1: "sha1", 2: "sha256"}[data[5]]; hash != f.name {
		return errIndex
	}
	chunks := map[string][]byte{}
	table := data[header:]
	count := int(data[6])
	if len(table) < (count+1)*row {
		return errIndex
	}
	for i := range count {
		from, to := binary.BigEndian.Uint64(table[i*row+4:]), binary.BigEndian.Uint64(table[(i+1)*row+4:])
		if from > to || to > uint64(len(data)) {
			return errIndex
		}
		chunks[string(table[i*row:i*row+4])] = data[from:to]
	}
	var all []*listing
	names := chunks["PNAM"]
	for range binary.BigEndian.Uint32(data[8:]) {
		name, rest, ok := bytes.Cut(names, []byte{0})
		if !ok {
			return errIndex
		}
		l := &listing{}
		all, names = append(all, l), rest
		packs[strings.TrimSuffix(strings.TrimSuffix(string(name), ".idx"), ".pack")] = l
	}
	ids, places := chunks["OIDL"], chunks["OOFF"]
	n := len(ids) / f.size
	if len(places) != 8*n || len(ids) != n*f.size {
		return errIndex
	}
	offsets := make([]int64, n)
	if n > 0 {
		if err := largeOffsets(offsets, places[4:], 8, chunks["LOFF"]); err != nil {
			return err
		}
	}
	for i, offset := range offsets {
		p := int(binary.BigEndian.Uint32(places[8*i:]))
		if p >= len(all) {
			return errIndex
		}
		l := all[p]
		l.ids = append(l.ids, IDOf(ids[i*f.size:(i+1)*f.size]))
		l.offsets = append(l.offsets, offset)
	}
	for _, l := range all {
		if err := sorted(l.ids); err != nil {
			return err
		}
	}
	return nil
}
