package ways

import "net/http"

// run comes to a function through maps that lie in one another.
func run(v any, req *http.Request, names ...string) {
	if len(names) == 0 {
		v.(func(*http.Request))(req)
		return
	}
	run(v.(map[string]any)[names[0]], req, names[1:]...)
}

func nested() {
	req, _ := http.NewRequest("GET", "https://app.iconik.io/API/assets/v1/assets/", nil)
	run(map[string]any{"a": map[string]any{"b": func(r *http.Request) {
		r.Header.Set("Auth-Token", "<<uuid4>>") // want `constant`
	}}}, req, "a", "b")
}
