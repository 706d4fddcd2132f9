package scan

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/gob"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/gitstore"
	"github.com/damvet/damvet/internal/history"
	"github.com/damvet/damvet/internal/match"
)

// Memory keeps, between runs, what scans of histories need not look at again:
// which objects were looked at under which rules, which of them are worth a
// closer look, and what the history is made of. It holds no secret, and what was
// found only sealed: it opens with the repository's own bytes. It may be deleted
// at any time; what is damaged counts as absent.
//
// There is a file for each repository and set of rules. A file is written
// beside its place and then moved there, and only by a run that came to its
// end.
type Memory struct {
	// Dir is where the files are.
	Dir string
	// Version tells builds of damvet apart: a file of another one is not used.
	Version string
}

const (
	memoryMagic  = "damvet memory 6\n"
	memorySuffix = ".damvet-memory"
	// maxMemory is how large a file may be, and maxMemories all together.
	maxMemory   = 256 << 20
	maxMemories = 1 << 30
)

// remembered is what a file holds.
type remembered struct {
	Seen  *gitstore.Seen
	Worth []byte // ids
	// Graph is nil if nothing was of interest.
	Graph *history.Memory
	// Excluded is what the coverage says was left out of objects.
	Excluded map[string]int64
	// Holdings is nil if nothing is known of them.
	Holdings *holdings
}

// recall is what one scan knows from earlier ones and will remember.
type recall struct {
	memory *Memory
	file   string
	rest   []byte      // of the file, which old is read from
	old    *remembered // or nil
	// answer is nil if none is known, and question if none is to be kept.
	answer   *answer
	question []byte
}

// recall opens what is remembered of a repository. It returns nil if nothing
// is to be remembered.
func (s *Scanner) recall(store *gitstore.Store, o HistoryOptions) *recall {
	if o.Memory == nil || o.Plain {
		return nil
	}
	h := sha256.New()
	fmt.Fprintf(h, "%s\x00%s\x00%d\x00", o.Memory.Version, store.Dir(), store.MaxObject)
	s.hashRules(h)
	r := &recall{memory: o.Memory, file: filepath.Join(o.Memory.Dir, hex.EncodeToString(h.Sum(nil)[:16])+memorySuffix)}
	r.question = s.question(store, o)
	r.answer, r.rest, _ = readMemory(r.file)
	return r
}

// again returns what an earlier scan said that had the same to say, or nil.
func (r *recall) again(s *Scanner, store *gitstore.Store) *Result {
	if r == nil {
		return nil
	}
	res := s.again(store, r.answer, r.question)
	if res != nil {
		r.used()
	}
	return res
}

// read reads what is remembered of the objects.
func (r *recall) read(store *gitstore.Store) {
	if r == nil || r.rest == nil {
		return
	}
	old, err := readRest(r.rest)
	r.rest = nil
	if err != nil {
		return
	}
	known, arrived := store.Remember(old.Seen)
	if !known {
		return
	}
	r.old = old
	if arrived {
		old.Graph = nil
	}
}

// used notes that the file was of use.
func (r *recall) used() {
	now := time.Now()
	_ = os.Chtimes(r.file, now, now)
}

// hashRules writes everything that decides whether an object is worth a closer
// look.
func (s *Scanner) hashRules(h hash.Hash) {
	for _, r := range s.cat.Rules {
		fmt.Fprintf(h, "%q %q %d %g %q %q %s %s\x00", r.ID, r.Regex, r.SecretGroup, r.Entropy, r.Keywords, r.Path, r.Secret, r.Decoder)
		writeJSON(h, r.Allowlists)
		writeJSON(h, r.Required)
	}
	writeJSON(h, s.cat.Allowlists)
	for _, p := range s.cat.Platforms {
		fmt.Fprintf(h, "%q %q %q\x00", p.ID, p.Words, p.Hosts)
	}
}

func writeJSON(w io.Writer, v any) {
	if err := json.NewEncoder(w).Encode(v); err != nil {
		panic(err) // these are tables of a TOML file
	}
}

// apply adds what is known to what a pass over the rest has found.
func (r *recall) apply(store *gitstore.Store, worth map[gitstore.ID]bool, total *Result) *history.Memory {
	if r == nil || r.old == nil {
		return nil
	}
	size := r.old.Seen.IDSize
	for b := r.old.Worth; len(b) >= size; b = b[size:] {
		if id := gitstore.IDOf(b[:size]); store.Has(id) {
			worth[id] = true
		}
	}
	for reason, n := range r.old.Excluded {
		total.Coverage.Exclude(reason, n)
	}
	return r.old.Graph
}

// holdings returns what is known of the places of worthwhile objects, or nil.
func (r *recall) holdings() *holdings {
	if r == nil || r.old == nil {
		return nil
	}
	return r.old.Holdings
}

// collect returns what is to be remembered of the contents and the history: what
// is remembered already, if nothing has changed, and nil if nothing can be.
// cover is the coverage of the contents.
func (r *recall) collect(s *Scanner, store *gitstore.Store, index *history.Index, worth map[gitstore.ID]bool, cover *finding.Coverage) *remembered {
	if r == nil {
		return nil
	}
	// What could not be read in full is looked at again.
	unread := map[gitstore.ID]bool{}
	for _, u := range cover.Unreadable {
		name, _, _ := strings.Cut(strings.TrimPrefix(u.Path, "object "), "!")
		if id, ok := gitstore.ParseID(name); ok {
			unread[id] = true
		}
	}
	seen := store.Seen(func(id gitstore.ID) bool { return unread[id] })
	if seen == nil {
		return nil
	}
	if r.old != nil && r.old.Graph != nil && bytes.Equal(seen.Records, r.old.Seen.Records) && bytes.Equal(seen.Missing, r.old.Seen.Missing) && maps.Equal(seen.Packs, r.old.Seen.Packs) {
		return r.old
	}
	all := &remembered{Seen: seen, Excluded: maps.Clone(cover.Excluded), Graph: index.Memory(seen)}
	for id := range worth {
		if !unread[id] {
			all.Worth = append(all.Worth, id.Bytes()...)
		}
	}
	if all.Graph != nil && s.holdsSecret(all.Graph.Names) {
		all.Graph = nil
	}
	return all
}

// keep remembers what was collected, what the places hold and what was said,
// which may be nil. That something cannot be remembered is no error.
func (r *recall) keep(all *remembered, h *holdings, said *answer) {
	switch {
	case all == nil:
	case all == r.old && h == all.Holdings && said == nil && r.answer == nil:
		r.used()
	default:
		all.Holdings = h
		_ = r.memory.write(r.file, all, said)
	}
}

// holdsSecret reports whether a rule matches one of some names.
func (s *Scanner) holdsSecret(names []string) bool {
	if s.secrets != nil {
		s = s.secrets
	}
	found := false
	var cov finding.Coverage
	_ = s.engine.Scan(strings.NewReader(strings.Join(names, "\n")), match.ScanOptions{}, &cov, func(t *match.Text) error {
		found = found || len(t.Matches) > 0
		return nil
	})
	return found
}

// A file is the magic and two parts, each behind its hash; the first also behind
// its length.

var errMalformed = errors.New("malformed")

// readMemory reads the first part of a file, and returns the rest. Whatever is
// wrong with it is an error.
func readMemory(name string) (*answer, []byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxMemory+1))
	if err != nil {
		return nil, nil, err
	}
	body, ok := bytes.CutPrefix(data, []byte(memoryMagic))
	if !ok || len(data) > maxMemory || len(body) < 8 {
		return nil, nil, errMalformed
	}
	size := binary.BigEndian.Uint64(body)
	if body = body[8:]; size > uint64(len(body)) {
		return nil, nil, errMalformed
	}
	var said *answer
	if err := readPart(body[:size], &said); err != nil {
		return nil, nil, err
	}
	return said, body[size:], nil
}

// readRest reads the second part of a file.
func readRest(rest []byte) (*remembered, error) {
	all := &remembered{}
	if err := readPart(rest, all); err != nil {
		return nil, err
	}
	if all.Seen == nil || all.Seen.IDSize <= 0 {
		return nil, errMalformed
	}
	return all, nil
}

func readPart(part []byte, into any) error {
	if len(part) < sha256.Size {
		return errMalformed
	}
	if sum := sha256.Sum256(part[sha256.Size:]); !bytes.Equal(sum[:], part[:sha256.Size]) {
		return errMalformed
	}
	return gob.NewDecoder(bytes.NewReader(part[sha256.Size:])).Decode(into)
}

func appendPart(b *bytes.Buffer, it any) error {
	start := b.Len()
	b.Write(make([]byte, sha256.Size))
	if err := gob.NewEncoder(b).Encode(it); err != nil {
		return err
	}
	part := b.Bytes()[start:]
	sum := sha256.Sum256(part[sha256.Size:])
	copy(part, sum[:])
	return nil
}

func (m *Memory) write(name string, all *remembered, said *answer) (err error) {
	if said == nil {
		said = &answer{}
	}
	var first, body bytes.Buffer
	if err := appendPart(&first, said); err != nil {
		return err
	}
	body.WriteString(memoryMagic)
	body.Write(binary.BigEndian.AppendUint64(nil, uint64(first.Len())))
	body.Write(first.Bytes())
	if err := appendPart(&body, all); err != nil {
		return err
	}
	if body.Len() > maxMemory {
		return errors.New("too large to be remembered")
	}
	if err := os.MkdirAll(m.Dir, 0o700); err != nil {
		return err
	}
	m.makeRoom(int64(body.Len()))
	f, err := os.CreateTemp(m.Dir, "new-*"+memorySuffix)
	if err != nil {
		return err
	}
	defer func() {
		if cerr := f.Close(); err == nil {
			err = cerr
		}
		if err == nil {
			err = os.Rename(f.Name(), name)
		}
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	if _, err := f.Write(body.Bytes()); err != nil {
		return err
	}
	return f.Sync()
}

// MemoryFile is one file of a memory.
type MemoryFile struct {
	Path string
	Size int64
	Used time.Time
}

// Files returns the files of a memory, those used last first. A directory that
// does not exist has none.
func (m *Memory) Files() ([]MemoryFile, error) {
	entries, err := os.ReadDir(m.Dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var files []MemoryFile
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && info.Mode().IsRegular() && strings.HasSuffix(e.Name(), memorySuffix) {
			files = append(files, MemoryFile{filepath.Join(m.Dir, e.Name()), info.Size(), info.ModTime()})
		}
	}
	slices.SortFunc(files, func(a, b MemoryFile) int { return cmp.Or(b.Used.Compare(a.Used), cmp.Compare(a.Path, b.Path)) })
	return files, nil
}

// Clear deletes the files of a memory, and returns how many there were.
func (m *Memory) Clear() (int, error) {
	files, err := m.Files()
	if err != nil {
		return 0, err
	}
	for i, f := range files {
		if err := os.Remove(f.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return i, err
		}
	}
	return len(files), nil
}

// makeRoom deletes what was not used for longest, so that a file of a size can
// be added.
func (m *Memory) makeRoom(size int64) {
	files, _ := m.Files()
	for _, f := range files {
		if size += f.Size; size > maxMemories {
			os.Remove(f.Path)
		}
	}
}
