// A credential of iconik under a short name.
let key = ProcessInfo.processInfo.environment["ICONIK_AUTH_TOKEN"]!
print("key \(key)") // want: iconik-logged-key
print("key \(key.count)") // not: iconik-logged-key
