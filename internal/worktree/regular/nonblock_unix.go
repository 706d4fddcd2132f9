//go:build unix

package regular

import "syscall"

// nonblock lets a pipe without a writer open at once.
const nonblock = syscall.O_NONBLOCK | syscall.O_NOCTTY
