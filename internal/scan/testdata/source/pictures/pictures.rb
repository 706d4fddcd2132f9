# Pictures in ImageKit that only some may see.
require "faraday"
require "net/http"

def run(conn)
  # ImageKit
  imagekit.upload_file(file: file, file_name: name, is_private_file: false) # want: imagekit-signs-public-files
  imagekit.upload_file(file: file, file_name: name, is_private_file: true) # not: imagekit-signs-public-files
  imagekit.url({ path: path, signed: true, expire_seconds: 300, transformation: [{ width: params[:w] }] }) # want: imagekit-transformation-from-request
  imagekit.url({ path: path, signed: true, expire_seconds: 300, transformation: [{ width: 300 }] }) # not: imagekit-transformation-from-request
end
