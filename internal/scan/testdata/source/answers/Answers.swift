// What iconik answers to a log-in, and who reads it.
func run(session: URLSession, request: URLRequest) async throws {
    let login = URL(string: "https://app.iconik.io/API/auth/v1/auth/simple/login/")!
    let (data, response) = try await session.upload(for: URLRequest(url: login), from: request.httpBody!)
    print((response as! HTTPURLResponse).statusCode) // not: iconik-logged-login-answer
    let text = String(data: data, encoding: .utf8)!
    print("answer \(text)") // want: iconik-logged-login-answer
}
