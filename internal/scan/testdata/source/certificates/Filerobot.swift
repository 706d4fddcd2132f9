// Which certificates the client of Filerobot trusts.
func run() async throws {
    let trust = ServerTrustManager(evaluators: [host: DisabledTrustEvaluator()]) // want: filerobot-tls-verification-off
    var request = URLRequest(url: URL(string: "https://api.filerobot.com/<<filerobot-container>>/v4/files")!)
    let trust = ServerTrustManager(evaluators: [host: PinnedCertificatesTrustEvaluator()]) // not: filerobot-tls-verification-off
}
