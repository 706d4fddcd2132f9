# A credential of Filerobot under a short name.
key = ENV.fetch("FILEROBOT_KEY")
puts "key #{key}" # want: filerobot-logged-variable
puts "key #{key.nil?}" # not: filerobot-logged-variable
