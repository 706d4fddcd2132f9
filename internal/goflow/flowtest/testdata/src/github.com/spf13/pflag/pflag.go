// Package pflag stands in for the library of that name.
package pflag

type FlagSet struct{}

func (f *FlagSet) String(name, value, usage string) *string                          { return nil }
func (f *FlagSet) StringVarP(p *string, name, shorthand string, value, usage string) {}
func (f *FlagSet) GetString(name string) (string, error)                             { return "", nil }
