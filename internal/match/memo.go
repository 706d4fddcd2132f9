package match

import (
	"encoding/binary"
	"sync"
)

// memo remembers what regular expressions found in short windows: the versions
// of a file have most of them in common. The key is the rule and the bytes of
// the window, on which alone the result depends. It is safe for concurrent use.
type memo struct {
	mu    sync.Mutex
	found map[string][][]int
	bytes int // of the keys
}

// Windows beyond memoWindow bytes are not remembered, and of shorter ones no
// more than memoSize bytes.
const (
	memoWindow = 4 << 10
	memoSize   = 16 << 20
)

// search returns the submatch indices of at most n matches in a window. They
// must not be changed.
func (m *memo) search(r *rule, window []byte, n int) [][]int {
	if len(window) > memoWindow {
		return r.regex().FindAllSubmatchIndex(window, n)
	}
	var key [4 + memoWindow]byte
	binary.LittleEndian.PutUint32(key[:], uint32(r.index))
	k := key[:4+copy(key[4:], window)]
	m.mu.Lock()
	found, ok := m.found[string(k)]
	m.mu.Unlock()
	if !ok {
		found = r.regex().FindAllSubmatchIndex(window, -1)
		m.mu.Lock()
		defer m.mu.Unlock()
		if m.bytes += len(k); m.bytes > memoSize || m.found == nil {
			m.found, m.bytes = map[string][][]int{}, len(k)
		}
		m.found[string(k)] = found
	}
	return found[:min(n, len(found))]
}
