package worktree

import (
	"sync/atomic"

	"golang.org/x/sys/unix"
)

var noOpenat2 atomic.Bool

// openBeneath opens a path under a directory without following symbolic links
// anywhere on it. Where the system is too old or forbids openat2, it is only
// the last element that is not followed.
func openBeneath(dir int, path string, flags int) (int, error) {
	flags |= unix.O_CLOEXEC | unix.O_NOFOLLOW | unix.O_LARGEFILE
	if !noOpenat2.Load() {
		how := unix.OpenHow{
			Flags:   uint64(flags),
			Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_SYMLINKS,
		}
		fd, err := retry(func() (int, error) { return unix.Openat2(dir, path, &how) })
		// EPERM can come from a sandbox, which says so for every file.
		if err != unix.ENOSYS && err != unix.EPERM {
			return fd, err
		}
		if err == unix.ENOSYS {
			noOpenat2.Store(true)
		}
	}
	return retry(func() (int, error) { return unix.Openat(dir, path, flags, 0) })
}
