// The account with which ImageKit reads its storage.
export async function run() {
  const account = '{"type": "service_account", "private_key": "-----BEGIN PRIVATE KEY-----\\n<<google-key-body>>\\n-----END PRIVATE KEY-----\\n", "client_email": "media@acme.iam.gserviceaccount.com"}'; // want: imagekit-google-key
  const sample = '{"type": "service_account", "private_key": "-----BEGIN PRIVATE KEY-----\\n...\\n-----END PRIVATE KEY-----\\n", "client_email": "media@acme.iam.gserviceaccount.com"}'; // not: imagekit-google-key
}
