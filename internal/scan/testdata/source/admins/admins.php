<?php
// Whose keys the integration of iconik and ImageKit uses.

function run(Client $client): void
{
    $token = getenv('ICONIK_ADMIN_TOKEN'); // want: iconik-admin-credential
    $url = getenv('ICONIK_ADMIN_URL'); // not: iconik-admin-credential






    $client = new IconikClient([
        'app_id' => $appId,
        'auth_token' => getenv('ADMIN_TOKEN'), // want: iconik-admin-credential-nearby
    ]);






    $client = new IconikClient([
        'app_id' => $appId,
        'auth_token' => getenv('INGEST_TOKEN'), // not: iconik-admin-credential-nearby
    ]);






    $key = getenv('IMAGEKIT_ADMIN_PRIVATE_KEY'); // want: imagekit-admin-key-name
    $mail = getenv('IMAGEKIT_ADMIN_EMAIL'); // not: imagekit-admin-key-name
}
