// What goes to iconik, and what is written of it.
func run(base: URL) {
    var request = URLRequest(url: base)
    request.setValue(ProcessInfo.processInfo.environment["ICONIK_AUTH_TOKEN"], forHTTPHeaderField: "Auth-Token") // want: iconik-logged-headers
    print("sending \(request.allHTTPHeaderFields ?? [:])")
}
func quiet(base: URL) {
    var request = URLRequest(url: base)
    request.setValue(ProcessInfo.processInfo.environment["ICONIK_AUTH_TOKEN"], forHTTPHeaderField: "Auth-Token") // not: iconik-logged-headers
    print("sending \(request.allHTTPHeaderFields?.count ?? 0)")
}
