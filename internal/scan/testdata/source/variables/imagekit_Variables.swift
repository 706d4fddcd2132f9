// A credential of ImageKit under a short name.
let key = ProcessInfo.processInfo.environment["IMAGEKIT_PRIVATE_KEY"]!
print("key \(key)") // want: imagekit-logged-variable
print("key \(key.count)") // not: imagekit-logged-variable
