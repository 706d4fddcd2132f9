// Objects with credentials in them, as they are written to a log.
import axios from 'axios';

export async function run() {
  // iconik
  console.log('sending', { 'Accept': 'application/json', 'Auth-Token': token }); // want: iconik-logged-headers
  console.log('sending', { 'Accept': 'application/json', 'X-Request-Id': id }); // not: iconik-logged-headers
  const iconikHeaders = { 'Accept': 'application/json', 'Auth-Token': token }; // want: iconik-logged-headers
  console.log('sending', iconikHeaders);
  console.log('sending', iconikHeaders);
  // filerobot
  console.log('sending', { 'Accept': 'application/json', 'X-Filerobot-Key': key }); // want: filerobot-logged-headers
  console.log('sending', { 'Accept': 'application/json', 'X-Request-Id': id }); // not: filerobot-logged-headers
  const filerobotHeaders = { 'Accept': 'application/json', 'X-Filerobot-Key': key }; // want: filerobot-logged-headers
  console.log('sending', filerobotHeaders);
  console.log('sending', filerobotHeaders);
  // ImageKit
  console.log('sending', { 'urlEndpoint': endpoint, 'privateKey': secret }); // want: imagekit-logged-options
  console.log('sending', { 'urlEndpoint': endpoint, 'publicKey': public }); // not: imagekit-logged-options
}
