package gitstore

import (
	"bytes"
	"errors"
	"strconv"
	"time"
)

// CommitData is what a commit says.
type CommitData struct {
	Tree      ID
	Parents   []ID
	Author    Signature
	Committer Signature
	Message   []byte
}

// TagData is what a tag object says.
type TagData struct {
	Target  ID
	Kind    Kind // of the target
	Name    string
	Tagger  Signature
	Message []byte
}

// Signature is who did something, and when.
type Signature struct {
	// Who is "name <address>" as the object has it, in whatever encoding.
	Who string
	// When is zero when it cannot be read or lies outside the years 1 to 9999.
	When time.Time
}

var (
	errCommit = errors.New("corrupt: malformed commit")
	errTag    = errors.New("corrupt: malformed tag")
	errTree   = errors.New("corrupt: malformed tree")
)

// ParseCommit reads the content of a commit. It is as lenient as git: only the
// tree is required. Message shares memory with data.
func ParseCommit(data []byte) (CommitData, error) {
	var c CommitData
	h := headers{data}
	if !h.id("tree ", &c.Tree) {
		return c, errCommit
	}
	for {
		var parent ID
		if !h.id("parent ", &parent) {
			break
		}
		c.Parents = append(c.Parents, parent)
	}
	h.signature("author ", &c.Author)
	h.signature("committer ", &c.Committer)
	c.Message = h.message()
	return c, nil
}

// ParseTag reads the content of a tag object. Message shares memory with data.
func ParseTag(data []byte) (TagData, error) {
	var t TagData
	h := headers{data}
	if !h.id("object ", &t.Target) {
		return t, errTag
	}
	kind, _ := h.value("type ")
	t.Kind = parseKind(string(kind))
	if t.Kind == 0 {
		return t, errTag
	}
	name, _ := h.value("tag ")
	t.Name = string(name)
	h.signature("tagger ", &t.Tagger)
	t.Message = h.message()
	return t, nil
}

// headers is what is left of the lines at the head of a commit or tag.
type headers struct{ rest []byte }

// value takes off the next line if it begins with a word.
func (h *headers) value(word string) ([]byte, bool) {
	v, ok := bytes.CutPrefix(h.rest, []byte(word))
	if !ok {
		return nil, false
	}
	v, h.rest, _ = bytes.Cut(v, []byte{'\n'})
	return v, true
}

func (h *headers) id(word string, id *ID) bool {
	before := h.rest
	v, ok := h.value(word)
	if ok {
		*id, ok = ParseID(string(v))
	}
	if !ok {
		h.rest = before
	}
	return ok
}

func (h *headers) signature(word string, s *Signature) {
	v, ok := h.value(word)
	if !ok {
		return
	}
	i := bytes.LastIndexByte(v, '>')
	s.Who = string(bytes.TrimSpace(v[:i+1]))
	fields := bytes.Fields(v[i+1:])
	if len(fields) == 0 {
		return
	}
	seconds, err := strconv.ParseInt(string(fields[0]), 10, 64)
	if err != nil || seconds < -62135596800 || seconds > 253402300799 {
		return
	}
	s.When = time.Unix(seconds, 0).UTC()
	if len(fields) > 1 {
		if zone, ok := parseZone(string(fields[1])); ok {
			if local := s.When.In(zone); local.Year() >= 1 && local.Year() <= 9999 {
				s.When = local
			}
		}
	}
}

// parseZone reads "+hhmm".
func parseZone(s string) (*time.Location, bool) {
	if len(s) != 5 || s[0] != '+' && s[0] != '-' {
		return nil, false
	}
	v, err := strconv.ParseUint(s[1:], 10, 16)
	if err != nil || v >= 2400 {
		return nil, false
	}
	offset := int(v/100*60+v%100) * 60
	if s[0] == '-' {
		offset = -offset
	}
	return time.FixedZone("", offset), true
}

// message returns what follows the first empty line.
func (h *headers) message() []byte {
	if rest, ok := bytes.CutPrefix(h.rest, []byte{'\n'}); ok {
		return rest
	}
	_, message, _ := bytes.Cut(h.rest, []byte("\n\n"))
	return message
}

// Modes of tree entries: the bits that tell what an entry is.
const (
	modeKind   = 0o170000
	modeDir    = 0o040000
	modeModule = 0o160000
	modeLink   = 0o120000
)

// Entry is an entry of a tree.
type Entry struct {
	// Name is one component of a path, in whatever encoding. It shares memory
	// with the tree.
	Name []byte
	ID   ID
	// Kind is Tree for a directory, Commit for a submodule, whose commit is
	// in another repository, and Blob for everything else.
	Kind Kind
	// Link is true for a symbolic link, whose blob is what it points to.
	Link bool
}

// Entries calls f for the entries of a tree until f returns false. It returns
// an error when the tree is malformed from some entry on.
func (s *Store) Entries(tree []byte, f func(Entry) bool) error {
	return entries(tree, s.format.size, f)
}

// entries is Entries for IDs of a size.
func entries(tree []byte, idSize int, f func(Entry) bool) error {
	for len(tree) > 0 {
		e, n := firstEntry(tree, idSize)
		if n == 0 {
			return errTree
		}
		if !f(e) {
			return nil
		}
		tree = tree[n:]
	}
	return nil
}

// firstEntry reads the entry that a tree begins with, and how many bytes it has:
// none if it is malformed.
func firstEntry(tree []byte, idSize int) (e Entry, n int) {
	mode, i := uint32(0), 0
	for ; i < len(tree) && tree[i] >= '0' && tree[i] <= '7' && i < 8; i++ {
		mode = mode<<3 | uint32(tree[i]-'0')
	}
	if i == 0 || i == len(tree) || tree[i] != ' ' {
		return e, 0
	}
	i++
	end := i + bytes.IndexByte(tree[i:], 0)
	n = end + 1 + idSize
	if end <= i || n > len(tree) {
		return e, 0
	}
	e = Entry{Name: tree[i:end], ID: IDOf(tree[end+1 : n]), Kind: Blob}
	switch mode & modeKind {
	case modeDir:
		e.Kind = Tree
	case modeModule:
		e.Kind = Commit
	case modeLink:
		e.Link = true
	}
	return e, n
}
