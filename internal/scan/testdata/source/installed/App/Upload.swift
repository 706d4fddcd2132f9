// An app that uploads to ImageKit by itself.
func upload() {
    let login = Data((Keys.imagekitPrivateKey + ":").utf8).base64EncodedString() // want: imagekit-app-private-key
    let shown = Keys.imagekitPublicKey // not: imagekit-app-private-key
}
