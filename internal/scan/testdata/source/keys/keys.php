<?php
// Keys of ImageKit, Filerobot and Cloudimage, as they should not be written down.

function run(Client $client): void
{
    $client = new ImageKit([
        'public_key' => '<<imagekit-public-key>>', // not: imagekit-swapped-keys imagekit-private-key
        'private_key' => '<<imagekit-private-key>>', // want: imagekit-private-key
        'url_endpoint' => 'https://ik.imagekit.io/acme',
    ]);
    $client = new ImageKit([
        'public_key' => '<<imagekit-private-key n=2>>', // want: imagekit-swapped-keys imagekit-private-key
        'private_key' => getenv('IMAGEKIT_PRIVATE_KEY'), // not: imagekit-private-key
    ]);


    $imagekitPrivateKey = '<<imagekit-bare-key>>'; // want: imagekit-unprefixed-key
    $joinedImagekitKey = 'private_' . '<<imagekit-bare-key n=4>>'; // want: imagekit-unprefixed-key
    $imagekitPrivateKey = getenv('IMAGEKIT_PRIVATE_KEY'); // not: imagekit-unprefixed-key
    $imagekitWebhookSecret = '<<imagekit-webhook-secret>>'; // want: imagekit-webhook-secret
    $imagekitWebhookSecret = getenv('IMAGEKIT_WEBHOOK_SECRET'); // not: imagekit-webhook-secret






    $client->request('GET', 'https://api.imagekit.io/v1/files', [
        'headers' => [
            'Authorization' => 'Basic <<imagekit-basic>>', // want: imagekit-basic-auth
        ],
    ]);
    $c = curl_init('https://api.imagekit.io/v1/files');
    curl_setopt($c, CURLOPT_HTTPHEADER, [
        'Authorization: ' . "Basic {$key}", // not: imagekit-basic-auth
    ]);
    $client->request('GET', 'https://<<imagekit-private-key n=3>>:@api.imagekit.io/v1/files', [ // want: imagekit-key-in-url imagekit-private-key
    ]);
    $c = curl_init('https://api.imagekit.io/v1/files?limit=100'); // not: imagekit-key-in-url
    curl_setopt($c, CURLOPT_HTTPHEADER, [
    ]);






    $client->request('GET', 'https://api.filerobot.com/<<filerobot-container>>/v4/files', [
        'headers' => [
            'X-Filerobot-Key' => '<<filerobot-api-key>>', // want: filerobot-api-key
        ],
    ]);
    $c = curl_init('https://api.filerobot.com/<<filerobot-container>>/v4/files');
    curl_setopt($c, CURLOPT_HTTPHEADER, [
        'X-Filerobot-Key: ' . getenv('FILEROBOT_KEY'), // not: filerobot-api-key
    ]);
    $c = curl_init('https://api.filerobot.com/<<filerobot-container>>/v4/files');
    curl_setopt($c, CURLOPT_HTTPHEADER, [
        'X-Filerobot-Key: <<filerobot-api-key n=4>>', // want: filerobot-api-key
    ]);






    // Whoever has this fills the container of the press office, and nobody finds out who it was, since the uploads of all desks come with the same one and from the same few addresses.
    $uploadKey = '<<filerobot-api-key n=2>>'; // want: filerobot-api-key-nearby
    $base = 'https://api.filerobot.com/<<filerobot-container>>/v4/';
    $checksum = '<<filerobot-api-key n=3>>'; // not: filerobot-api-key-nearby
    $template = '<<filerobot-template-id>>'; // want: filerobot-security-template
    $template = 'SECU_YOUR_TEMPLATE_ID'; // not: filerobot-security-template
    $session = '<<filerobot-sass issued=2026-11-05 age=1200 permissions=3 udir=/press/* ldir=/press/* ips=198.51.100.7>>'; // want: filerobot-session-key // not: filerobot-session-key-overbroad filerobot-session-key-long-lived filerobot-session-key-endless filerobot-session-key-unscoped
    $session = 'SASS__YOUR_KEY'; // not: filerobot-session-key
    $broad = '<<filerobot-sass issued=2026-11-05 age=86400 permissions=28>>'; // want: filerobot-session-key filerobot-session-key-overbroad filerobot-session-key-long-lived
    $endless = '<<filerobot-sass issued=2026-11-05 age=0 permissions=3>>'; // want: filerobot-session-key filerobot-session-key-endless filerobot-session-key-unscoped
    $client->request('GET', 'https://api.filerobot.com/<<filerobot-container>>/v4/files?folder=/&key=<<filerobot-api-key n=5>>', [ // want: filerobot-key-in-url filerobot-api-key
    ]);
    $c = curl_init('https://api.filerobot.com/<<filerobot-container>>/v4/files?folder=/press'); // not: filerobot-key-in-url
    curl_setopt($c, CURLOPT_HTTPHEADER, [
    ]);






    $client = new Cloudimage([
        'token' => '<<cloudimage-token>>',
        'salt' => '<<cloudimage-salt>>', // want: filerobot-cloudimage-salt
        'api_key' => '<<cloudimage-invalidation-key>>', // want: filerobot-cloudimage-invalidation-key
    ]);
    $client = new Cloudimage([
        'token' => '<<cloudimage-token>>',
        'salt' => getenv('CLOUDIMAGE_SALT'), // not: filerobot-cloudimage-salt
        'api_key' => getenv('CLOUDIMAGE_API_KEY'), // not: filerobot-cloudimage-invalidation-key
    ]);
}
