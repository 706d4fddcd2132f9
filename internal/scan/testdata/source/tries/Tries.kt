// filerobot, imagekit, iconik
class Tries {
    fun selfCheck() {
        assertTrue(isDangerous(mapOf("description" to "x", "permissions" to listOf("FILE_DELETE")))) // not: filerobot-template-destructive
        assertEquals(1, check(mapOf("type" to "WEB_PROXY", "name" to "p")).size) // not: imagekit-web-proxy-origin
        assertThat(rules.check(mapOf("name" to "g", "roles" to listOf("can_write_users")))).contains("users") // not: iconik-group-admin-roles
    }

    val groups = listOf(mapOf("title" to "Files", "permissions" to listOf("FILE_UPLOAD", "FILE_DELETE"))) // not: filerobot-template-destructive
    val group = mapOf("name" to "sync", "roles" to listOf("can_write_users")) // want: iconik-group-admin-roles
}
