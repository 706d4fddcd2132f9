// iconik, in Swift
let token = "<<iconik-token issued=2026-11-01 lifetime=60d>>" // want: iconik-auth-token
let fromStore = ProcessInfo.processInfo.environment["ICONIK_AUTH_TOKEN"]
print("using \(authToken)") // want: iconik-logged-token
print("authToken is set")
get("https://app.iconik.io/API/assets/v1/assets/?auth_token=\(authToken)") // want: iconik-token-put-in-url
get("https://app.iconik.io/API/assets/v1/assets/?page=\(page)")
post("http://app.iconik.io/API/search/v1/search/") // want: iconik-plain-http
