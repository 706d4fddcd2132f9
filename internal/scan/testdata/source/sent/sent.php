<?php
// Headers of requests to iconik, as they are written to a log.
class Sent
{
    public function __construct(private LoggerInterface $logger, string $appId, string $token)
    {
        $this->headers = ['App-ID' => $appId, 'Auth-Token' => $token]; // want: iconik-logged-headers
        $this->quietHeaders = ['Auth-Token' => $token]; // not: iconik-logged-headers
    }

    public function dump(): void
    {
        error_log(json_encode($this->headers));
        error_log(json_encode(array_keys($this->quietHeaders)));
    }

    public function request(Request $request, string $token): void
    {
        $request->headers->set('Auth-Token', $token); // want: iconik-logged-headers
        var_dump($request->headers->all());
        // filerobot
        $upload->headers->set('X-Filerobot-Key', $key); // want: filerobot-logged-headers
        var_dump($upload->headers);
        $other->headers->set('X-Filerobot-Key', $key); // not: filerobot-logged-headers
        var_dump($other->getUri());
    }
}
