// Package cli stands in for the library of that name.
package cli

type Flag any

type StringFlag struct {
	Name    string
	Usage   string
	EnvVars []string
	Value   string
}
