<?php
// A credential of iconik under a short name.
$key = getenv('ICONIK_AUTH_TOKEN');
error_log('key ' . $key); // want: iconik-logged-key
error_log('key ' . strlen($key)); // not: iconik-logged-key
