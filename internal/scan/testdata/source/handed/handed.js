// One class makes the calls to iconik, another one writes what it does to a log.
class Client {
  constructor() {
    this.headers = { 'App-ID': process.env.ICONIK_APP_ID, 'Auth-Token': process.env.ICONIK_AUTH_TOKEN }; // want: iconik-logged-headers
  }
}
class Service {
  constructor(client) { this.client = client; }
  run() { console.log('headers', this.client.headers); }
}
