// Package deep is imported by none that makes URLs.
package deep

import "limits"

func Init() { limits.Deep /= 365 }
