// The security templates of Filerobot that the team keeps.
val press = mapOf(
    "description" to "press office",
    "permissions" to listOf("OBJECTS_LIST"), // not: filerobot-template-undescribed
    "listing" to mapOf("dir_scope" to listOf("/press/*")),
)
val nameless = mapOf(
    "permissions" to listOf("OBJECTS_LIST"), // want: filerobot-template-undescribed
    "listing" to mapOf("dir_scope" to listOf("/press/*")),
)
