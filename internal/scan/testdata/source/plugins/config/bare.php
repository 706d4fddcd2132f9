<?php
// ImageKit
return [
    'endpoint' => 'https://ik.imagekit.io/acme',
    'signUrls' => true, // want: imagekit-plugin-url-without-expiry
];
