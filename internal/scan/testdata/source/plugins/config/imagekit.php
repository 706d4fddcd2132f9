<?php
return [
    'endpoint' => 'https://ik.imagekit.io/acme',
    'signUrls' => true, // want: imagekit-plugin-signs-for-ever
    'signedExpire' => 0, // want: imagekit-plugin-url-with-zero-expiry
];
