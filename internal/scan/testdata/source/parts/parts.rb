require 'imagekitio'
imagekit = ImageKitIo.client
base = { path: '/private/a.jpg', signed: true }  # not: imagekit-signed-path-without-expiry
puts imagekit.url(base.merge(expire_seconds: 60))
o = { path: '/private/a.jpg', signed: true }  # not: imagekit-signed-path-without-expiry
o[:expire_seconds] = 60
puts imagekit.url(o)
q = { path: '/private/a.jpg', signed: true }  # not: imagekit-signed-path-without-expiry
q.merge!(extra)
puts imagekit.url(q)
puts imagekit.url(**base, expire_seconds: 60)
puts imagekit.url({ **base, expire_seconds: 60 })
r = { path: '/private/a.jpg', signed: true }  # not: imagekit-signed-path-without-expiry
extra.each { |k, v| r[k] = v }
puts imagekit.url(r)

s = { path: '/private/a.jpg', signed: true } # want: imagekit-signed-path-without-expiry
puts imagekit.url(s)
