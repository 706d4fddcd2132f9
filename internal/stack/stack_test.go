package stack

import (
	"runtime/debug"
	"testing"
	"unsafe"
)

// A goroutine with room is not given another stack when it needs what was promised,
// and one without is.
func TestDeepen(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // a collection may take room away
	for _, deepens := range []bool{true, false} {
		moved := make(chan bool)
		go func() {
			if deepens {
				Deepen()
			}
			var here byte
			before := uintptr(unsafe.Pointer(&here))
			use(deep / 1024 * 3 / 4)
			moved <- uintptr(unsafe.Pointer(&here)) != before
		}()
		if got := <-moved; got == deepens {
			t.Errorf("after Deepen: %t; the stack has moved: %t", deepens, got)
		}
	}
}

// use takes about so many KiB of stack.
//
//go:noinline
func use(n int) byte {
	var b [900]byte
	b[n%len(b)] = 1
	if n > 0 {
		return use(n-1) + b[0]
	}
	return b[0]
}
