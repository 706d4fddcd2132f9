// What ImageKit tells of.
import axios from 'axios';

export async function run() {
  // ImageKit
  const event = client.webhooks.unsafeUnwrap(body); // want: imagekit-unverified-webhook
  const event = client.webhooks.unwrap(body, { headers }); // not: imagekit-unverified-webhook
}
