package record

import "testing"

// What stands in the headers of a request is known where the path to them is used.
func TestHeaders(t *testing.T) {
	for name, all := range map[string][]reading{
		"a.kt": {
			{"chain", `val h = Headers.Builder().add("A", a).add("B", b).build()
f(h)`, `{():"Headers.Builder"} | {():"Headers.Builder().add" 0:"A" 1:?(a)} | {():"Headers.Builder().add().add" 0:"B" 1:?(b)} | {():"f" 0:{A:?(a) B:?(b)}~} | {h:{():"Headers.Builder().add().add().build"}}~`},
		},
		"a.js": {
			{"member", "const o = {headers: {a: b}}; f(o.headers)", `{():"f" 0:{a:?(b)}} | {o:{headers:{a:?(b)}}}~`},
			{"other member", "const o = {a: {b: 1}}; f(o.a)", `{():"f" 0:?(o.a)} | {o:{a:{b:1}}}~`},
			{"set", "r.headers.set('a', b); f(r.headers); g(q.headers)", `{():"r.headers.set" 0:"a" 1:?(b)} | {():"f" 0:{a:?(b)}~} | {():"g" 0:?(q.headers)} | {r.headers:{a:?(b)}~}~`},
			{"set again", "r.headers = {a: b}; { r.headers = c }; f(r.headers)", `{():"f" 0:?(r.headers)} | {r:{headers:{a:?(b)}}~}~`},
			{"own", "class A { constructor() { this.headers = {a: b} } f() { g(this.headers) } }", `{headers:{a:?(b)}}~ | {():"g" 0:{a:?(b)}}`},
			{"of a block", "{ r.headers.set('a', b) } f(r.headers)", `{():"r.headers.set" 0:"a" 1:?(b)} | {r.headers:{a:?(b)}~}~ | {():"f" 0:?(r.headers)}`},
			{"keys", "r.headers.set('a', b); f(r.headers.keys()); g(r.headers.entries())", `{():"r.headers.set" 0:"a" 1:?(b)} | {():"f" 0:{():"r.headers.keys"}} | {():"g" 0:{a:?(b)}~} | {r.headers:{a:?(b)}~}~`},
		},
		"a.ps1": {
			{"piped", "$h = @{ a = $b }\nWrite-Host ($h | ConvertTo-Json -Depth 3)\nWrite-Host ($h | Select-Object c)\n", `{():"Write-Host" 0:{a:?($b)}} | {():"Write-Host" 0:[{a:?($b)} {():"Select-Object" 0:"c"}]} | {h:{a:?($b)}}~`},
		},
		"a.rs": {
			{"recorded", "fn f() { let mut h = HeaderMap::new(); h.insert(\"a\", b); info!(?h, \"c\"); }", `{():"h.insert" 0:"a" 1:?(b)} | {():"info" 0:{():"HeaderMap.new" a:?(b)} 1:"c"} | {h:{():"HeaderMap.new" a:?(b)}}~`},
		},
		"a.rb": {
			{"command before a definition", "def a\n  puts x\nend\ndef b\n  puts y\nend\n", `?(puts x)<-{():"puts" 0:?(x)} | ?(puts y)<-{():"puts" 0:?(y)}`},
			{"block that makes a string", "log.info { \"a #{b}\" }", `{():"log.info" 0:"a ${b}"}`},
			{"block", "a.each { |b| c b }", `?(c b )<-{():"c" 0:?(b)}`},
		},
	} {
		testReadings(t, name, all)
	}
}
