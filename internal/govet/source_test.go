package govet_test

import (
	"fmt"
	"strings"
	"testing"
)

// A constant that another package uses is told of where it is written, wherever
// that has moved to.
func TestSource(t *testing.T) {
	o := options(t, module+`
-- conf/conf.go --
package conf

const Token = "opaque-token-of-the-newsroom-82"

const Joined = "opaque-token-of-" + "the-newsroom-83"

var Kept = "6a1f0c94e7b35d28f1c60b7d94e2a835"
-- user/user.go --
package user

import (
	"example.com/app/client"
	"example.com/app/conf"
)

func Use() {
	client.Call(1, conf.Token)
	client.Call(2, conf.Joined)
	client.Call(3, conf.Kept)
}
`)
	o.Memory = t.TempDir()
	for _, above := range []string{"", "// Package conf is.\n"} {
		text := above + "package conf\n\nconst Token = \"opaque-token-of-the-newsroom-82\"\n\n" +
			"const Joined = \"opaque-token-of-\" + \"the-newsroom-83\"\n\nvar Kept = \"6a1f0c94e7b35d28f1c60b7d94e2a835\"\n"
		write(t, o.Dir, "conf/conf.go", text)
		const rule = "imagekit-go-constant-key"
		handed := func(line int) string { return fmt.Sprintf(" user/user.go:%d:2 client/client.go:5:34", line) }
		same(t, above, places(run(t, o)),
			"app/app.go:74 "+rule+" app/app.go:5:14 client/client.go:5:34",
			fmt.Sprintf("conf/conf.go:%d %s", strings.Index(text, `"opaque-token-of-the`), rule)+handed(9),
			fmt.Sprintf("conf/conf.go:%d %s", strings.Index(text, `"6a1f`), rule)+handed(11),
			"user/user.go:133 "+rule+handed(10),
		)
	}
}
