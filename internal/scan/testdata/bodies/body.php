<?php
// What the iconik and ImageKit APIs are told, in PHP.
$operators = ['name' => 'iconik ingest', 'roles' => ['can_read_assets', 'can_write_users']]; // want: iconik-group-admin-roles
$readers = array('name' => 'iconik readers', 'roles' => array('can_read_assets', 'can_read_collections'));
$client->post('/users/', ['json' => ['email' => 'sync@acme.tv', 'type' => 'POWER', 'is_admin' => true]]); // want: iconik-admin-user
$client->post('/users/', ['json' => ['email' => 'desk@acme.tv', 'type' => 'BROWSE_ONLY', 'is_admin' => false]]);
$client->post("/assets/{$id}/shares/", ['json' => ['allow_download' => true, 'allow_comments' => true, 'emails' => ['ada@acme.tv']]]); // want: iconik-share-without-expiry
$client->post("/assets/{$id}/shares/", ['json' => ['allow_download' => true, 'allow_comments' => true, 'emails' => ['ada@acme.tv'], 'expires' => $until]]);
$client->post('/webhooks/', [
    'json' => [
        'url' => 'http://hooks.acme.tv/iconik', // want: iconik-webhook-plain-http
        'event_type' => 'assets',
        'status' => 'ENABLED',
    ],
]);
$client->post('/webhooks/', ['json' => ['url' => 'https://hooks.acme.tv/iconik', 'event_type' => 'assets', 'status' => 'ENABLED']]);
$settings = ['mfa_required' => true];
$settings['cors_hosts'] = ['*']; // want: iconik-any-origin-allowed
$client->put('/settings/', ['json' => $settings]);
curl_setopt($ch, CURLOPT_POSTFIELDS, json_encode(['type' => 'WEB_PROXY', 'name' => 'imagekit proxy'])); // want: imagekit-web-proxy-origin
curl_setopt($ch, CURLOPT_POSTFIELDS, json_encode(['type' => 'WEB_FOLDER', 'name' => 'imagekit shop', 'baseUrl' => 'https://shop.acme.tv']));
