# One class makes the calls to iconik, another one writes what it does to a log.
class Client
  def initialize
    @headers = { "App-ID" => ENV["ICONIK_APP_ID"], "Auth-Token" => ENV["ICONIK_AUTH_TOKEN"] } # want: iconik-logged-headers
  end
end

class Service
  def run
    logger.debug(@client.headers)
  end
end
