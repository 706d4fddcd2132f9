# Headers of requests to iconik, as they are written to a log.
class Sent
  def initialize(app_id, token)
    @headers = { 'App-ID' => app_id, 'Auth-Token' => token } # want: iconik-logged-headers
    @quiet_headers = { 'Auth-Token' => token } # not: iconik-logged-headers
  end

  def dump
    logger.debug { "sending #{@headers}" }
    puts @quiet_headers.keys
  end

  def request(conn, token)
    conn.headers['Auth-Token'] = token # want: iconik-logged-headers
    puts conn.headers
  end

  def merged(conn, other)
    conn.headers.merge!('Auth-Token' => token) # want: iconik-logged-headers
    logger.info(conn.headers)
    # filerobot
    upload.headers['X-Filerobot-Key'] = key # want: filerobot-logged-headers
    puts upload.headers
    other.headers['X-Filerobot-Key'] = key # not: filerobot-logged-headers
    puts other.path
  end
end
