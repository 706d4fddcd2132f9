<?php
// Addresses that ImageKit signs.

function run(Client $client): void
{
    // ImageKit
    $imageKit->url(['urlEndpoint' => $endpoint, 'path' => '/contract.jpg', 'signed' => true]); // want: imagekit-signed-url-without-expiry
    $imageKit->url(['urlEndpoint' => $endpoint, 'path' => '/contract.jpg', 'signed' => true, 'expireSeconds' => 3600]); // not: imagekit-signed-url-without-expiry imagekit-signed-url-with-zero-expiry imagekit-long-lived-signed-url imagekit-expiry-as-timestamp imagekit-signed-path-without-expiry
    $imageKit->url(['urlEndpoint' => $endpoint, 'path' => '/contract.jpg', 'signed' => true, 'expireSeconds' => 0]); // want: imagekit-signed-url-with-zero-expiry
    $imageKit->url(['urlEndpoint' => $endpoint, 'path' => '/contract.jpg', 'signed' => true, 'expireSeconds' => 31536000]); // want: imagekit-long-lived-signed-url
    $imageKit->url(['urlEndpoint' => $endpoint, 'path' => '/contract.jpg', 'signed' => true, 'expireSeconds' => 1798761600]); // want: imagekit-expiry-as-timestamp
    $imageKit->url(['path' => '/contract.jpg', 'signed' => true]); // want: imagekit-signed-path-without-expiry
    $imageKit->url(['urlEndpoint' => $endpoint, 'path' => '/contract.jpg', 'signed' => false, 'expireSeconds' => 600]); // want: imagekit-expiry-without-signature
    $imageKit->url(['urlEndpoint' => $endpoint, 'path' => '/contract.jpg', 'signed' => true, 'expireSeconds' => 600]); // not: imagekit-expiry-without-signature
    $imageKit->url(['path' => '/contract.jpg', 'expireSeconds' => 600]); // want: imagekit-call-without-signature
    $imageKit->url(['path' => '/contract.jpg', 'signed' => true, 'expireSeconds' => 600]); // not: imagekit-call-without-signature
}
