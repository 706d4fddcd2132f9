# A token for iconik that somebody hands over.
def run(session, token):
    session.headers["Auth-Token"] = token
    logger.info("token %s", token)  # want: iconik-logged-variable
    logger.info("token %s", len(token))  # not: iconik-logged-variable
