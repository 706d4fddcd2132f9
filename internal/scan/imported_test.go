package scan

import (
	"fmt"
	"slices"
	"testing"

	"github.com/damvet/damvet/rules"
)

// A constant that one file exports and another uses is followed in Go alone: in
// other languages a credential is told where it is written, and nowhere else.
func TestImportedConstants(t *testing.T) {
	tests := map[string][2]string{
		"config.js": {
			"export const TOKEN = '<<iconik-token>>';\nexport const PRIVATE_KEY = '<<imagekit-private-key>>';\nexport const filerobotKey = '<<filerobot-api-key>>';\n",
			"import { TOKEN, PRIVATE_KEY, filerobotKey } from './config';\nfetch('https://app.iconik.io/API/assets/v1/assets/', { headers: { 'Auth-Token': TOKEN } });\n" +
				"new ImageKit({ privateKey: PRIVATE_KEY });\nfetch('https://api.filerobot.com/fabcdefg/v4/files', { headers: { 'X-Filerobot-Key': filerobotKey } });\n",
		},
		"constants.py": {
			"TOKEN = \"<<iconik-token>>\"\nPRIVATE_KEY = \"<<imagekit-private-key>>\"\nFILEROBOT_KEY = \"<<filerobot-api-key>>\"\n",
			"import constants\nrequests.get(\"https://app.iconik.io/API/assets/v1/assets/\", headers={\"Auth-Token\": constants.TOKEN})\n" +
				"ImageKit(private_key=constants.PRIVATE_KEY)\nrequests.get(\"https://api.filerobot.com/fabcdefg/v4/files\", headers={\"X-Filerobot-Key\": constants.FILEROBOT_KEY})\n",
		},
		"config.php": {
			"<?php\nconst TOKEN = '<<iconik-token>>';\nconst PRIVATE_KEY = '<<imagekit-private-key>>';\nreturn ['filerobot_key' => '<<filerobot-api-key>>'];\n",
			"<?php\n$c = require 'config.php';\ncurl_setopt($iconik, CURLOPT_HTTPHEADER, ['Auth-Token: ' . TOKEN]);\n" +
				"$imageKit = new ImageKit($public, PRIVATE_KEY, $endpoint);\n$client->get('https://api.filerobot.com/fabcdefg/v4/files', ['headers' => ['X-Filerobot-Key' => $c['filerobot_key']]]);\n",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, tree, past := build(t, story(map[string]string{"lib/" + name: tt[0], "lib/app" + name[len(name)-3:]: tt[1]}))
			for what, res := range map[string]*Result{"the files": tree, "the history": past} {
				var got []string
				for _, f := range res.Things {
					if f.Rule.Class == rules.HardcodedToken {
						got = append(got, fmt.Sprintf("%s:%d", f.Path, f.Span.Line))
					}
				}
				slices.Sort(got)
				line := 1
				if name == "config.php" {
					line = 2
				}
				var want []string
				for i := range 3 {
					want = append(want, fmt.Sprintf("lib/%s:%d", name, line+i))
				}
				if !slices.Equal(got, want) {
					t.Errorf("%s: got %q, want %q", what, got, want)
				}
			}
		})
	}
}
