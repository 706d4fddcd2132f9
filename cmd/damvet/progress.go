package main

import (
	"fmt"
	"time"
)

// historyProgress shows how far a scan of a history has come: how many objects
// of how many there may be, their bytes, and how many of those in a second.
func (r *session) historyProgress(all int64) func(what string, n, bytes int64) {
	start := time.Now()
	return func(what string, n, bytes int64) {
		if !r.due() {
			return
		}
		if bytes == 0 {
			r.step("%d %s", n, what)
			return
		}
		rate := "…"
		if d := time.Since(start).Seconds(); d > 0.5 {
			rate = fmt.Sprintf("%.0f MB/s", float64(bytes)/1e6/d)
		}
		r.step("%d of at most %d %s, %d MB, %s", n, all, what, bytes/1e6, rate)
	}
}
