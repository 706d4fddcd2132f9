// The account with which iconik reads its storage.
fun run() {
    val account = "{\"type\": \"service_account\", \"private_key\": \"-----BEGIN PRIVATE KEY-----\\n<<google-key-body>>\\n-----END PRIVATE KEY-----\\n\", \"client_email\": \"media@acme.iam.gserviceaccount.com\"}" // want: iconik-google-key
    val sample = "{\"type\": \"service_account\", \"private_key\": \"-----BEGIN PRIVATE KEY-----\\n...\\n-----END PRIVATE KEY-----\\n\", \"client_email\": \"media@acme.iam.gserviceaccount.com\"}" // not: iconik-google-key
}
