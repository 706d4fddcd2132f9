// Package keys keeps what programs set.
package keys

// Token is set by the program.
var Token string

// Region is set by the program.
var Region string
