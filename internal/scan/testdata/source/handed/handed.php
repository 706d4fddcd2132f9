<?php
// One class makes the calls to iconik, another one writes what it does to a log.
class Client
{
    public function __construct()
    {
        $this->headers = ['App-ID' => getenv('ICONIK_APP_ID'), 'Auth-Token' => getenv('ICONIK_AUTH_TOKEN')]; // want: iconik-logged-headers
    }
}
class Service
{
    public function run(): void
    {
        error_log(print_r($this->client->headers, true));
    }
}
