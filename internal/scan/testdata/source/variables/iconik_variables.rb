# A credential of iconik under a short name.
key = ENV.fetch("ICONIK_AUTH_TOKEN")
puts "key #{key}" # want: iconik-logged-key
puts "key #{key.nil?}" # not: iconik-logged-key
