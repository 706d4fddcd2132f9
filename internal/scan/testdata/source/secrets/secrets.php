<?php
// iconik's tokens and passwords, as they should not be written down.

function run(Client $client): void
{
    $token = '<<iconik-token issued=2026-11-01 lifetime=60d>>'; // want: iconik-auth-token // not: iconik-token-long-lived iconik-token-never-rotated
    $session = '<<jwt-other>>'; // not: iconik-auth-token
    $oldToken = '<<iconik-token issued=2024-11-20>>'; // want: iconik-auth-token iconik-token-long-lived iconik-token-never-rotated
    $staleToken = '<<iconik-token issued=2026-09-20 lifetime=80d>>'; // want: iconik-auth-token iconik-token-never-rotated

    $client = new IconikClient([
        'app_id' => '<<uuid1 at=2026-03-02>>',
        'auth_token' => '<<iconik-opaque-token>>', // want: iconik-token-pair
    ]);

    // The same, as it should be.



    $client = new IconikClient([
        'app_id' => '<<uuid1 at=2026-03-02>>',
        'auth_token' => getenv('ICONIK_AUTH_TOKEN'), // not: iconik-token-pair
    ]);






    $iconikApiToken = '<<iconik-opaque-token n=2>>'; // want: iconik-hardcoded-token
    $iconikAuthToken = getenv('ICONIK_AUTH_TOKEN') ?: '<<iconik-opaque-token n=3>>'; // want: iconik-hardcoded-token
    $iconikAppToken = getenv('ICONIK_APP_TOKEN'); // not: iconik-hardcoded-token
    $iconikAccessToken = 'your-iconik-token-here'; // not: iconik-hardcoded-token






    $client->request('POST', $search, [
        'headers' => [
            'App-ID' => $appId,
            'Auth-Token' => '<<iconik-opaque-token n=4>>', // want: iconik-header-token
        ],
    ]);
    $client->request('POST', $search, [
        'headers' => [
            'App-ID' => $appId,
            'Auth-Token' => $token, // not: iconik-header-token
        ],
    ]);
    $c = curl_init($current);
    curl_setopt($c, CURLOPT_HTTPHEADER, [
        'Auth-Token: <<iconik-opaque-token n=5>>', // want: iconik-header-token
    ]);






    $client = new IconikClient([
        'app_id' => getenv('ICONIK_APP_ID'),
        'auth_token' => '<<iconik-opaque-token n=6>>', // want: iconik-config-token
        'base_url' => 'https://app.iconik.io',
    ]);
    $client = new IconikClient([
        'app_id' => getenv('ICONIK_APP_ID'),
        'auth_token' => $token, // not: iconik-config-token
        'base_url' => 'https://app.iconik.io',
    ]);






    $client->request('GET', 'https://app.iconik.io/API/auth/v1/oauth/token/', [
        'headers' => [
            'Authorization' => 'Bearer <<iconik-opaque-token n=7>>', // want: iconik-token-nearby
        ],
    ]);
    $client->request('GET', 'https://app.iconik.io/API/auth/v1/oauth/token/', [
        'headers' => [
            'Authorization' => "Bearer {$token}", // not: iconik-token-nearby
        ],
    ]);






    $iconikClientSecret = '<<iconik-client-secret>>'; // want: iconik-oauth-client-secret
    $iconikClientSecret = getenv('ICONIK_CLIENT_SECRET'); // not: iconik-oauth-client-secret






    $iconikPassword = '<<iconik-password>>'; // want: iconik-login-password
    $iconikPassword = getenv('ICONIK_PASSWORD'); // not: iconik-login-password
}
