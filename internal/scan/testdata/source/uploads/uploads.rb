# The upload of a file into iconik.
require "faraday"
require "net/http"

def run(conn)
  # iconik answers with where the file goes.
  target = storage["upload_url"] # want: iconik-upload-call
  target = storage["url"] # not: iconik-upload-call
end
