// Package computed makes tokens with functions of the standard library.
package computed

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

func set(r *http.Request, token string) { r.Header.Set("Auth-Token", token) }

func texts(r *http.Request) {
	set(r, strings.Repeat("<<uuid4>>", 1))                                // want `constant`
	set(r, strings.Replace("token=<<uuid4 n=2>>", "token=", "", 1))       // want `constant`
	set(r, strings.TrimPrefix(strings.TrimSpace(" x<<uuid4 n=3>>"), "x")) // want `constant`
	_, after, _ := strings.Cut("token:<<uuid4 n=4>>", ":")                // want `constant`
	set(r, after)
	plain, _ := url.QueryUnescape("<<uuid4 n=5>>") // want `constant`
	set(r, plain)
	unquoted, _ := strconv.Unquote(`"<<uuid4 n=6>>"`) // want `constant`
	set(r, unquoted)
	set(r, strings.NewReplacer("-", "").Replace("<<uuid4 n=7>>")) // want `constant`
	set(r, "token <<uuid4 n=8>>"[6:])                             // want `constant`
	raw, _ := hex.DecodeString("6b37663371397862326d7735")        // want `constant`
	set(r, string(raw))
	set(r, strconv.Itoa(2024)+"<<uuid4 n=10>>") // want `constant`
}

func formats(r *http.Request) {
	set(r, fmt.Sprintf("%[1]s", "<<uuid4 n=11>>"))          // want `constant`
	set(r, fmt.Sprintf("%-8s", "<<uuid4 n=12>>"))           // want `constant`
	set(r, fmt.Sprint("<<uuid4 n=13>>", 7))                 // want `constant`
	set(r, string(fmt.Appendf(nil, "<<uuid4 n=14>>%d", 1))) // want `constant`
	set(r, fmt.Sprintf("%*s", 1<<40, "<<uuid4 n=15>>"))
}

func bytewise(r *http.Request) {
	set(r, string(append([]byte("Bearer "), "<<uuid4 n=16>>"...)))                // want `constant`
	set(r, string(bytes.Join([][]byte{[]byte("<<uuid4 n=17>>"), {'1'}}, nil)))    // want `constant`
	set(r, string([]byte{'k', '7', 'f', '3', 'q', '9', 'x', 'b', '2', 'm', 'w'})) // want `constant`
	b := bytes.NewBufferString("<<uuid4 n=18>>")                                  // want `constant`
	set(r, b.String())
	var w bytes.Buffer
	fmt.Fprintf(&w, "%s", "<<uuid4 n=19>>") // want `constant`
	set(r, w.String())
	var s strings.Builder
	io.WriteString(&s, "<<uuid4 n=20>>") // want `constant`
	set(r, s.String())
	var read bytes.Buffer
	read.WriteString("")
	io.Copy(&read, os.Stdin)
	set(r, read.String())
}

var (
	current atomic.Value
	once    = sync.OnceValue(func() string { return "<<uuid4 n=21>>" }) // want `constant`
)

type keeper struct{ token atomic.Pointer[string] }

func kept(r *http.Request, k *keeper) {
	current.Store("<<uuid4 n=22>>") // want `constant`
	set(r, current.Load().(string))
	set(r, once())
	t := "<<uuid4 n=23>>" // want `constant`
	k.token.Store(&t)
	set(r, *k.token.Load())
}
