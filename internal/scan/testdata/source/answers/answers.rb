# What iconik answers to a log-in, and who reads it.
def run(conn, body)
  res = conn.post("https://app.iconik.io/API/auth/v1/auth/simple/login/", body)
  puts res.status # not: iconik-logged-login-answer
  logger.info("answer #{res.body}") # want: iconik-logged-login-answer
end
