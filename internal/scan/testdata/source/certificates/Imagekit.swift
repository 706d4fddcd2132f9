// Which certificates the client of ImageKit trusts.
func run() async throws {
    let trust = ServerTrustManager(evaluators: [host: DisabledTrustEvaluator()]) // want: imagekit-tls-verification-off
    var request = URLRequest(url: URL(string: "https://api.imagekit.io/v1/files")!)
    let trust = ServerTrustManager(evaluators: [host: PinnedCertificatesTrustEvaluator()]) // not: imagekit-tls-verification-off
}
