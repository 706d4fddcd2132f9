package match

import (
	"encoding/binary"
	"sync"
)

// memo remembers what regular expressions found in short windows: the versions
// of a file have most of them in common. The key is the rule, the bytes of
// the window and whether the text ends there, on which alone the result depends.
// It is safe for concurrent use.
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

// search returns the submatch indices of at most n matches in a window, which
// ends where the text does or before. They must not be changed.
func (m *memo) search(r *rule, window []byte, ends bool, n int) [][]int {
	regex, of := r.inside, r.index<<1
	if ends {
		regex, of = r.regex, of|1
	}
	if len(window) > memoWindow {
		return regex().FindAllSubmatchIndex(window, n)
	}
	var key [4 + memoWindow]byte
	binary.LittleEndian.PutUint32(key[:], uint32(of))
	k := key[:4+copy(key[4:], window)]
	m.mu.Lock()
	found, ok := m.found[string(k)]
	m.mu.Unlock()
	if !ok {
		found = regex().FindAllSubmatchIndex(window, -1)
		m.mu.Lock()
		defer m.mu.Unlock()
		if m.bytes += len(k); m.bytes > memoSize || m.found == nil {
			m.found, m.bytes = map[string][][]int{}, len(k)
		}
		m.found[string(k)] = found
	}
	return found[:min(n, len(found))]
}
