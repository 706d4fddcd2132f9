// A credential of iconik under a short name.
String key = System.getenv("ICONIK_AUTH_TOKEN");
log.info("key " + key); // want: iconik-logged-key
log.info("key " + key.length()); // not: iconik-logged-key
