package scan

import (
	"slices"
	"testing"
)

// A file of settings that lies under a platform's name is about the platform, and
// needs no word of it.
func TestNamedByPath(t *testing.T) {
	const (
		storage = "- name: ingest\n  method: S3\n  purpose: FILES\n  settings:\n    bucket: acme\n    endpoint: s3.acme.tv\n    secret_key: <<shape [A-Za-z0-9]{40}>>\n"
		domain  = `{"mfa_required": false, "password_checks": true}`
		user    = `{"email": "sync@acme.tv", "type": "POWER", "is_admin": true}`
	)
	for _, tc := range []struct{ path, text, want string }{
		{"config/iconik/storages.yaml", storage, "iconik-storage-literal-secret"},
		{"config/Iconik.storages.yml", storage, "iconik-storage-literal-secret"},
		{"config/iconik/domain.json", domain, "iconik-second-factor-off"},
		{"seeds/iconik-users.json", user, "iconik-admin-user"},
		{"config/domain.json", domain, ""},
		{"config/pythonik/domain.json", domain, ""},
		{"config/iconikish/domain.json", domain, ""},
		{"config/imagekit/domain.json", domain, ""},
		{"src/iconik/domain.js", "export const domain = " + domain + ";\n", ""},
		{"docs/iconik/domain.md", "```json\n" + domain + "\n```\n", ""},
	} {
		var want []string
		if tc.want != "" {
			want = []string{tc.want}
		}
		if got := ids(scanText(t, tc.path, tc.text).Things); !slices.Equal(got, want) {
			t.Errorf("%s: found %v, want %v", tc.path, got, want)
		}
	}
}
