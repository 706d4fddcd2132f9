package scan

import "testing"

// What two texts break together is told as past when one of them was mended,
// in the history and beside the files alike, and as so while neither was.
func TestAcrossHistory(t *testing.T) {
	_, tree, past := build(t, `
author Ada Example <ada@example.com>
date 2025-01-01T10:00:00Z
write filerobot/shop.json "{\"id\": \"<<filerobot-template-id>>\", \"description\": \"shop\", \"permissions\": [\"OBJECTS_LIST\", \"FILE_DELETE\"], \"list_scope\": [\"/shop\"]}\n"
write filerobot/desk.json "{\"id\": \"<<filerobot-template-id n=2>>\", \"description\": \"desk\", \"permissions\": [\"OBJECTS_LIST\", \"FILE_DELETE\"], \"list_scope\": [\"/desk\"]}\n"
write web/public/shop.js "filerobot({ securityTemplateId: '<<filerobot-template-id>>' })\n"
write web/public/desk.js "filerobot({ securityTemplateId: '<<filerobot-template-id n=2>>' })\n"
commit one
write filerobot/shop.json "{\"id\": \"<<filerobot-template-id>>\", \"description\": \"shop\", \"permissions\": [\"OBJECTS_LIST\"], \"list_scope\": [\"/shop\"]}\n"
commit two
`)
	const id = "filerobot-exposed-template-dangerous"
	for what, res := range map[string]*Result{
		"the history": past, "both": Merge(tree, past, func(string) bool { return false }),
	} {
		told := map[string]bool{}
		for _, th := range res.Things {
			if th.Rule.ID != id {
				continue
			}
			if _, twice := told[th.Path]; twice {
				t.Errorf("%s: %s is told twice", what, th.Path)
			}
			told[th.Path] = th.Past
			if len(th.Steps) != 1 || th.Steps[0].Line != 1 {
				t.Errorf("%s: %s has the steps %+v", what, th.Path, th.Steps)
			}
		}
		if was, ok := told["web/public/shop.js"]; !ok || !was {
			t.Errorf("%s: the template that was mended is told %v, past %v", what, ok, was)
		}
		if was, ok := told["web/public/desk.js"]; !ok || was {
			t.Errorf("%s: the template that is as it was is told %v, past %v", what, ok, was)
		}
	}
}

// A repository that is only read as files says the same of what is so.
func TestAcrossTree(t *testing.T) {
	_, tree, _ := build(t, `
author Ada Example <ada@example.com>
date 2025-01-01T10:00:00Z
write sync.py "import requests\nrequests.get('https://app.iconik.io/API/assets/v1/assets/', headers=h)\n"
write group.yaml "# iconik\nname: sync\nroles: [can_read_assets, can_write_metadata_values, can_read_portfolios]\n"
commit one
`)
	f := the(t, tree, "iconik-surplus-roles")
	if got, want := f.Fact("surplus"), "can_write_metadata_values"; got != want {
		t.Errorf("the surplus is %q, want %q: no known call takes the third role", got, want)
	}
	if got, want := f.Fact("not decided"), "can_read_portfolios"; got != want {
		t.Errorf("not decided is %q, want %q", got, want)
	}
	if got, want := f.Fact("needed"), "can_read_assets"; got != want {
		t.Errorf("needed is %q, want %q", got, want)
	}
	if n := tree.Needs["iconik"]; n.Calls != 1 || len(n.Permissions) != 1 {
		t.Errorf("needs %+v", n)
	}
}
