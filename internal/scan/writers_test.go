package scan

import (
	"bytes"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v3"

	"github.com/damvet/damvet/internal/record"
)

// writer says a map in one format, in a text about a platform. It reports false
// if the format has no way to.
type writer struct {
	// format is what exclusions call it, file the name of such a file.
	format, file string
	write        func(platform string, v *record.Value) (string, bool)
}

// writers are the formats in which configuration is written. Where a library
// writes one, it does.
var writers = []writer{
	{"json", "seed.json", func(p string, v *record.Value) (string, bool) { return indented(under(p, v)), true }},
	{"jsonc", "seed.jsonc", writeJSONC},
	{"json-documents", "seed.json", func(p string, v *record.Value) (string, bool) {
		return fmt.Sprintf("{\"about\": %q}\n%s\n{\"about\": \"another\"}\n", p, indented(v)), true
	}},
	{"json-lines", "seed.jsonl", func(p string, v *record.Value) (string, bool) {
		return fmt.Sprintf("{\"about\": %q}\n%s\n{\"about\": \"another\"}\n", p, compact(v)), true
	}},
	{"yaml", "seed.yaml", func(p string, v *record.Value) (string, bool) { return yamlOf(under(p, v)), true }},
	{"yaml-flow", "seed.yml", func(p string, v *record.Value) (string, bool) {
		n := yamlNode(v)
		n.Style = yaml.FlowStyle
		return marshal(&yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{yamlText(p), n}}), true
	}},
	{"yaml-documents", "seed.yaml", func(p string, v *record.Value) (string, bool) {
		return "about: " + p + "\n---\n" + yamlOf(v) + "---\nabout: another\n", true
	}},
	{"yaml-merge", "seed.yaml", writeMerge},
	{"yaml-template", "templates/seed.yaml", func(p string, v *record.Value) (string, bool) {
		return "{{- if .Values.seed }}\n" + yamlOf(under(p, v)) + "{{- end }}\nname: {{ .Release.Name }}\n", true
	}},
	{"toml", "seed.toml", writeTOML},
	{"hcl", "seed.tf", func(p string, v *record.Value) (string, bool) {
		return "locals {\n  " + p + " = " + hclOf(v, "  ") + "\n}\n", true
	}},
	{"hcl-block", "seed.tf", writeBlock},
	{"hcl-jsonencode", "seed.tf", func(p string, v *record.Value) (string, bool) {
		return "resource \"restapi_object\" \"" + p + "\" {\n  path = \"/seed\"\n  data = jsonencode(" + hclOf(v, "  ") + ")\n}\n", true
	}},
	{"hcl-heredoc", "seed.tf", func(p string, v *record.Value) (string, bool) {
		return "resource \"restapi_object\" \"" + p + "\" {\n  data = <<-JSON\n" + shifted(escapeHCL(indented(v)), "    ") + "  JSON\n}\n", true
	}},
	{"dotenv", ".env.seed", writeDotenv},
	{"dotenv-json", ".env.seed", func(p string, v *record.Value) (string, bool) {
		return "# " + p + "\nSEED=" + shellQuoted(compact(v)) + "\n", true
	}},
	{"ini", "seed.ini", writeINI},
	{"properties", "seed.properties", writeProperties},
	{"xml", "seed.xml", writeXML},
	{"plist", "Info.plist", writePlist},
	{"csv", "seed.csv", writeCSV},
	{"markdown", "seed.md", writeMarkdown},
	{"postman", "seed.postman_collection.json", func(p string, v *record.Value) (string, bool) {
		return fmt.Sprintf(`{"info": {"name": %q, "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
  "item": [{"name": "seed", "request": {"method": "POST", "body": {"mode": "raw", "raw": %s}}}]}
`, p, quoted(compact(v))), true
	}},
	{"har", "seed.har", func(p string, v *record.Value) (string, bool) {
		return fmt.Sprintf(`{"log": {"version": "1.2", "creator": {"name": %q}, "entries": [
  {"request": {"method": "POST", "url": "https://desk.acme.tv/a", "postData": {"mimeType": "application/json", "text": %s}}}
]}}
`, p, quoted(compact(v))), true
	}},
	{"compose", "docker-compose.yml", writeCompose},
	{"configmap", "configmap.yaml", func(p string, v *record.Value) (string, bool) {
		return "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: " + p + "\ndata:\n  seed.json: |\n" + shifted(indented(v), "    "), true
	}},
	{"secret", "secret.yaml", func(p string, v *record.Value) (string, bool) {
		return "apiVersion: v1\nkind: Secret\nmetadata:\n  name: " + p + "\ndata:\n  seed.json: " +
			base64.StdEncoding.EncodeToString([]byte(indented(v))) + "\n", true
	}},
	{"secret-plain", "secret.yaml", func(p string, v *record.Value) (string, bool) {
		return "apiVersion: v1\nkind: Secret\nmetadata:\n  name: " + p + "\nstringData:\n  seed.yaml: |\n" + shifted(yamlOf(v), "    "), true
	}},
	{"workflow", ".github/workflows/seed.yml", func(p string, v *record.Value) (string, bool) {
		return "name: " + p + "\non: push\njobs:\n  seed:\n    runs-on: ubuntu-latest\n    steps:\n      - run: |\n          curl --json " + shellQuoted(compact(v)) + " \"$SEED_URL\"\n", true
	}},
	{"gitlab", ".gitlab-ci.yml", func(p string, v *record.Value) (string, bool) {
		return "# " + p + "\nvariables:\n  SEED: " + strings.TrimSpace(marshal(yamlText(compact(v)))) + "\n", true
	}},
}

// under returns a map that holds a value under a key.
func under(key string, v *record.Value) *record.Value {
	return &record.Value{Kind: record.Map, Fields: []record.Field{{Key: key, Value: v}}}
}

func fieldsOf(v *record.Value) []record.Field {
	var fields []record.Field
	for i, f := range v.Fields {
		// Of several with one key the last counts.
		if !slices.ContainsFunc(v.Fields[i+1:], func(g record.Field) bool { return g.Key == f.Key }) {
			fields = append(fields, f)
		}
	}
	return fields
}

func quoted(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.Encode(s)
	return strings.TrimSuffix(b.String(), "\n")
}

// scalarOf returns a scalar as JSON writes it.
func scalarOf(v *record.Value) string {
	switch v.Kind {
	case record.Null:
		return "null"
	case record.Bool:
		return strings.ToLower(v.Text)
	case record.Number:
		if json.Valid([]byte(v.Text)) {
			return v.Text
		}
	}
	return quoted(v.Text)
}

func compact(v *record.Value) string {
	var parts []string
	switch v.Kind {
	case record.List:
		for _, it := range v.Items {
			parts = append(parts, compact(it))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case record.Map:
		for _, f := range fieldsOf(v) {
			parts = append(parts, quoted(f.Key)+": "+compact(f.Value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return scalarOf(v)
}

func indented(v *record.Value) string {
	var b bytes.Buffer
	json.Indent(&b, []byte(compact(v)), "", "  ")
	return b.String() + "\n"
}

// shifted indents every line.
func shifted(text, by string) string {
	return by + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n"+by) + "\n"
}

var lastElement = regexp.MustCompile(`(?m)([^,{\[\n])$\n(\s*[}\]])`)

// writeJSONC writes JSON with comments, and a comma behind every last element.
func writeJSONC(p string, v *record.Value) (string, bool) {
	text := strings.TrimSpace(indented(under(p, v)))
	for lastElement.MatchString(text) {
		text = lastElement.ReplaceAllString(text, "$1,\n$2")
	}
	return "// What is seeded. The last elements have commas too.\n/* {\"all\": \"of it\"} */\n" + text + "\n", true
}

func yamlText(s string) *yaml.Node {
	n := &yaml.Node{}
	n.SetString(s)
	return n
}

func yamlNode(v *record.Value) *yaml.Node {
	n := &yaml.Node{}
	switch v.Kind {
	case record.List:
		n.Kind = yaml.SequenceNode
		for _, it := range v.Items {
			n.Content = append(n.Content, yamlNode(it))
		}
	case record.Map:
		n.Kind = yaml.MappingNode
		for _, f := range fieldsOf(v) {
			n.Content = append(n.Content, yamlText(f.Key), yamlNode(f.Value))
		}
	case record.Null:
		n.Kind, n.Tag, n.Value = yaml.ScalarNode, "!!null", "null"
	case record.Bool, record.Number:
		n.Kind, n.Value = yaml.ScalarNode, strings.ToLower(v.Text)
	default:
		return yamlText(v.Text)
	}
	return n
}

func marshal(n *yaml.Node) string {
	var b strings.Builder
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(n); err != nil {
		panic(err)
	}
	return b.String()
}

func yamlOf(v *record.Value) string { return marshal(yamlNode(v)) }

// writeMerge writes the first half of the fields where all is merged from.
func writeMerge(p string, v *record.Value) (string, bool) {
	return "base: &base\n" + shifted(yamlOf(v), "  ") + p + ":\n  <<: *base\n  about: merged\n", true
}

// plain returns the value as Go holds it, and false if it holds what TOML has
// no word for.
func plain(v *record.Value) (any, bool) {
	switch v.Kind {
	case record.Null:
		return nil, false
	case record.Bool:
		return strings.EqualFold(v.Text, "true"), true
	case record.Number:
		if n, err := strconv.ParseInt(v.Text, 10, 64); err == nil {
			return n, true
		}
		n, err := strconv.ParseFloat(v.Text, 64)
		return n, err == nil
	case record.List:
		all := []any{}
		for _, it := range v.Items {
			in, ok := plain(it)
			if !ok {
				return nil, false
			}
			all = append(all, in)
		}
		return all, true
	case record.Map:
		all := map[string]any{}
		for _, f := range v.Fields {
			in, ok := plain(f.Value)
			if !ok {
				return nil, false
			}
			all[f.Key] = in
		}
		return all, true
	}
	return v.Text, true
}

func writeTOML(p string, v *record.Value) (string, bool) {
	all, ok := plain(under(p, v))
	if !ok {
		return "", false
	}
	var b strings.Builder
	err := toml.NewEncoder(&b).Encode(all)
	return b.String(), err == nil
}

var name = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_-]*$`)

func escapeHCL(s string) string {
	return strings.NewReplacer("${", "$${", "%{", "%%{").Replace(s)
}

// hclScalar writes a placeholder as what Terraform fills in.
func hclScalar(v *record.Value) string {
	if v.Kind == record.String {
		return escapeHCL(scalarOf(v))
	}
	return scalarOf(v)
}

func hclOf(v *record.Value, by string) string {
	var b strings.Builder
	switch v.Kind {
	case record.List:
		b.WriteString("[\n")
		for _, it := range v.Items {
			b.WriteString(by + "  " + hclOf(it, by+"  ") + ",\n")
		}
		b.WriteString(by + "]")
	case record.Map:
		b.WriteString("{\n")
		for _, f := range fieldsOf(v) {
			key := f.Key
			if !name.MatchString(key) {
				key = escapeHCL(quoted(key))
			}
			b.WriteString(by + "  " + key + " = " + hclOf(f.Value, by+"  ") + "\n")
		}
		b.WriteString(by + "}")
	default:
		b.WriteString(hclScalar(v))
	}
	return b.String()
}

// writeBlock writes the map as a resource whose maps are blocks.
func writeBlock(p string, v *record.Value) (string, bool) {
	var b strings.Builder
	if !hclBody(&b, v, "  ") {
		return "", false
	}
	return "resource \"" + p + "_object\" \"seed\" {\n" + b.String() + "}\n", true
}

func hclBody(b *strings.Builder, v *record.Value, by string) bool {
	for _, f := range fieldsOf(v) {
		if !name.MatchString(f.Key) {
			return false
		}
		blocks := []*record.Value{f.Value}
		if f.Value.Kind == record.List && len(f.Value.Items) > 0 && f.Value.Items[0].Kind == record.Map {
			blocks = f.Value.Items
		}
		if blocks[0].Kind != record.Map {
			b.WriteString(by + f.Key + " = " + hclOf(f.Value, by) + "\n")
			continue
		}
		for _, in := range blocks {
			b.WriteString(by + f.Key + " {\n")
			if in.Kind != record.Map || !hclBody(b, in, by+"  ") {
				return false
			}
			b.WriteString(by + "}\n")
		}
	}
	return true
}

func shellQuoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

// flat returns the scalars in a map without maps in it, and its lists as their
// elements with commas between them. It reports false for what cannot be said
// so.
func flat(v *record.Value) ([]record.Field, bool) { return dotted(v, false) }

// dotted is flat for maps with maps in them, the keys of which it joins with
// dots if there may be some.
func dotted(v *record.Value, maps bool) ([]record.Field, bool) {
	var all []record.Field
	for _, f := range fieldsOf(v) {
		switch f.Value.Kind {
		case record.Map:
			in, ok := dotted(f.Value, maps)
			if !ok || !maps {
				return nil, false
			}
			for _, g := range in {
				all = append(all, record.Field{Key: f.Key + "." + g.Key, Value: g.Value})
			}
		case record.List:
			var parts []string
			for _, it := range f.Value.Items {
				if !it.Scalar() || strings.Contains(it.Text, ",") {
					return nil, false
				}
				parts = append(parts, it.Text)
			}
			if len(parts) == 0 {
				return nil, false
			}
			all = append(all, record.Field{Key: f.Key, Value: &record.Value{Kind: record.String, Text: strings.Join(parts, ", ")}})
		case record.Null:
			return nil, false
		default:
			if strings.ContainsAny(f.Value.Text, "\r\n") {
				return nil, false
			}
			all = append(all, f)
		}
	}
	return all, true
}

// writeDotenv writes a map without maps in it.
func writeDotenv(p string, v *record.Value) (string, bool) {
	all, ok := flat(v)
	text := "# " + p + "\n"
	for _, f := range all {
		if !name.MatchString(f.Key) || strings.Contains(f.Key, "-") {
			return "", false
		}
		text += f.Key + "=" + quoted(f.Value.Text) + "\n"
	}
	return text, ok
}

func writeINI(p string, v *record.Value) (string, bool) {
	all, ok := flat(v)
	text := "[" + p + "]\n"
	for _, f := range all {
		text += f.Key + " = " + f.Value.Text + "\n"
	}
	return text, ok
}

func writeProperties(p string, v *record.Value) (string, bool) {
	all, ok := dotted(v, true)
	text := "# " + p + "\n"
	for _, f := range all {
		text += p + "." + f.Key + "=" + strings.ReplaceAll(f.Value.Text, `\`, `\\`) + "\n"
	}
	return text, ok
}

func escapeXML(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s))
	return b.String()
}

func writeXML(p string, v *record.Value) (string, bool) {
	var b strings.Builder
	ok := xmlOf(&b, p, v, "")
	return "<?xml version=\"1.0\"?>\n" + b.String(), ok
}

// xmlOf writes a list as an element for each of its elements.
func xmlOf(b *strings.Builder, key string, v *record.Value, by string) bool {
	if !name.MatchString(key) {
		return false
	}
	switch v.Kind {
	case record.List:
		for _, it := range v.Items {
			if !xmlOf(b, key, it, by) {
				return false
			}
		}
		return len(v.Items) > 0
	case record.Map:
		b.WriteString(by + "<" + key + ">\n")
		for _, f := range fieldsOf(v) {
			if !xmlOf(b, f.Key, f.Value, by+"  ") {
				return false
			}
		}
		b.WriteString(by + "</" + key + ">\n")
		return true
	case record.Null:
		return false
	}
	b.WriteString(by + "<" + key + ">" + escapeXML(v.Text) + "</" + key + ">\n")
	return true
}

func writePlist(p string, v *record.Value) (string, bool) {
	var b strings.Builder
	ok := plistOf(&b, under(p, v), "")
	return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\">\n" + b.String() + "</plist>\n", ok
}

func plistOf(b *strings.Builder, v *record.Value, by string) bool {
	switch v.Kind {
	case record.Null:
		return false
	case record.Map:
		b.WriteString(by + "<dict>\n")
		for _, f := range fieldsOf(v) {
			b.WriteString(by + "  <key>" + escapeXML(f.Key) + "</key>\n")
			if !plistOf(b, f.Value, by+"  ") {
				return false
			}
		}
		b.WriteString(by + "</dict>\n")
	case record.List:
		b.WriteString(by + "<array>\n")
		for _, it := range v.Items {
			if !plistOf(b, it, by+"  ") {
				return false
			}
		}
		b.WriteString(by + "</array>\n")
	case record.Bool:
		b.WriteString(by + "<" + strings.ToLower(v.Text) + "/>\n")
	case record.Number:
		b.WriteString(by + "<real>" + v.Text + "</real>\n")
	default:
		b.WriteString(by + "<string>" + escapeXML(v.Text) + "</string>\n")
	}
	return true
}

// row returns the names and the texts of a flat map, and what it is about.
func row(p string, v *record.Value) (names, texts []string, ok bool) {
	all, ok := flat(v)
	for _, f := range all {
		names, texts = append(names, f.Key), append(texts, f.Value.Text)
	}
	return append(names, "about"), append(texts, p), ok
}

func writeCSV(p string, v *record.Value) (string, bool) {
	names, texts, ok := row(p, v)
	if !ok {
		return "", false
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Write(names)
	w.Write(texts)
	w.Flush()
	return b.String(), true
}

func writeMarkdown(p string, v *record.Value) (string, bool) {
	names, texts, ok := row(p, v)
	if !ok || strings.Contains(strings.Join(texts, ""), "|") {
		return "", false
	}
	return "# About " + p + "\n\n| " + strings.Join(names, " | ") + " |\n|" + strings.Repeat("---|", len(names)) + "\n| " + strings.Join(texts, " | ") + " |\n", true
}

// writeCompose writes what a container is told: names in its environment where
// the map says no more, else one that holds it all.
func writeCompose(p string, v *record.Value) (string, bool) {
	var env strings.Builder
	all, ok := flat(v)
	for _, f := range all {
		ok = ok && name.MatchString(f.Key)
		env.WriteString("      " + f.Key + ": " + strings.TrimSpace(marshal(yamlText(f.Value.Text))) + "\n")
	}
	text := env.String()
	if !ok {
		text = "      SEED: " + strings.TrimSpace(marshal(yamlText(compact(v)))) + "\n"
	}
	return "services:\n  " + p + ":\n    image: acme/seed:1.4.2@sha256:0\n    environment:\n" + text, true
}
