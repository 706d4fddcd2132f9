# A credential of ImageKit under a short name.
key = ENV.fetch("IMAGEKIT_PRIVATE_KEY")
puts "key #{key}" # want: imagekit-logged-variable
puts "key #{key.nil?}" # not: imagekit-logged-variable
