//go:build unix && !linux

package worktree

import "golang.org/x/sys/unix"

// openBeneath opens a path under a directory. A symbolic link at its end is
// not followed.
func openBeneath(dir int, path string, flags int) (int, error) {
	flags |= unix.O_CLOEXEC | unix.O_NOFOLLOW
	return retry(func() (int, error) { return unix.Openat(dir, path, flags, 0) })
}
