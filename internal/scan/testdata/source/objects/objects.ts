// Objects with credentials in them, as they are written to a log.
import got from 'got';

export async function run(): Promise<void> {
  // iconik
  console.debug('sending', { 'Accept': 'application/json', 'Auth-Token': token }); // want: iconik-logged-headers
  console.debug('sending', { 'Accept': 'application/json', 'X-Request-Id': id }); // not: iconik-logged-headers
  const iconikHeaders = { 'Accept': 'application/json', 'Auth-Token': token }; // want: iconik-logged-headers
  console.debug('sending', iconikHeaders);
  console.debug('sending', iconikHeaders);
  // filerobot
  console.debug('sending', { 'Accept': 'application/json', 'X-Filerobot-Key': key }); // want: filerobot-logged-headers
  console.debug('sending', { 'Accept': 'application/json', 'X-Request-Id': id }); // not: filerobot-logged-headers
  const filerobotHeaders = { 'Accept': 'application/json', 'X-Filerobot-Key': key }; // want: filerobot-logged-headers
  console.debug('sending', filerobotHeaders);
  console.debug('sending', filerobotHeaders);
  // ImageKit
  console.debug('sending', { 'urlEndpoint': endpoint, 'privateKey': secret }); // want: imagekit-logged-options
  console.debug('sending', { 'urlEndpoint': endpoint, 'publicKey': public }); // not: imagekit-logged-options
}
