// Package lookup reads settings of whatever program.
package lookup

import "os"

func Env(name, def string) string {
	if v, ok := os.LookupEnv(name); ok {
		return v
	}
	return def
}
