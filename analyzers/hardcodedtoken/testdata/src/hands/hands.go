// Package hands gives back what it is given, and knows of no platform.
package hands

func String(s string) *string { return &s }

func Ptr[T any](v T) *T { return &v }

func Value(p *string) string {
	if p == nil {
		return ""
	}
	return *p
}

func Must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func Or(v, otherwise string) string {
	if v == "" {
		return otherwise
	}
	return v
}

func First(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}

func Bytes(s string) []byte {
	b := []byte(s)
	return b
}

func Region(string) string { return "eu" }
