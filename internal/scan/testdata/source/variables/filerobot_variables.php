<?php
// A credential of Filerobot under a short name.
$key = getenv('FILEROBOT_KEY');
error_log('key ' . $key); // want: filerobot-logged-variable
error_log('key ' . strlen($key)); // not: filerobot-logged-variable
