<?php
// What the integration of iconik, ImageKit and Filerobot writes to its log.

function run(Client $client): void
{
    // iconik
    error_log('using ' . $authToken); // want: iconik-logged-token
    error_log('auth_token is set'); // not: iconik-logged-token
    $logger->info('token=' . getenv('ICONIK_AUTH_TOKEN')); // want: iconik-logged-token
    $logger->info("asset {$assetId} is done"); // not: iconik-logged-token
    $token = getenv('ICONIK_AUTH_TOKEN');
    error_log($token); // want: iconik-logged-variable
    error_log('token: set'); // not: iconik-logged-variable
    error_log('key: ' . $imagekitPrivateKey); // want: imagekit-logged-key
    error_log('the private key of ImageKit is missing'); // not: imagekit-logged-key
    $logger->info('key: ' . getenv('IMAGEKIT_PRIVATE_KEY')); // want: imagekit-logged-key
    $logger->info("uploaded to {$urlEndpoint}"); // not: imagekit-logged-key
    error_log('key: ' . $filerobotKey); // want: filerobot-logged-key
    error_log('the Filerobot key is missing'); // not: filerobot-logged-key
    $logger->info('key: ' . getenv('FILEROBOT_KEY')); // want: filerobot-logged-key
    $logger->info("container {$filerobotContainer}"); // not: filerobot-logged-key
}
