package match

import (
	"math/bits"
	"sync"

	"github.com/damvet/damvet/internal/inflate"
)

// buffers holds buffers of texts of which there was nothing to be told, and so
// nobody keeps them, by the power of two of their capacity.
var buffers [23]sync.Pool // of *[]byte

// newBuffer returns a buffer of any content, with room for an inflate.Decoder
// behind it.
func newBuffer(size int) []byte {
	class := bits.Len(uint(max(size+inflate.Room, 1<<10) - 1))
	if class >= len(buffers) {
		return make([]byte, size, size+inflate.Room)
	}
	if b, ok := buffers[class].Get().(*[]byte); ok {
		return (*b)[:size]
	}
	return make([]byte, size, 1<<class)
}

// freeBuffer gives back what newBuffer returned.
func freeBuffer(b []byte) {
	if class := bits.Len(uint(cap(b))) - 1; class < len(buffers) && cap(b) == 1<<class {
		buffers[class].Put(&b)
	}
}
