// Package lazy makes values when they are first needed. A package variable of it
// needs no code to be initialized: most runs of a tool of go vet need no such value,
// and the code of every package that is initialized costs each of them memory.
package lazy

import "sync"

// Once is a value that is made once. Its zero value is ready for use. It is safe for
// concurrent use, and must not be copied.
type Once[T any] struct {
	once  sync.Once
	value T
}

// Get returns the value. The first call makes it; if that panics, later ones return
// what T is without a value.
func (o *Once[T]) Get(made func() T) T {
	o.once.Do(func() { o.value = made() })
	return o.value
}

// Value is a Once that knows how it is made.
type Value[T any] struct {
	// Make makes it.
	Make func() T

	once Once[T]
}

// Get returns the value, as Once.Get does.
func (v *Value[T]) Get() T { return v.once.Get(v.Make) }
