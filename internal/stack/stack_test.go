package stack

import (
	"runtime"
	"testing"
)

// Deepen makes the stack grow by the room that is promised, and no more than to the
// next power of two.
func TestDeepen(t *testing.T) {
	inUse := func() uint64 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.StackInuse
	}
	done, grown := make(chan bool), make(chan uint64)
	before := inUse()
	go func() {
		Deepen()
		grown <- inUse() - before
		<-done
	}()
	if n := <-grown; n < deep || n > 4*deep {
		t.Errorf("the stacks take %d bytes more, want about %d", n, 2*deep)
	}
	close(done)
}
