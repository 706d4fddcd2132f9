// What is sent to iconik, known by where it is sent.
func share(base: String, asset: String) {
    AF.request("\(base)/API/assets/v1/assets/\(asset)/shares/", method: .post, parameters: ["title": "rushes"]) // want: iconik-share-without-expiry
    AF.request("\(base)/API/assets/v1/assets/\(asset)/shares/", method: .post, parameters: ["title": "rushes", "expires": "2026-12-03T00:00:00Z"]) // not: iconik-share-without-expiry
    AF.request("\(base)/API/users/v1/users/", method: .post, parameters: ["email": "ada@acme.tv", "is_admin": false]) // not: iconik-admin-user
    AF.request("\(base)/API/users/v1/users/\(asset)/", method: .patch, parameters: ["is_admin": true]) // want: iconik-admin-user
    AF.request("\(base)/API/users/v1/users/\(asset)/", method: .patch, parameters: ["is_admin": false]) // not: iconik-admin-user
    AF.request("\(base)/API/auth/v1/apps/", method: .post, parameters: ["name": "sync"]) // want: iconik-app-without-user
    AF.request("\(base)/API/auth/v1/apps/", method: .get, parameters: ["name": "sync"]) // not: iconik-app-without-user
}

func user(base: String) {
    var request = URLRequest(url: URL(string: "\(base)/API/users/v1/users/")!)
    request.httpMethod = "POST"
    request.httpBody = try! JSONSerialization.data(withJSONObject: ["email": "ada@acme.tv", "is_admin": true]) // want: iconik-admin-user
}
