// Objects with credentials in them, as they are written to a log.
export function Page() {
  const load = useCallback(async () => {
    // iconik
    console.log({ 'Accept': 'application/json', 'Auth-Token': token }); // want: iconik-logged-headers
    console.log({ 'Accept': 'application/json', 'X-Request-Id': id }); // not: iconik-logged-headers
    const iconikHeaders = { 'Accept': 'application/json', 'Auth-Token': token }; // want: iconik-logged-headers
    console.log(iconikHeaders);
    console.log(iconikHeaders);
    // filerobot
    console.log({ 'Accept': 'application/json', 'X-Filerobot-Key': key }); // want: filerobot-logged-headers
    console.log({ 'Accept': 'application/json', 'X-Request-Id': id }); // not: filerobot-logged-headers
    const filerobotHeaders = { 'Accept': 'application/json', 'X-Filerobot-Key': key }; // want: filerobot-logged-headers
    console.log(filerobotHeaders);
    console.log(filerobotHeaders);
    // ImageKit
    console.log({ 'urlEndpoint': endpoint, 'privateKey': secret }); // want: imagekit-logged-options
    console.log({ 'urlEndpoint': endpoint, 'publicKey': public }); // not: imagekit-logged-options
  }, []);
  return <button onClick={load}>Load</button>;
}
