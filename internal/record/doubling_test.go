package record

import (
	"fmt"
	"strings"
	"testing"
)

// Strings that are each made of the one before, twice, do not fill the memory.
func TestDoubling(t *testing.T) {
	for name, lines := range map[string][2]string{
		"a.tf":         {"locals {\n a0 = %q\n", " a%d = \"${local.a%d}${local.a%[2]d}\"\n"},
		"b.tf":         {"locals {\n a0 = %q\n", " a%d = format(\"%%s%%s\", local.a%d, local.a%[2]d)\n"},
		"a.js":         {"const a0 = %q;\n", "const a%d = a%d + a%[2]d;\n"},
		"b.js":         {"const a0 = %q;\n", "const a%d = `${a%d}${a%[2]d}`;\n"},
		"a.py":         {"a0 = %q\n", "a%d = '%%s%%s' %% (a%d, a%[2]d)\n"},
		"b.py":         {"a0 = %q\n", "a%d = f'{a%d}{a%[2]d}'\n"},
		"c.py":         {"a0 = %q\n", "a%d = '{}{}'.format(a%d, a%[2]d)\n"},
		"a.php":        {"<?php\n$a0 = %q;\n", "$a%d = $a%d . $a%[2]d;\n"},
		"a.go":         {"var a0 = %q\n", "var a%d = a%d + a%[2]d\n"},
		"a.sh":         {"a0=%q\n", "a%d=\"${a%d}${a%[2]d}\"\ncurl \"$a%[2]d\"\n"},
		".env":         {"a0=%q\n", "a%d=\"${a%d}${a%[2]d}\"\n"},
		"a.properties": {"a0=%q\n", "a%d=${a%d}${a%[2]d}\n"},
		"a.yaml":       {"a0: &a0 [%q]\n", "a%d: &a%[1]d [*a%[2]d, *a%[2]d]\n"},
		"a.xml":        {"<!DOCTYPE a [<!ENTITY a0 %q>\n", "<!ENTITY a%d \"&a%d;&a%[2]d;\">\n"},
	} {
		var b strings.Builder
		fmt.Fprintf(&b, lines[0], "sixteen letters!")
		for i := 1; i < 64; i++ {
			fmt.Fprintf(&b, lines[1], i, i-1)
		}
		total := 0
		Walk(Read(name, []byte(b.String())), func(p *Place) bool {
			total += len(p.Value.Text)
			return true
		})
		if total > 2*maxJoined {
			t.Errorf("%s: %d bytes of text are read of %d", name, total, b.Len())
		}
	}
}
