// Package stack makes room on the stacks of goroutines that will need it.
//
// A stack grows by being copied to one of twice its size, for which the runtime
// reads the tables of every function that stands on it. In a process that is over
// at once, as a tool of go vet for a small package, these tables would be an eighth
// of the memory.
package stack

// deep is what there is room for, in bytes: the syntax and types of usual code.
const deep = 64 << 10

// The main goroutine's, for the packages that are initialized next and for main.
// Without imports this one comes before nearly all others.
func init() { Deepen() }

// Deepen gives the calling goroutine the room at once. It is to be called where few
// functions stand on the stack.
func Deepen() { reserve(0) }

// reserve has a frame of that size, of which it writes to nothing.
//
//go:noinline
func reserve(i int) byte {
	if i == 0 {
		return 0
	}
	var room [deep]byte
	room[i%deep] = 1
	return room[i/2%deep]
}
