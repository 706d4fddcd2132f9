// Package hostile is made to run into every bound. Nothing is reported of it:
// it only has to end, and soon.
package hostile

import (
	"fmt"
	"net/http"
)

type node struct {
	next  *node
	token string
	inner struct{ token string }
}

func Loop(req *http.Request, n node, m node, s string) {
	for i := 0; i < 10; i++ {
		s += s
		s = fmt.Sprintf("%s%s%[1]s%", s, s)
		n, m = m, n
		n = *n.next
		m.inner = n.inner
		req.Header.Set("Auth-Token", s+n.token+m.inner.token)
	}
}

func even(s string, n int) string {
	if n == 0 {
		return s
	}
	return odd(s+s, n-1) + odd(s, n-1)
}

func odd(s string, n int) string { return even(s+s, n-1) + even(s, n-1) + odd(s, n/2) }

func Recurse(req *http.Request, n int) {
	req.Header.Set("Auth-Token", even("ab", n))
	req.SetBasicAuth(even("a", n), odd("b", n))
	Recurse(again(req, n), n)
}

func again(req *http.Request, n int) *http.Request {
	if n > 0 {
		return again(again(req, n-1), n-2)
	}
	return req
}

func Wide(req *http.Request, a, b bool) {
	t := "x"
	for range 3 {
		if a {
			t += "a"
		} else {
			t += "b"
		}
		if b {
			t += "c"
		} else {
			t += "d"
		}
		if a {
			t = t + t
		} else {
			t = "e" + t
		}
		if b {
			t = t + "f" + t
		} else {
			t = "g" + t
		}
		if a {
			t = t + t
		} else {
			t = "h" + t
		}
	}
	req.Header.Set("X-Filerobot-Key", t)
}

func Numbers(req *http.Request) {
	n := 1 << 62
	d := 0
	for range 10 {
		n = n * n / (d * n)
	}
	req.Header.Set("Auth-Token", fmt.Sprint(n, n%2, -n))
	var f func(string) string
	f = func(s string) string { return f(s) + f(s+"x") }
	req.Header.Set("Auth-Token", f("y"))
	var nothing *http.Request
	nothing.Header.Set("Auth-Token", string([]byte(nil)))
	req.Header["Auth-Token"] = nil
	req.Header["Auth-Token"] = []string{}
}
