// A credential of Filerobot under a short name.
String key = System.getenv("FILEROBOT_KEY");
log.info("key " + key); // want: filerobot-logged-variable
log.info("key " + key.length()); // not: filerobot-logged-variable
