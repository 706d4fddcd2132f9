<?php
// Pictures in ImageKit that only some may see.

function run(Client $client): void
{
    // ImageKit
    $imageKit->uploadFile(['file' => $file, 'fileName' => $name, 'isPrivateFile' => false]); // want: imagekit-signs-public-files
    $imageKit->uploadFile(['file' => $file, 'fileName' => $name, 'isPrivateFile' => true]); // not: imagekit-signs-public-files
    return $imageKit->url(['path' => $path, 'signed' => true, 'expireSeconds' => 300, 'transformation' => [['width' => $_GET['w']]]]); // want: imagekit-transformation-from-request
    return $imageKit->url(['path' => $path, 'signed' => true, 'expireSeconds' => 300, 'transformation' => [['width' => 300]]]); // not: imagekit-transformation-from-request
}
