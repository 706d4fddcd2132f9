// What ImageKit tells of.
import got from 'got';

export async function run(): Promise<void> {
  // ImageKit
  const event = client.webhooks.unsafeUnwrap(body); // want: imagekit-unverified-webhook
  const event = client.webhooks.unwrap(body, { headers }); // not: imagekit-unverified-webhook
}
