// A credential of ImageKit under a short name.
String key = System.getenv("IMAGEKIT_PRIVATE_KEY");
log.info("key " + key); // want: imagekit-logged-variable
log.info("key " + key.length()); // not: imagekit-logged-variable
