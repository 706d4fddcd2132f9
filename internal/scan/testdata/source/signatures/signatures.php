<?php
// Signatures for uploads to ImageKit.
header('Access-Control-Allow-Origin: *'); // want: imagekit-upload-signature-for-any-origin

$expire = time() + 86400; // want: imagekit-long-upload-signature
echo json_encode([
    'once' => $imageKit->getAuthenticationParameters(), // want: imagekit-open-upload-auth
    'asked' => $imageKit->getAuthenticationParameters($_GET['token'], $_GET['expire']), // want: imagekit-upload-expiry-from-request
    'day' => $imageKit->getAuthenticationParameters($token, $expire),
]);
