// One class makes the calls to iconik, another one reads what comes back.
class Client {
  constructor() {
    this.headers = { 'App-ID': process.env.ICONIK_APP_ID, 'Auth-Token': process.env.ICONIK_AUTH_TOKEN }; // not: iconik-logged-headers
  }
}
class Service {
  run(response: Response) { console.log('headers', response.headers, this.answer.headers); }
}
const headers = { 'Auth-Token': process.env.ICONIK_AUTH_TOKEN }; // want: iconik-logged-headers
console.log(headers);
