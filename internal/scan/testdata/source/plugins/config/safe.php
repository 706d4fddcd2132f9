<?php
// ImageKit
return [
    'endpoint' => 'https://ik.imagekit.io/acme',
    'signUrls' => true, // not: imagekit-plugin-signs-for-ever imagekit-plugin-url-without-expiry
    'signedExpire' => 3600, // not: imagekit-plugin-url-with-zero-expiry
];
