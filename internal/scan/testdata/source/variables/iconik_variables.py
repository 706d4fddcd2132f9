# A credential of iconik under a short name.
key = os.environ["ICONIK_AUTH_TOKEN"]
logger.info("key %s", key) # want: iconik-logged-key
logger.info("key given: %s", bool(key)) # not: iconik-logged-key
