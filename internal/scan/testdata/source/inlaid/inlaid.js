// Headers for iconik that are written into the text of a log.
export function run(token) {
  const headers = { 'App-ID': APP, 'Auth-Token': token }; // want: iconik-logged-headers
  console.log(`sending ${JSON.stringify(headers)}`);
  const unseen = { 'App-ID': APP, 'Auth-Token': token }; // not: iconik-logged-headers
  console.log(`sending ${unseen}`);
  console.log('sending ' + unseen);
}
