package record

import "testing"

func TestRequests(t *testing.T) {
	testReadings(t, "a.http", []reading{
		{"several", "@host = https://a\n\n### one\nPOST https://a/b?c=d HTTP/1.1\nApp-ID: e\n# no header: here\n\n{\"f\": [1]}\n\n###\nGET https://a/\n", `{method:"POST" url:"https://a/b?c=d" headers:{App-ID:"e"} body:{f:[1]}} | {method:"GET" url:"https://a/"}`},
		{"templates", "PUT {{host}}/b\nAuth-Token: {{token}}\n\nc=d\n", `{method:"PUT" url:"{{host}}/b" headers:{Auth-Token:?({{token}})} body:"c=d"}`},
		{"no body", "DELETE https://a/b\nc: d\n### next\nnothing\n", `{method:"DELETE" url:"https://a/b" headers:{c:"d"}}`},
	})
}
