# A credential of ImageKit under a short name.
key = os.environ["IMAGEKIT_PRIVATE_KEY"]
logger.info("key %s", key) # want: imagekit-logged-variable
logger.info("key given: %s", bool(key)) # not: imagekit-logged-variable
