//go:build bootstrap

package rules

// compiled reads the files: go generate, which writes the other compiled, does
// not build on what it finds there.
func compiled() []*File {
	files, err := read(embedded, unscanned...)
	if err != nil {
		panic("rules: " + err.Error())
	}
	return files
}
