package scan

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// What a call sends is judged in texts of any length, whatever else stands in them.
func TestCallsInLongTexts(t *testing.T) {
	for name, text := range map[string]string{
		"share.js":   "export async function share(iconik, id) {\n  const share = { title: 'rushes' }\n  return fetch(`${iconik}/API/assets/v1/collections/${id}/shares/url/`, { method: 'POST', body: JSON.stringify(share) })\n}\n",
		"share.py":   "def share(iconik, id):\n    return requests.post(f'{iconik}/API/assets/v1/collections/{id}/shares/url/', json={'title': 'rushes'})\n",
		"Share.java": "class Share { // iconik\n  void share(Client c) { c.post(\"https://app.iconik.io/API/assets/v1/collections/x/shares/url/\").body(Map.of(\"title\", \"rushes\")).send(); }\n}\n",
	} {
		for _, size := range []int{0, 40 << 10, 100 << 10} {
			var filler strings.Builder
			for i := 0; filler.Len() < size; i++ {
				switch name[strings.IndexByte(name, '.'):] {
				case ".py":
					fmt.Fprintf(&filler, "def other%d(a):\n    return a + %d\n\n", i, i)
				case ".java":
					fmt.Fprintf(&filler, "class Other%d { int a(int b) { return b + %d; } }\n", i, i)
				default:
					fmt.Fprintf(&filler, "function other%d(a) { return a + %d }\n", i, i)
				}
			}
			res := scanText(t, name, filler.String()+text+filler.String())
			if got := ids(res.Things); !slices.Contains(got, "iconik-share-without-expiry") {
				t.Errorf("%s in %d KiB: found %v", name, 2*size>>10, got)
			}
		}
	}
}

// Of long texts a key of several words is seen, and a permission that is none.
func TestKeysOfLongTexts(t *testing.T) {
	filler := strings.Repeat("function other(a) { return a + 1 }\n", 2500)
	for want, text := range map[string]string{
		"oneteg-key-without-expiry":              "const sheet = { \"Connection Name\": \"Iconik\", Connector: \"iconikfilesConnector-v1.0\", Authentication: \"Api Key\", 'Api Key': process.env.KEY } // oneteg\n",
		"filerobot-template-wildcard-permission": "const template = { description: \"web shop\", permissions: [\"FILE_*\"], directory_scope: [\"/a\"] } // filerobot\n",
		"iconik-logged-headers":                  "function sent(token, appId) { logger.log<Headers>({ 'Auth-Token': token, 'App-ID': appId }) } // iconik\n",
	} {
		for _, long := range []string{"", filler[:len(filler)/8], filler} {
			res := scanText(t, "a.js", long+text+long)
			if got := ids(res.Things); !slices.Contains(got, want) {
				t.Errorf("%s in %d KiB: found %v", want, 2*len(long)>>10, got)
			}
		}
	}
}
