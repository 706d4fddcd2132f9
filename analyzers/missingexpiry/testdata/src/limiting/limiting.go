// Package limiting says how long things live for who imports it.
package limiting

import (
	"limiting/deep"
	"limits"
)

func init() { deep.Init() }

func Use(seconds int64) { limits.Set = seconds }
