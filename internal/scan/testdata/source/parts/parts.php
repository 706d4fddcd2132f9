<?php
use ImageKit\ImageKit;
$imageKit = new ImageKit(getenv('PUB'), getenv('PRIV'), getenv('EP'));
$base = ['path' => '/private/a.jpg', 'signed' => true]; // not: imagekit-signed-path-without-expiry
echo $imageKit->url(array_merge($base, ['expireSeconds' => 60]));
$o = ['path' => '/private/a.jpg', 'signed' => true]; // not: imagekit-signed-path-without-expiry
$o += ['expireSeconds' => 60];
echo $imageKit->url($o);
$p = ['path' => '/private/a.jpg', 'signed' => true]; // not: imagekit-signed-path-without-expiry
foreach ($extra as $k => $v) { $p[$k] = $v; }
echo $imageKit->url($p);
$q = ['path' => '/private/a.jpg', 'signed' => true]; // not: imagekit-signed-path-without-expiry
limit($q);
echo $imageKit->url($q);
echo $imageKit->url([...$base, 'expireSeconds' => 60]);
echo $imageKit->url($base + ['expireSeconds' => 60]);

$s = ['path' => '/private/a.jpg', 'signed' => true]; // want: imagekit-signed-path-without-expiry
echo $imageKit->url($s);
