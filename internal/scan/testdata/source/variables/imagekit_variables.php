<?php
// A credential of ImageKit under a short name.
$key = getenv('IMAGEKIT_PRIVATE_KEY');
error_log('key ' . $key); // want: imagekit-logged-variable
error_log('key ' . strlen($key)); // not: imagekit-logged-variable
