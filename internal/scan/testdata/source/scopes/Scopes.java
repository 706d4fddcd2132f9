// Where security templates of Filerobot reach, and how often.
class Run {
    void run(Api api) throws IOException {
        String inbox = """
        {
            "description": "inbox",
            "permissions": ["FILE_UPLOAD"], // want: filerobot-template-unscoped-upload
            "upload": { "limit_per_min": 5, "limit_per_source_ip": 20 },
            "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
            "key_validity": { "expire_duration": 1200 }
        }
        """;
        api.post("/key", RequestBody.create(inbox, JSON));
        String gallery = """
        {
            "description": "gallery",
            "permissions": ["OBJECTS_LIST"], // want: filerobot-template-unscoped-listing
            "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
            "key_validity": { "expire_duration": 1200 }
        }
        """;
        api.post("/key", RequestBody.create(gallery, JSON));
        Map<String, Object> root = Map.of(
            "description", "root",
            "permissions", List.of("OBJECTS_LIST", "FILE_UPLOAD"), // want: filerobot-template-no-upload-limit
            "upload", Map.of(
                "dir_scope", List.of("/*"), // want: filerobot-template-root-upload
                "limit_per_min", 5
            ),
            "listing", Map.of(
                "dir_scope", List.of("/") // want: filerobot-template-root-listing
            ),
            "restrictions", Map.of("whitelist_ip_ranges", List.of("198.51.100.0/24"), "whitelist_countries", List.of("FR")),
            "key_validity", Map.of("expire_duration", 1200)
        );
        api.post("/key", mapper.writeValueAsString(root));
        Map<String, Object> flood = Map.of(
            "description", "flood",
            "permissions", List.of("OBJECTS_LIST", "FILE_UPLOAD"), // want: filerobot-template-no-upload-limit
            "upload", Map.of("dir_scope", List.of("/press/*")),
            "listing", Map.of("dir_scope", List.of("/press/*")),
            "restrictions", Map.of("whitelist_ip_ranges", List.of("198.51.100.0/24"), "whitelist_countries", List.of("FR")),
            "key_validity", Map.of("expire_duration", 1200)
        );
        api.post("/key", mapper.writeValueAsString(flood));
        api.postJson("/key", Map.of(
            "description", "unlimited",
            "permissions", List.of("OBJECTS_LIST", "FILE_UPLOAD"),
            "upload", Map.of(
                "dir_scope", List.of("/press/*"),
                "limit_per_min", 0, // want: filerobot-template-no-upload-limit
                "limit_per_source_ip", -1
            ),
            "listing", Map.of("dir_scope", List.of("/press/*")),
            "restrictions", Map.of("whitelist_ip_ranges", List.of("198.51.100.0/24"), "whitelist_countries", List.of("FR")),
            "key_validity", Map.of("expire_duration", 1200)
        ));
        api.postJson("/key", Map.of(
            "description", "enormous",
            "permissions", List.of("OBJECTS_LIST", "FILE_UPLOAD"),
            "upload", Map.of(
                "dir_scope", List.of("/press/*"),
                "limit_per_min", 1000000, // want: filerobot-template-enormous-upload-limit
                "limit_per_source_ip", 1000000
            ),
            "listing", Map.of("dir_scope", List.of("/press/*")),
            "restrictions", Map.of("whitelist_ip_ranges", List.of("198.51.100.0/24"), "whitelist_countries", List.of("FR")),
            "key_validity", Map.of("expire_duration", 1200)
        ));
        String free = """
        {
            "description": "free",
            "permissions": ["OBJECTS_LIST", "FILE_UPLOAD"], // want: filerobot-template-unconfined
            "listing": { "dir_scope": ["/press/*"] },
            "key_validity": { "expire_duration": 1200 }
        }
        """;
        api.post("/key", RequestBody.create(free, JSON));
        String crooked = """
        {
            "description": "crooked",
            "permissions": ["OBJECTS_LIST", "FILE_UPLOAD"], // want: filerobot-template-no-upload-limit
            "upload": {
                "dir_scope": ["press/*"], // want: filerobot-template-upload-scope-pattern
                "limit_per_min": 5
            },
            "listing": {
                "dir_scope": ["/press/**/kits"] // want: filerobot-template-list-scope-pattern
            },
            "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
            "key_validity": { "expire_duration": 1200 }
        }
        """;
        api.post("/key", RequestBody.create(crooked, JSON));
        Map<String, Object> oneFolder = Map.of(
            "description", "one folder",
            "permissions", List.of("OBJECTS_LIST", "FILE_UPLOAD"), // want: filerobot-template-no-upload-limit
            "upload", Map.of(
                "dir_scope", List.of("/press"), // want: filerobot-template-upload-folder-alone
                "limit_per_min", 5
            ),
            "listing", Map.of("dir_scope", List.of("/press/*")),
            "restrictions", Map.of("whitelist_ip_ranges", List.of("198.51.100.0/24"), "whitelist_countries", List.of("FR")),
            "key_validity", Map.of("expire_duration", 1200)
        );
        api.post("/key", mapper.writeValueAsString(oneFolder));
        Map<String, Object> below = Map.of(
            "description", "below",
            "permissions", List.of("OBJECTS_LIST", "FILE_UPLOAD"), // want: filerobot-template-no-upload-limit
            "upload", Map.of(
                "dir_scope", List.of("/press/*"), // want: filerobot-template-list-folder-alone
                "limit_per_min", 5
            ),
            "listing", Map.of("dir_scope", List.of("/press")),
            "restrictions", Map.of("whitelist_ip_ranges", List.of("198.51.100.0/24"), "whitelist_countries", List.of("FR")),
            "key_validity", Map.of("expire_duration", 1200)
        );
        api.post("/key", mapper.writeValueAsString(below));
        api.postJson("/key", Map.of(
            "description", "narrow",
            "permissions", List.of("OBJECTS_LIST", "FILE_UPLOAD"), // not: filerobot-template-unscoped-upload filerobot-template-unscoped-listing filerobot-template-no-upload-limit filerobot-template-unconfined
            "upload", Map.of(
                "dir_scope", List.of("/press/*"), // not: filerobot-template-root-upload filerobot-template-upload-scope-pattern filerobot-template-upload-folder-alone filerobot-template-list-folder-alone
                "limit_per_min", 5, // not: filerobot-template-no-upload-limit filerobot-template-enormous-upload-limit
                "limit_per_source_ip", 20 // not: filerobot-template-no-upload-limit filerobot-template-enormous-upload-limit
            ),
            "listing", Map.of(
                "dir_scope", List.of("/press/*") // not: filerobot-template-root-listing filerobot-template-list-scope-pattern
            ),
            "restrictions", Map.of("whitelist_ip_ranges", List.of("198.51.100.0/24"), "whitelist_countries", List.of("FR")),
            "key_validity", Map.of("expire_duration", 1200)
        ));
    }
}
