<?php
$imageKit = new ImageKit($public, getenv('IMAGEKIT_PRIVATE_KEY'), $endpoint);
$open = $imageKit->url(['path' => '/contract.jpg']);
$ever = $imageKit->url(['path' => '/contract.jpg', 'signed' => true]); // want: imagekit-signed-path-without-expiry
$hour = $imageKit->url(['path' => '/contract.jpg', 'signed' => true, 'expireSeconds' => 3600]);
$never = $imageKit->url(['path' => '/contract.jpg', 'signed' => true, 'expireSeconds' => 0]); // want: imagekit-signed-url-with-zero-expiry
