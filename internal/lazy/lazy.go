// Package lazy makes values when they are first needed. A package variable of it
// needs no code to be initialized: most runs of a tool of go vet need no such value,
// and the code of every package that is initialized costs each of them memory.
package lazy

import "sync"

// Value is a value that is made once. It is safe for concurrent use, and must not be
// copied.
type Value[T any] struct {
	// Make makes it.
	Make func() T

	once  sync.Once
	value T
}

// Get returns the value. The first call makes it; if that panics, later ones return
// what T is without a value.
func (v *Value[T]) Get() T {
	v.once.Do(v.make)
	return v.value
}

func (v *Value[T]) make() { v.value = v.Make() }
