// Package conf has what names alone say whose it is.
package conf

type Settings struct{ IconikToken string }

func Load() *Settings {
	s := &Settings{}
	s.IconikToken = "<<uuid4>>"
	return s
}
