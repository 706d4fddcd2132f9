imagekit = ImageKitIo::Client.new(ENV["IMAGEKIT_PRIVATE_KEY"], public_key, endpoint)
open = imagekit.url({ path: "/contract.jpg" })
ever = imagekit.url({ path: "/contract.jpg", signed: true }) # want: imagekit-signed-path-without-expiry
hour = imagekit.url({ path: "/contract.jpg", signed: true, expire_seconds: 3600 })
never = imagekit.url({ path: "/contract.jpg", signed: true, expire_seconds: 0 }) # want: imagekit-signed-url-with-zero-expiry
