// A credential of Filerobot under a short name.
let key = ProcessInfo.processInfo.environment["FILEROBOT_KEY"]!
print("key \(key)") // want: filerobot-logged-variable
print("key \(key.count)") // not: filerobot-logged-variable
