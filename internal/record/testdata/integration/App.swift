import Foundation

let base = "https://app.dam.example"

// ImageKit(publicKey: "public_commented")
let imageKit = ImageKit(
    publicKey: "public_" + "k1",
    privateKey: ProcessInfo.processInfo.environment["DAM_PRIVATE_KEY"]!,
    urlEndpoint: "https://cdn.dam.example/demo"
)

struct Options: Codable {
    var directory: String?
    let signed: Bool
}

func assets(id: String, token: String?) async throws -> String {
    guard let token = token else { return "" }
    let url = imageKit.url(path: "/a.jpg", signed: true, expireSeconds: 60 * 60)
    var req = URLRequest(url: URL(string: "\(base)/API/assets/\(id)/")!)
    req.setValue("app-1", forHTTPHeaderField: "App-ID")
    req.setValue("Bearer \(token)", forHTTPHeaderField: "Auth-Token")
    return url
}

let template: [String: Any] = [
    "name": "it's a template",
    "permissions": ["OBJECTS_LIST", "OBJECTS_DELETE"],
    "directory": "/",
    "limits": ["perMinute": 5, "enabled": false, "owner": nil],
]
