<?php
// Objects with credentials in them, as they are written to a log.

function run(Client $client): void
{
    // iconik
    print_r(['Accept' => 'application/json', 'Auth-Token' => $token]); // want: iconik-logged-headers
    print_r(['Accept' => 'application/json', 'X-Request-Id' => $id]); // not: iconik-logged-headers
    $iconikHeaders = ['Accept' => 'application/json', 'Auth-Token' => $token]; // want: iconik-logged-headers
    print_r($iconikHeaders);
    print_r($iconikHeaders);
    // filerobot
    print_r(['Accept' => 'application/json', 'X-Filerobot-Key' => $key]); // want: filerobot-logged-headers
    print_r(['Accept' => 'application/json', 'X-Request-Id' => $id]); // not: filerobot-logged-headers
    $filerobotHeaders = ['Accept' => 'application/json', 'X-Filerobot-Key' => $key]; // want: filerobot-logged-headers
    print_r($filerobotHeaders);
    print_r($filerobotHeaders);
    // ImageKit
    print_r(['urlEndpoint' => $endpoint, 'privateKey' => $secret]); // want: imagekit-logged-options
    print_r(['urlEndpoint' => $endpoint, 'publicKey' => $public]); // not: imagekit-logged-options
}
