// A test that empties the iconik domain.
func run() async throws {
    var request = URLRequest(url: URL(string: "https://app.iconik.io/API/assets/v1/delete_queue/assets/")!) // want: iconik-destructive-test
    request.httpMethod = "DELETE"
    AF.request("https://test.iconik.example/API/assets/v1/delete_queue/assets/", method: .delete) // not: iconik-destructive-test
}
