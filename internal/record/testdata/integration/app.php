<!doctype html>
<?php
use ImageKit\ImageKit;

const BASE = 'https://app.dam.example';
// $imageKit = new ImageKit(publicKey: 'public_commented');
$imageKit = new ImageKit(
    publicKey: 'public_' . 'k1',
    privateKey: getenv('DAM_PRIVATE_KEY'),
    urlEndpoint: 'https://cdn.dam.example/demo',
);

function assets(string $id, string $token): array
{
    global $imageKit;
    $url = $imageKit->url(['path' => '/a.jpg', 'signed' => true, 'expireSeconds' => 60 * 60]);
    $client = new \GuzzleHttp\Client();
    $res = $client->request('GET', BASE . "/API/assets/{$id}/", [
        'headers' => ['App-ID' => 'app-1', 'Auth-Token' => "Bearer $token"],
    ]);
    return [$url, $res];
}

$template = array(
    'name' => 'it\'s a template',
    'permissions' => ['OBJECTS_LIST', 'OBJECTS_DELETE'],
    'directory' => '/',
    'limits' => ['per_minute' => 5, 'enabled' => false, 'owner' => null],
);
?>
<p>'Not { code</p>
