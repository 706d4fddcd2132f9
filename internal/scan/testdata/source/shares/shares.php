<?php
// Shares of assets: https://app.iconik.io/API/assets/v1/.

function run(Client $api): void
{
    $ever = [ // want: iconik-share-without-expiry
        'allow_download' => false,
        'allow_comments' => true,
        'emails' => ['ada@acme.tv'],
    ];
    curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($ever));
    $week = [ // not: iconik-share-without-expiry
        'allow_download' => false,
        'allow_comments' => true,
        'emails' => ['ada@acme.tv'],
        'expires' => '2026-12-03T00:00:00Z',
    ];
    curl_setopt($c, CURLOPT_POSTFIELDS, json_encode($week));
    $api->post('/assets/v1/assets/share/url/', ['json' => [
        'title' => 'rushes',
        'allow_download' => true, // want: iconik-share-without-password
        'allow_comments' => false,
        'expires' => '2026-12-03T00:00:00Z',
    ]]);
    $api->post('/assets/v1/assets/share/url/', ['json' => [
        'title' => 'rushes',
        'allow_download' => true, // not: iconik-share-without-password
        'allow_comments' => false,
        'has_password' => true,
        'expires' => '2026-12-03T00:00:00Z',
    ]]);
}
