// Package hcloracle holds the reader of HCL against HashiCorp's own parser. It
// is a module of its own, so that the parser is no dependency of damvet.
package hcloracle
