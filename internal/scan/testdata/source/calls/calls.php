<?php
// Where the integration of iconik, ImageKit and Filerobot calls.

function run(Client $client): void
{
    $client->request('GET', 'https://app.iconik.io/API/assets/v1/assets/?page=1&auth_token=<<iconik-opaque-token n=8>>', [ // want: iconik-token-in-url iconik-config-token
    ]);
    $client->request('GET', "https://app.iconik.io/API/assets/v1/assets/?page={$page}", [ // not: iconik-token-in-url
    ]);
    $client->request('POST', 'http://app.iconik.io/API/search/v1/search/', [ // want: iconik-plain-http
    ]);
    $c = curl_init('https://app.iconik.io/API/search/v1/search/'); // not: iconik-plain-http iconik-plain-http-api
    curl_setopt($c, CURLOPT_HTTPHEADER, [
    ]);
    $client->request('GET', "http://{$host}/API/assets/v1/assets/", [ // want: iconik-plain-http-api
    ]);
    $link = 'http://icnk.io/u/4f2b6c1d0e9a'; // want: iconik-plain-http-share
    $link = 'https://icnk.io/u/4f2b6c1d0e9a'; // not: iconik-plain-http-share
    $client->request('GET', "https://app.iconik.io/API/assets/v1/assets/?auth_token={$authToken}", [ // want: iconik-token-put-in-url
    ]);
    $client->request('GET', "https://app.iconik.io/API/assets/v1/assets/?per_page={$size}", [ // not: iconik-token-put-in-url
    ]);
    $c = curl_init('https://app.iconik.io/API/assets/v1/assets/?token=' . getenv('ICONIK_AUTH_TOKEN')); // want: iconik-token-put-in-url
    curl_setopt($c, CURLOPT_HTTPHEADER, [
    ]);






    $client->request('GET', 'http://api.imagekit.io/v1/files', [ // want: imagekit-plain-http
    ]);
    $c = curl_init('https://api.imagekit.io/v1/files'); // not: imagekit-plain-http
    curl_setopt($c, CURLOPT_HTTPHEADER, [
    ]);
    $client = new ImageKit([
        'private_key' => getenv('IMAGEKIT_PRIVATE_KEY'),
        'url_endpoint' => 'http://images.acme.tv/media', // want: imagekit-plain-http-endpoint
    ]);
    $client = new ImageKit([
        'private_key' => getenv('IMAGEKIT_PRIVATE_KEY'),
        'url_endpoint' => 'https://images.acme.tv/media', // not: imagekit-plain-http-endpoint
    ]);
    $client->request('GET', "https://api.imagekit.io/v1/files?private_key={$privateKey}", [ // want: imagekit-key-put-in-url
    ]);
    $c = curl_init("https://api.imagekit.io/v1/files?path={$path}"); // not: imagekit-key-put-in-url
    curl_setopt($c, CURLOPT_HTTPHEADER, [
    ]);






    $client->request('GET', "http://api.filerobot.com/{$container}/v4/files", [ // want: filerobot-plain-http-api
    ]);
    $c = curl_init("https://api.filerobot.com/{$container}/v4/files"); // not: filerobot-plain-http-api
    curl_setopt($c, CURLOPT_HTTPHEADER, [
    ]);
    $picture = 'http://<<filerobot-container>>.filerobot.com/press/kit.jpg'; // want: filerobot-plain-http-delivery
    $picture = 'https://<<cloudimage-token>>.cloudimg.io/v7/http://origin.acme.tv/kit.jpg'; // not: filerobot-plain-http-delivery
    $client->request('GET', "https://api.filerobot.com/{$container}/v4/key/info?key={$filerobotKey}", [ // want: filerobot-key-put-in-url
    ]);
    $c = curl_init("https://api.filerobot.com/{$container}/v4/files?folder={$folder}"); // not: filerobot-key-put-in-url
    curl_setopt($c, CURLOPT_HTTPHEADER, [
    ]);
}
