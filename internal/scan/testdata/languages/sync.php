<?php // iconik, in PHP
$token = '<<iconik-token issued=2026-11-01 lifetime=60d>>'; // want: iconik-auth-token
$fromStore = getenv('ICONIK_AUTH_TOKEN');
curl_setopt($c, CURLOPT_SSL_VERIFYPEER, false); // want: iconik-tls-verification-off
curl_setopt($c, CURLOPT_SSL_VERIFYPEER, true);
error_log('using ' . $authToken); // want: iconik-logged-token
error_log('authToken is set');
$a = file_get_contents('https://app.iconik.io/API/assets/v1/assets/?auth_token=' . $authToken); // want: iconik-token-put-in-url
$b = file_get_contents('https://app.iconik.io/API/assets/v1/assets/?page=' . $page);
$c = file_get_contents('http://app.iconik.io/API/search/v1/search/'); // want: iconik-plain-http
