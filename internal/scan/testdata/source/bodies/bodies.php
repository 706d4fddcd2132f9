<?php
// What is sent to iconik, known by where it is sent.
function run($api, $base, $asset) {
    $api->post("$base/API/assets/v1/assets/$asset/shares/", ['json' => ['title' => 'rushes']]); // want: iconik-share-without-expiry
    $api->post("$base/API/assets/v1/assets/$asset/shares/", ['json' => ['title' => 'rushes', 'expires' => '2026-12-03T00:00:00Z']]); // not: iconik-share-without-expiry
    $api->request('POST', $base . '/API/users/v1/users/', ['json' => ['email' => 'ada@acme.tv', 'is_admin' => true]]); // want: iconik-admin-user
    $api->request('POST', $base . '/API/users/v1/users/', ['json' => ['email' => 'ada@acme.tv', 'is_admin' => false]]); // not: iconik-admin-user
    $api->patch("$base/API/users/v1/users/$asset/", ['json' => ['is_admin' => true]]); // want: iconik-admin-user
    $api->patch("$base/API/users/v1/users/$asset/", ['json' => ['is_admin' => false]]); // not: iconik-admin-user
    Http::withHeaders($headers)->post($base . '/API/auth/v1/apps/', ['name' => 'sync']); // want: iconik-app-without-user
    Http::withHeaders($headers)->get($base . '/API/auth/v1/apps/', ['name' => 'sync']); // not: iconik-app-without-user
}
