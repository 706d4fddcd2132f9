// filerobot, imagekit, iconik
class Tries {
  void selfCheck() {
    assertThat(check(Map.of("description", "x", "permissions", List.of("FILE_DELETE")))).isNotEmpty(); // not: filerobot-template-destructive
    assertThrows(IllegalArgumentException.class, () -> create(Map.of("type", "WEB_PROXY", "name", "p"))); // not: imagekit-web-proxy-origin
    assertEquals(1, check(Map.of("name", "g", "roles", List.of("can_write_users"))).size()); // not: iconik-group-admin-roles
  }

  static final List<Map<String, Object>> GROUPS = List.of(Map.of("title", "Files", "permissions", List.of("FILE_UPLOAD", "FILE_DELETE"))); // not: filerobot-template-destructive
  static final Map<String, Object> GROUP = Map.of("name", "sync", "roles", List.of("can_write_users")); // want: iconik-group-admin-roles
}
