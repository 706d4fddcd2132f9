// The security templates of Filerobot that the team keeps.
class Named {
    static final Map<String, Object> PRESS = Map.of(
        "description", "press office",
        "permissions", List.of("OBJECTS_LIST"), // not: filerobot-template-undescribed
        "listing", Map.of("dir_scope", List.of("/press/*")));
    static final Map<String, Object> NAMELESS = Map.of(
        "permissions", List.of("OBJECTS_LIST"), // want: filerobot-template-undescribed
        "listing", Map.of("dir_scope", List.of("/press/*")));
}
