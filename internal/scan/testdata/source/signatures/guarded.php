<?php
// Signatures for uploads to ImageKit, for those who are logged in.
session_start();
if (!isset($_SESSION['user'])) {
    http_response_code(401);
    exit;
}
header('Access-Control-Allow-Origin: https://desk.acme.tv'); // not: imagekit-upload-signature-for-any-origin
$expire = time() + 1800; // not: imagekit-long-upload-signature
echo json_encode($imageKit->getAuthenticationParameters(bin2hex(random_bytes(16)), $expire)); // not: imagekit-open-upload-auth imagekit-upload-expiry-from-request
