// Headers for iconik that are written into the text of a log.
func run(token: String) {
    let headers = ["App-ID": app, "Auth-Token": token] // want: iconik-logged-headers
    print("sending \(headers)")
    let plain = ["Accept": "application/json"] // not: iconik-logged-headers
    print("sending \(plain)")
}
