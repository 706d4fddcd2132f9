package scan

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/damvet/damvet/internal/finding"
	"github.com/damvet/damvet/internal/record"
	"github.com/damvet/damvet/internal/synth"
)

// moduleFiles are a module whose resource uses what other files say.
var moduleFiles = map[string]string{
	"infra/main.tf": `resource "restapi_object" "filerobot_template" {
  path = "/security/templates"
  data = jsonencode({
    description       = "web shop"
    permissions       = var.permissions
    upload_scope      = local.scopes
    lifetime          = var.lifetime
    upload_limit      = var.unset
  })
}
`,
	"infra/variables.tf": `variable "permissions" {
  type    = list(string)
  default = ["OBJECTS_LIST"]
}
variable "lifetime" {
  default = 1200
}
variable "unset" {
  type      = string
  sensitive = true
}
variable "scope" {
  default = "/shop/*"
}
`,
	"infra/locals.tf": `locals {
  scopes = [var.scope]
}
`,
}

// placesOf lists what was found of some rules, a line each: rule, place, steps.
func placesOf(res *Result, id string) string {
	var b strings.Builder
	for _, t := range res.Things {
		if t.Rule.ID != id {
			continue
		}
		fmt.Fprintf(&b, "%s:%d:%d", t.Path, t.Span.Line, t.Span.Column)
		for _, s := range t.Steps {
			fmt.Fprintf(&b, ", %s:%d:%d %s", s.Path, s.Line, s.Column, s.Message)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// story is the script that writes files.
func story(files map[string]string) string {
	var b strings.Builder
	b.WriteString("author Ada Example <ada@example.com>\ndate 2025-01-01T10:00:00Z\n")
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&b, "write %s %s\n", name, strconv.Quote(files[name]))
	}
	return b.String() + "commit one\n"
}

// What a resource is given by a variable is judged where the variable's value
// stands, in the files and at HEAD alike.
func TestModules(t *testing.T) {
	const used = "infra/main.tf:5:25 where var.permissions is used\n"
	tests := map[string]struct {
		files map[string]string // beside moduleFiles
		rule  string
		want  string
	}{
		"default": {
			map[string]string{"infra/variables.tf": "variable \"permissions\" {\n  default = [\"FILE_DELETE\"]\n}\n"},
			"filerobot-template-destructive",
			"infra/variables.tf:2:14, infra/variables.tf:2:3 what var.permissions stands for, " + used,
		},
		"terraform.tfvars": {
			map[string]string{"infra/terraform.tfvars": "\npermissions = [\"OBJECTS_LIST\", \"FILE_DELETE\"]\n"},
			"filerobot-template-destructive",
			"infra/terraform.tfvars:2:32, infra/terraform.tfvars:2:1 what var.permissions stands for, " + used,
		},
		"overruled": {
			map[string]string{
				"infra/terraform.tfvars":   "permissions = [\"FILE_DELETE\"]\n",
				"infra/narrow.auto.tfvars": "permissions = [\"OBJECTS_LIST\"]\n",
			}, "filerobot-template-destructive", "",
		},
		"JSON": {
			map[string]string{"infra/x.auto.tfvars.json": `{"permissions": ["FILE_DELETE"]}`},
			"filerobot-template-destructive",
			"infra/x.auto.tfvars.json:1:18, infra/x.auto.tfvars.json:1:2 what var.permissions stands for, " + used,
		},
		"one environment of two": {
			map[string]string{
				"infra/staging.tfvars": "permissions = [\"OBJECTS_LIST\"]\n",
				"infra/prod.tfvars":    "permissions = [\"FILE_DELETE\"]\n",
			},
			"filerobot-template-destructive",
			"infra/prod.tfvars:1:16, infra/prod.tfvars:1:1 what var.permissions stands for, " + used,
		},
		"local of a variable": {
			map[string]string{
				"infra/variables.tf": "variable \"scope\" {\n  default = \"/*\"\n}\nvariable \"permissions\" {\n  default = [\"FILE_UPLOAD\"]\n}\n",
			},
			"filerobot-template-root-upload",
			"infra/variables.tf:2:13, infra/main.tf:3:10 where it is used\n",
		},
		"argument": {
			map[string]string{"main.tf": "module \"shop\" {\n  source      = \"./infra\"\n  permissions = [\"FILE_DELETE\"]\n}\n"},
			"filerobot-template-destructive",
			"main.tf:3:18, main.tf:3:3 what var.permissions stands for, " + used,
		},
		"argument of two": {
			map[string]string{
				"env/a/main.tf": "module \"shop\" {\n  source      = \"../../infra/\"\n  permissions = [\"FILE_DELETE\"]\n}\n",
				"env/b/main.tf": "module \"shop\" {\n  source      = \"../../infra\"\n  permissions = [\"OBJECTS_LIST\"]\n}\n",
			},
			"filerobot-template-destructive",
			"env/a/main.tf:3:18, env/a/main.tf:3:3 what var.permissions stands for, " + used,
		},
		"argument that a variable gives": {
			map[string]string{
				"main.tf":          "variable \"rights\" {}\nmodule \"shop\" {\n  source      = \"./infra\"\n  permissions = var.rights\n}\n",
				"terraform.tfvars": "rights = [\"FILE_DELETE\"]\n",
			},
			"filerobot-template-destructive",
			"terraform.tfvars:1:11, main.tf:4:3 what var.permissions stands for, " + used,
		},
		"argument through another module": {
			map[string]string{
				"main.tf":          "variable \"rights\" {}\nmodule \"site\" {\n  source = \"./site\"\n  rights = var.rights\n}\n",
				"terraform.tfvars": "rights = [\"FILE_DELETE\"]\n",
				"site/main.tf":     "variable \"rights\" {\n  default = [\"OBJECTS_LIST\"]\n}\nmodule \"shop\" {\n  source      = \"../infra\"\n  permissions = var.rights\n}\n",
			},
			"filerobot-template-destructive",
			"terraform.tfvars:1:11, site/main.tf:6:3 what var.permissions stands for, " + strings.TrimSuffix(used, "\n") +
				", main.tf:4:3 what var.rights stands for, site/main.tf:6:17 where var.rights is used\n",
		},
		"modules that call each other": {
			map[string]string{
				"main.tf":       "module \"site\" {\n  source = \"./site\"\n  rights = [\"FILE_DELETE\"]\n}\n",
				"site/main.tf":  "variable \"rights\" {}\nmodule \"shop\" {\n  source      = \"../infra\"\n  permissions = var.rights\n}\n",
				"infra/site.tf": "module \"site\" {\n  source = \"../site\"\n  rights = [\"OBJECTS_LIST\"]\n}\n",
			},
			"filerobot-template-destructive",
			"main.tf:3:13, site/main.tf:4:3 what var.permissions stands for, " + used,
		},
		"overruled through another module": {
			map[string]string{
				"main.tf":      "module \"site\" {\n  source = \"./site\"\n  rights = [\"OBJECTS_LIST\"]\n}\n",
				"site/main.tf": "variable \"rights\" {\n  default = [\"FILE_DELETE\"]\n}\nmodule \"shop\" {\n  source      = \"../infra\"\n  permissions = var.rights\n}\n",
			},
			"filerobot-template-destructive", "",
		},
		"overruled by an argument": {
			map[string]string{
				"main.tf":            "module \"shop\" {\n  source      = \"./infra\"\n  permissions = [\"OBJECTS_LIST\"]\n}\n",
				"infra/variables.tf": "variable \"permissions\" {\n  default = [\"FILE_DELETE\"]\n}\n",
			},
			"filerobot-template-destructive", "",
		},
		"argument of another module": {
			map[string]string{"main.tf": "module \"shop\" {\n  source      = \"acme/infra/restapi\"\n  permissions = [\"FILE_DELETE\"]\n}\n"},
			"filerobot-template-destructive", "",
		},
		"secret argument": {
			map[string]string{
				"infra/origin.tf": "# imagekit\nvariable \"storage_word\" {}\nresource \"restapi_object\" \"origin\" {\n  path = \"/v1/accounts/origins\"\n  data = jsonencode({ type = \"S3\", name = \"media\", bucket = \"media\", accessKey = var.key_id, secretKey = var.storage_word })\n}\n",
				"main.tf":         "module \"shop\" {\n  source       = \"./infra\"\n  storage_word = \"<<imagekit-storage-secret>>\"\n}\n",
			},
			"imagekit-origin-secret",
			"main.tf:3:19, main.tf:3:3 what var.storage_word stands for, infra/origin.tf:5:106 where var.storage_word is used\n",
		},
		"another directory": {
			map[string]string{"other/terraform.tfvars": "permissions = [\"FILE_DELETE\"]\n"},
			"filerobot-template-destructive", "",
		},
		"accepted": {
			map[string]string{"infra/terraform.tfvars": "# damvet:ignore[filerobot-template-destructive] it cleans up\npermissions = [\"FILE_DELETE\"]\n"},
			"filerobot-template-destructive", "",
		},
		"the comment is of use": {
			map[string]string{"infra/terraform.tfvars": "# damvet:ignore[filerobot-template-destructive] it cleans up\npermissions = [\"FILE_DELETE\"]\n"},
			unusedSuppression, "",
		},
		"secret": {
			map[string]string{
				"infra/origin.tf":     "# imagekit\nresource \"restapi_object\" \"origin\" {\n  path = \"/v1/accounts/origins\"\n  data = jsonencode({ type = \"S3\", name = \"media\", bucket = \"media\", accessKey = var.key_id, secretKey = var.storage_word })\n}\n",
				"infra/variables.tf":  "variable \"storage_word\" {\n  default = \"<<imagekit-storage-secret>>\"\n}\n",
				"infra/x.auto.tfvars": "storage_word = \"<<imagekit-storage-secret n=2>>\"\n",
			},
			"imagekit-origin-secret",
			"infra/variables.tf:2:14, infra/variables.tf:2:3 what var.storage_word stands for, infra/origin.tf:4:106 where var.storage_word is used\n" +
				"infra/x.auto.tfvars:1:17, infra/x.auto.tfvars:1:1 what var.storage_word stands for, infra/origin.tf:4:106 where var.storage_word is used\n",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			files := maps.Clone(moduleFiles)
			maps.Copy(files, tt.files)
			_, tree, past := build(t, story(files))
			for what, res := range map[string]*Result{"the files": tree, "the history": past} {
				if got := placesOf(res, tt.rule); got != tt.want {
					t.Errorf("%s:\n got %s\nwant %s", what, got, tt.want)
					for _, it := range res.Things {
						t.Logf("%s %s:%d", it.Rule.ID, it.Path, it.Span.Line)
					}
				}
			}
			merged := placesOf(Merge(tree, past, func(string) bool { return false }), tt.rule)
			if merged != tt.want {
				t.Errorf("both:\n got %s\nwant %s", merged, tt.want)
			}
		})
	}
}

// That a module as it once was is not put together is counted.
func TestEarlierModule(t *testing.T) {
	const told = "earlier files of Terraform's modules, each looked at by itself"
	files := maps.Clone(moduleFiles)
	_, _, past := build(t, story(files)+"write infra/main.tf \"# filerobot\\n\"\ncommit two\n")
	if got := past.Coverage.Excluded[told]; got != 1 {
		t.Errorf("%d files are told to be looked at by themselves, want 1: %v", got, past.Coverage.Excluded)
	}
	_, _, past = build(t, story(files))
	if got := past.Coverage.Excluded[told]; got != 0 {
		t.Errorf("%d files at HEAD are told to be looked at by themselves", got)
	}
}

// What is too large to be put together with the rest of its module is counted.
// A secret of an object is in no excerpt of the file that breaks a rule with it.
func TestModuleHides(t *testing.T) {
	files := map[string]string{
		"infra/origin.tf": "# imagekit\nresource \"restapi_object\" \"origin\" {\n  path = \"/v1/accounts/origins\"\n" +
			"  data = jsonencode({ type = \"S3_COMPATIBLE\", name = \"media\", bucket = \"media\", endpoint = var.endpoint, accessKey = var.key_id, secretKey = \"<<imagekit-storage-secret>>\" })\n}\n",
		"infra/variables.tf": "variable \"endpoint\" {\n  default = \"http://store.example.com\" # <<imagekit-storage-secret>>\n}\n",
	}
	secret, err := synth.Expand("<<imagekit-storage-secret>>")
	if err != nil {
		t.Fatal(err)
	}
	_, tree, past := build(t, story(files))
	for what, res := range map[string]*Result{"the files": tree, "the history": past} {
		found := false
		for _, th := range res.Things {
			if th.Rule.ID == "imagekit-plain-http-origin" && th.Path == "infra/variables.tf" {
				found = true
			}
			for _, l := range th.Excerpt.Lines {
				if strings.Contains(l.Text, secret) {
					t.Errorf("%s: %s shows %s", what, th.Rule.ID, l.Text)
				}
			}
		}
		if !found {
			t.Errorf("%s: the endpoint of the variable is not told", what)
		}
	}
}

func TestLargeModuleFile(t *testing.T) {
	files := maps.Clone(moduleFiles)
	files["infra/variables.tf"] = strings.Repeat("# ----\n", record.MaxModuleFile/7+1) + "variable \"permissions\" {\n  default = [\"FILE_DELETE\"]\n}\n"
	_, tree, _ := build(t, story(files))
	if got := tree.Coverage.Excluded["values of Terraform's variables in files larger than 1 MiB"]; got != 1 {
		t.Errorf("%d files are told as too large, want 1: %v", got, tree.Coverage.Excluded)
	}
}

// Of a module that very many directories call, those that are not looked at are
// counted.
func TestModuleCallers(t *testing.T) {
	all := map[string][]moduleFile{"key": {}}
	for i := range maxCallers + 3 {
		dir := fmt.Sprintf("site%02d", i)
		all[dir] = []moduleFile{{record.File{Path: dir + "/main.tf", Data: []byte("module \"key\" {\n  source = \"../key\"\n}\n")}, true}}
	}
	var cov finding.Coverage
	if callers := callersOf(all, &cov); len(callers["key"]) != maxCallers {
		t.Errorf("%d callers", len(callers["key"]))
	}
	if len(cov.Excluded) != 1 || cov.Excluded["directories that call a module of Terraform's, beyond its first 16"] != 3 {
		t.Errorf("the coverage is %v", cov.Excluded)
	}
}
