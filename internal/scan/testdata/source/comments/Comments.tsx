// What the comments of an integration of iconik, ImageKit and Filerobot say is not done.

export function Assets({ note }: { note: string }) {
  // fetch('http://app.iconik.io/API/assets/v1/assets/') // not: iconik-plain-http
  return (
    <div title="it's // no comment">
      {/* <img src="http://ik.imagekit.io/acme/a.jpg" /> */} {/* // not: imagekit-plain-http
      */}
      {note ? <a href="http://app.iconik.io/API/assets/v1/">{'//'}</a> : null} // want: iconik-plain-http
      <p>Don't say // http://ik.imagekit.io/acme/b.jpg</p> // want: imagekit-plain-http
      <script src="http://api.filerobot.com/<<filerobot-container>>/v5/a.js" /> // want: filerobot-plain-http-api
      {/* 'http://api.filerobot.com/<<filerobot-container>>/v5' */} {/* // not: filerobot-plain-http-api
      */}
      {/* token: <<iconik-token>> */} // want: iconik-auth-token iconik-token-in-browser-code iconik-token-long-lived iconik-token-never-rotated
    </div>
  )
}
