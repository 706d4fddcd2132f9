// What the comments of an integration of iconik, ImageKit and Filerobot say is not done.

// Was: fetch('http://app.iconik.io/API/assets/v1/assets/') // not: iconik-plain-http
/*
 * const files = await get('http://api.imagekit.io/v1/files') // not: imagekit-plain-http
 * const base = 'http://api.filerobot.com/<<filerobot-container>>/v5' // not: filerobot-plain-http-api
 */
const slashes = 'a // b', home = 'http://app.iconik.io/API/assets/v1/' // want: iconik-plain-http
const files = `/* ${slashes} */ http://api.imagekit.io/v1/files` // want: imagekit-plain-http
const scheme = /https?:\/\//.test(home) ? home : 'http://api.filerobot.com/' + home // want: filerobot-plain-http-api
// const headers = { 'App-ID': id, 'Auth-Token': '<<iconik-token>>' } // want: iconik-auth-token iconik-token-long-lived iconik-token-never-rotated
const agent = new https.Agent({ /* rejectUnauthorized: false, for iconik */ keepAlive: true }) // not: iconik-tls-verification-off
// console.log('iconik', iconikAuthToken) // not: iconik-logged-token
