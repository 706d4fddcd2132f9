<a href="http://app.iconik.io/API/assets/v1/"># 1</a> <!-- want: iconik-plain-http -->
<?php
// Was: curl_init('http://app.iconik.io/API/assets/v1/assets/') // not: iconik-plain-http
# $url = 'http://api.imagekit.io/v1/files'; // not: imagekit-plain-http
/** @see http://api.filerobot.com/<<filerobot-container>>/v5 */ // not: filerobot-plain-http-api
$files = 'a # b // c' . file_get_contents('http://api.imagekit.io/v1/files'); // want: imagekit-plain-http
$base = <<<URL
// http://api.filerobot.com/<<filerobot-container>>/v5 // want: filerobot-plain-http-api
URL;
// $token = '<<iconik-token>>'; // want: iconik-auth-token iconik-token-long-lived iconik-token-never-rotated
// error_log('iconik ' . $iconikAuthToken); // not: iconik-logged-token
// curl_setopt($iconik, CURLOPT_SSL_VERIFYPEER, false); // not: iconik-tls-verification-off
?>
<p>// http://ik.imagekit.io/acme/a.jpg</p> <!-- want: imagekit-plain-http -->
