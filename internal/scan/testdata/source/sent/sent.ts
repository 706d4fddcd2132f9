// Headers of requests to iconik, as they are written to a log.
class Sent {
  private headers: Record<string, string>
  private quiet: { headers: Record<string, string> }

  constructor(private appId: string, private token: string) {
    this.headers = { 'App-ID': appId, 'Auth-Token': token } // want: iconik-logged-headers
    this.quiet = { headers: { 'Auth-Token': token } } // not: iconik-logged-headers
  }

  dump() {
    console.log('sending', this.headers)
    console.log(Object.keys(this.quiet.headers))
  }

  async request(url: string) {
    const request = new Request(url)
    request.headers.set('App-ID', this.appId)
    request.headers.set('Auth-Token', this.token) // want: iconik-logged-headers
    console.debug(Object.fromEntries(request.headers.entries()))
    const response = await fetch(request)
    console.debug(response.headers)
  }

  async options(url: string) {
    const options = { method: 'GET', headers: { 'App-ID': this.appId, 'Auth-Token': this.token } } // want: iconik-logged-headers
    console.log(JSON.stringify(options.headers))
    const others = { method: 'GET', headers: { 'Auth-Token': this.token } } // not: iconik-logged-headers
    console.log(others.method)
    // filerobot
    const upload = { headers: { 'X-Filerobot-Key': key } } // want: filerobot-logged-headers
    console.log(upload.headers)
    const other = { headers: { 'X-Filerobot-Key': key } } // not: filerobot-logged-headers
    console.log(other.headers['Content-Type'])
  }
}
