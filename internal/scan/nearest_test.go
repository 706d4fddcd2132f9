package scan

import (
	"slices"
	"strings"
	"testing"
)

// A setting without a platform of its own is told of the one that is meant, where
// a text speaks of several, and of that one alone.
func TestNearest(t *testing.T) {
	s := newScanner(t)
	const iconik, filerobot, imagekit = "https://app.iconik.io/API/assets/v1/assets/", "https://api.filerobot.com/fdocs/v5/files", "https://api.imagekit.io/v1/files"
	names := strings.NewReplacer("ICONIK", iconik, "FILEROBOT", filerobot, "IMAGEKIT", imagekit)
	for _, test := range []struct{ name, path, text, want string }{
		{"same call before", "a.py", "a = get('ICONIK', verify=False)\nb = get('FILEROBOT')\n", "1: iconik"},
		{"same call, another right behind it", "a.py", "a = get('ICONIK')\nb = get('FILEROBOT', headers=headers, verify=False)\nc = get('IMAGEKIT')\n", "2: filerobot"},
		{"same call in several lines", "a.js", "get('ICONIK')\npost('IMAGEKIT', form, {\n  httpsAgent: new https.Agent({\n    rejectUnauthorized: false,\n  }),\n})\nget('ICONIK')\n", "4: imagekit"},
		{"same command", "a.sh", "curl -s ICONIK\ncurl -k FILEROBOT\n", "2: filerobot"},
		{"same options", "a.php", "<?php\n$a = new Client(['base_uri' => 'ICONIK']);\n$b = new Client(['base_uri' => 'FILEROBOT', 'verify' => false]);\n", "3: filerobot"},
		{"name of the session", "a.py", "iconik = requests.Session()\nimagekit = requests.Session()\nimagekit.verify = False\niconik.get('ICONIK')\nimagekit.get('IMAGEKIT')\n", "3: imagekit"},
		{"calls of the session", "a.py", "mam = requests.Session()\ndam = requests.Session()\ndam.verify = False\nmam.get('ICONIK')\ndam.get('FILEROBOT')\n", "3: filerobot"},
		{"calls that are given it", "a.js", "const agent = new https.Agent({ rejectUnauthorized: false })\nfetch('ICONIK', { headers })\nfetch('FILEROBOT', { agent })\n", "1: filerobot"},
		{"handle", "a.php", "<?php\n$a = curl_init('ICONIK');\n$b = curl_init('FILEROBOT');\ncurl_setopt($a, CURLOPT_HTTPHEADER, $h);\ncurl_setopt($b, CURLOPT_SSL_VERIFYPEER, false);\n", "5: filerobot"},
		{"whole program", "a.js", "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'\nfetch('FILEROBOT')\nfetch('ICONIK')\n", "1: filerobot"},
		{"lines before", "a.js", "fetch('FILEROBOT')\nprocess.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'\nfetch('ICONIK')\n", "2: filerobot"},
		{"one alone", "a.py", "a = get('ICONIK', verify=False)\n", "1: iconik"},
	} {
		var got []string
		for _, f := range found(t, s, test.path, names.Replace(test.text)) {
			if at, ok := strings.CutSuffix(f, "-tls-verification-off"); ok {
				got = append(got, at)
			}
		}
		if !slices.Equal(got, []string{test.want}) {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

// However many brackets there are, a platform is looked for in few of them; and
// letters that other cases write in more or fewer bytes move nothing.
func TestNearestBounds(t *testing.T) {
	s := newScanner(t)
	for _, text := range []string{
		strings.Repeat("(", 5000) + "verify=False" + strings.Repeat(")", 5000) + "\n# https://app.iconik.io/API/ https://api.filerobot.com/x/v5/files\n",
		strings.Repeat("a = get('https://app.iconik.io/API/', 'https://api.filerobot.com/x/v5/files', verify=False)\n", 500),
		"# https://app.iconik.io/API/ https://api.filerobot.com/x/v5/files\nverify=False",
		strings.Repeat("iconik filerobot ", 500) + "\n// https://app.iconik.io/API/ https://api.filerobot.com/x/v5/files\nx = {\"verify\": false",
		"# https://app.iconik.io/API/ https://api.filerobot.com/x/v5/files\n" + strings.Repeat("\u212a", 600) + "\nverify=False",
		"# https://app.iconik.io/API/ https://api.filerobot.com/x/v5/files\n" + strings.Repeat("\u023a\xff", 600) + "\nverify=False # iconik",
	} {
		found(t, s, "a.py", text)
	}
}
