# A log-in to the archive.
require "faraday"
require "net/http"

def run(conn)
  client = IconikSession.new(
    user: "ingest",
    password: "<<iconik-password n=5>>", # want: iconik-password-nearby
  )






  client = IconikSession.new(
    user: "ingest",
    password: password, # not: iconik-password-nearby
  )
  iconik_scheme = "http" # want: iconik-plain-http-setting
  iconik_scheme = "https" # not: iconik-plain-http-setting
end
