# A credential of Filerobot under a short name.
key = os.environ["FILEROBOT_KEY"]
logger.info("key %s", key) # want: filerobot-logged-variable
logger.info("key given: %s", bool(key)) # not: filerobot-logged-variable
