// Headers of requests to iconik, as they are written to a log.
final class Sent {
    func request() {
        var request = URLRequest(url: url)
        request.setValue(appId, forHTTPHeaderField: "App-ID")
        request.setValue(token, forHTTPHeaderField: "Auth-Token") // want: iconik-logged-headers
        print("sending \(request.allHTTPHeaderFields ?? [:])")
        print(request.allHTTPHeaderFields)
    }

    func literal() {
        var request = URLRequest(url: url)
        request.allHTTPHeaderFields = ["App-ID": appId, "Auth-Token": token] // want: iconik-logged-headers
        print(request.allHTTPHeaderFields!)
    }

    func other() {
        var request = URLRequest(url: url)
        request.setValue(token, forHTTPHeaderField: "Auth-Token") // not: iconik-logged-headers
        print(request.url)
        // filerobot
        var upload = URLRequest(url: url)
        upload.addValue(key, forHTTPHeaderField: "X-Filerobot-Key") // want: filerobot-logged-headers
        print(upload.allHTTPHeaderFields)
        var plain = URLRequest(url: url)
        plain.addValue(key, forHTTPHeaderField: "X-Filerobot-Key") // not: filerobot-logged-headers
        print(plain.httpMethod)
    }
}
