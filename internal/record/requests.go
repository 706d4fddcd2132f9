package record

import "strings"

// requestNames are files of HTTP requests that editors send.
var requestNames = []string{".http", ".rest"}

// readRequests reads each request of a file as a map. A line that begins with
// three number signs parts one from the next.
//
//	POST https://a/ HTTP/1.1
//	App-ID: b
//
//	{"c": 1}                    {method:"POST" url:"https://a/" headers:{App-ID:"b"} body:{c:1}}
func readRequests(src string, b *builder) []*Value {
	r := requests{src: src, b: b, pos: len(src) - len(strings.TrimPrefix(src, bom))}
	var docs []*Value
	for r.pos < len(src) && b.left > 0 {
		if v := r.request(); v != nil {
			docs = append(docs, v)
		}
	}
	return docs
}

type requests struct {
	src string
	pos int
	b   *builder
}

// line returns the line at the position without its end, and where it begins
// and the next one does.
func (r *requests) line() (line string, start, next int) {
	start, next = r.pos, len(r.src)
	if nl := strings.IndexByte(r.src[start:], '\n'); nl >= 0 {
		next = start + nl + 1
	}
	return strings.TrimRight(r.src[start:next], " \t\r\n"), start, next
}

// parted reports whether a line parts two requests.
func parted(line string) bool { return strings.HasPrefix(line, "###") }

// request reads a request and what stands before it, or passes over a line that
// is none.
func (r *requests) request() *Value {
	line, start, next := r.line()
	r.pos = next
	method, rest, ok := strings.Cut(line, " ")
	if !ok || len(method) < 3 || len(method) > 7 || strings.Trim(method, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return nil
	}
	v := r.b.value(Map, start, next)
	if v == nil {
		return nil
	}
	at := start + len(line) - len(strings.TrimLeft(rest, " "))
	address, _, _ := strings.Cut(r.src[at:start+len(line)], " ")
	r.add(v, "method", r.scalar(method, start))
	r.add(v, "url", r.scalar(address, at))
	r.headers(v)
	r.body(v)
	return v
}

func (r *requests) scalar(text string, start int) *Value {
	v := r.b.value(textKind(text), start, start+len(text))
	if v != nil {
		v.Text = text
	}
	return v
}

// add adds a field that the text does not name.
func (r *requests) add(v *Value, key string, in *Value) {
	if in != nil {
		v.Fields = append(v.Fields, Field{key, in.Start, in.End, in})
		v.End = max(v.End, in.End)
	}
}

// headers reads lines of names and values up to an empty one.
func (r *requests) headers(v *Value) {
	in := r.b.value(Map, r.pos, r.pos)
	for r.pos < len(r.src) && in != nil {
		line, start, next := r.line()
		if parted(line) {
			break
		}
		r.pos = next
		if line == "" {
			break
		}
		name, text, ok := strings.Cut(line, ":")
		if !ok || name == "" || strings.ContainsAny(name, " \t#/") {
			continue
		}
		text = strings.TrimLeft(text, " \t")
		if val := r.scalar(text, start+len(line)-len(text)); val != nil {
			in.Fields = append(in.Fields, Field{name, start, start + len(name), val})
			in.End = val.End
		}
	}
	if in != nil && len(in.Fields) > 0 {
		r.add(v, "headers", in)
	}
}

// body reads what is left of a request.
func (r *requests) body(v *Value) {
	start := r.pos
	for r.pos < len(r.src) {
		line, _, next := r.line()
		if parted(line) {
			break
		}
		r.pos = next
	}
	text := strings.TrimSpace(r.src[start:r.pos])
	if text == "" {
		return
	}
	start += strings.Index(r.src[start:], text)
	if text[0] == '{' || text[0] == '[' {
		var at origin
		at.add(0, start, start+len(text))
		if docs := r.b.within(text, readJSON, &at); len(docs) > 0 {
			r.add(v, "body", docs[0])
			return
		}
	}
	r.add(v, "body", r.scalar(text, start))
}
