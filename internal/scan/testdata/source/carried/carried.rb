# A token for iconik that somebody hands over.
def run(conn, token)
  conn.headers["Auth-Token"] = token
  puts "token #{token}" # want: iconik-logged-variable
  puts "token #{token.size}" # not: iconik-logged-variable
end
