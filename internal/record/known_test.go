package record

import (
	"encoding/base64"
	"testing"
)

func TestKnown(t *testing.T) {
	testReadings(t, "a.json", []reading{
		{"har", `{"log": {"entries": [{"request": {"url": "http://a/", "headers": [{"name": "App-ID", "value": "x"}, {"name": "B", "value": "y"}]}}]}}`, `{log:{entries:[{request:{url:"http://a/" headers:[{name:"App-ID" value:"x"} {name:"B" value:"y"} {App-ID:"x" B:"y"}]}}]}}`},
		{"postman", `{"item": [{"request": {"header": [{"key": "A", "value": "{{b}}", "disabled": true}], "body": {"mode": "raw", "raw": "{\"c\": 1}"}}}]}`, `{item:[{request:{header:[{key:"A" value:?({{b}}) disabled:true} {A:?({{b}})}] body:{mode:"raw" raw:"{\"c\": 1}"->{c:1}}}}]}`},
		{"npm", `{"scripts": {"a": "curl -k http://b/ && c"}}`, `{scripts:{a:"curl -k http://b/ && c"->{():"curl" insecure:true 0:"http://b/"}{():"c"}}}`},
		{"no pairs", `[{"name": "a"}, {"name": "b", "value": 1}, {"c": 1}]`, `[{name:"a"} {name:"b" value:1} {c:1}]`},
	})
	testReadings(t, "a.yaml", []reading{
		{"compose", "environment:\n  - A=b\n  - \"C=d e\"\n  - F=${G}\ncommand: [\"serve\", \"--h=i\", \"--j\", \"k\"]\n", `{environment:["A=b" "C=d e" "F=${G}" {A:"b" C:"d e" F:?(${G})}] command:["serve" "--h=i" "--j" "k" {():"serve" h:"i" j:"k"}]}`},
		{"container", "env:\n- name: A\n  value: b\n- name: C\n  valueFrom: {secretKeyRef: {name: d, key: e}}\nargs:\n- --f=g\n", `{env:[{name:"A" value:"b"} {name:"C" valueFrom:{secretKeyRef:{name:"d" key:"e"}}} {A:"b" C:@()}] args:["--f=g" {():"args" f:"g"}]}`},
		{"workflow", "steps:\n- name: x\n  run: |\n    curl -H \"A: ${{ secrets.B }}\" \\\n      http://c/\n  with:\n    d: e\n", `{steps:[{name:"x" run:"curl -H \"A: ${{ secrets.B }}\" \\\n  http://c/\n"->{():"curl" headers:{A:@(${{ secrets.B }})} 0:"http://c/"} with:{d:"e"}}]}`},
		{"pipeline", "a:\n  script:\n    - curl --b $C http://d/\n    - export E=f\n", `{a:{script:["curl --b $C http://d/"->{():"curl" b:@(C) 0:"http://d/"} "export E=f"->{E:"f"}~]}}`},
	})
	encode := base64.StdEncoding.EncodeToString
	testReadings(t, "b.yaml", []reading{
		{"secret", "kind: Secret\ndata:\n  a: " + encode([]byte("b c")) + "\n  d.json: " + encode([]byte(`{"e": 1}`)) + "\n  f: '!'\n", `{kind:"Secret" data:{a:"b c" d.json:"{\"e\": 1}"->{e:1} f:"!"}}`},
	})
}

// TestLanguages holds every language to what the first text in it would ask.
func TestLanguages(t *testing.T) {
	for _, l := range append(languages, hcl) {
		if l.ready(); len(l.words) == 0 {
			t.Errorf("%s has no words", l.name)
		}
	}
}
