// Package limits says how long things live, and not what.
package limits

import (
	"flag"
	"time"
)

const Const = 365 * 24 * 3600

var Year int64 = 365 * 24 * 3600

var Hour int64 = 3600

var Long = 365 * 24 * time.Hour

func Seconds() int64 { return 365 * 24 * 3600 }

// What is set later, here, by a flag or by who imports it, is not known.
var (
	Later  int64
	None   int64 = 0
	Told         = int64(365 * 24 * 3600)
	Counts       = 365 * 24 * 3600
	Flag         = 365 * 24 * 3600
)

// What others set.
var (
	Flagged int64 = 365 * 24 * 3600
	Set     int64 = 365 * 24 * 3600
	Deep    int64 = 365 * 24 * 3600
)

func init() {
	Told = time.Now().Unix() % 3600
	Counts++
	flag.IntVar(&Flag, "ttl", 3600, "seconds")
}

func Given(n int64) int64 { return n }
