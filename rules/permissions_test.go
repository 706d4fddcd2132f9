package rules_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/damvet/damvet/rules"
)

// The table of permissions has every name that the vendor's page on security
// templates lists, in its class. It has newer ones beside them.
func TestFilerobotPermissions(t *testing.T) {
	data, err := os.ReadFile("testdata/filerobot-permissions.txt")
	if err != nil {
		t.Fatal(err)
	}
	p := rules.Builtin().Platform("filerobot")
	listed := 0
	for line := range strings.Lines(string(data)) {
		words := strings.Fields(line)
		if len(words) != 2 || words[0] == "#" {
			continue
		}
		listed++
		if got := p.PermissionClass(words[0]); got != words[1] {
			t.Errorf("%s has the class %q, want %q", words[0], got, words[1])
		}
	}
	if listed != 22 || len(p.Permissions) != 31 {
		t.Errorf("%d permissions are listed and %d known, want 22 and 31", listed, len(p.Permissions))
	}
}

// The roles that calls take are ones that can be granted, and of those that
// delete or administer most are known by some call.
func TestEndpointRoles(t *testing.T) {
	p := rules.Builtin().Platform("iconik")
	taken := map[string]bool{}
	for _, row := range p.Endpoints.Calls {
		for _, w := range strings.Fields(row)[1:] {
			taken[w] = true
		}
	}
	for _, name := range []string{"can_read_assets", "can_delete_assets", "can_read_apps", "can_write_storages", "can_purge_assets", "can_search"} {
		if !taken[name] {
			t.Errorf("no call takes %s", name)
		}
	}
	known := 0
	for _, perm := range p.Permissions {
		if taken[perm.Name] {
			known++
		}
	}
	if known < 150 {
		t.Errorf("calls take %d of %d roles", known, len(p.Permissions))
	}
	if !slices.IsSorted(p.Endpoints.Calls) {
		t.Error("the calls are not sorted")
	}
	// Of those that no call takes there is a reason.
	undecided := p.Undecided()
	for _, why := range p.Endpoints.Undecided {
		undecided = slices.DeleteFunc(undecided, func(name string) bool { return slices.Contains(why.Permissions, name) })
	}
	if len(undecided) > 0 {
		t.Errorf("undecided without a reason: %v", undecided)
	}
}

// Of each vendor's document that the guidelines were written against it is known
// which text that was.
func TestDocumentDigests(t *testing.T) {
	for _, p := range rules.Builtin().Platforms {
		if len(p.Documents) == 0 {
			continue
		}
		n := 0
		for key, d := range p.Documents {
			if (d.Digest == "") != (d.Read == "") || d.Digest != "" && len(d.Digest) != 16 {
				t.Errorf("%s: document %q: digest %q, read %q", p.ID, key, d.Digest, d.Read)
			}
			if d.Digest != "" {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%s: %d documents have a digest, want 1", p.ID, n)
		}
	}
}
