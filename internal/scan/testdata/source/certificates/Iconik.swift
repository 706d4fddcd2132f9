// Which certificates the client of iconik trusts.
func run() async throws {
    let trust = ServerTrustManager(evaluators: [host: DisabledTrustEvaluator()]) // want: iconik-tls-verification-off
    var request = URLRequest(url: URL(string: "https://app.iconik.io/API/users/v1/users/current/")!)
    let trust = ServerTrustManager(evaluators: [host: PinnedCertificatesTrustEvaluator()]) // not: iconik-tls-verification-off
}
