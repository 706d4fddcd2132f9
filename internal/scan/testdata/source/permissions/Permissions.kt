// What security templates of Filerobot may do.
suspend fun run(api: HttpClient) {
    val everything = mapOf(
        "description" to "night desk",
        "permissions" to listOf(
            "OBJECTS_LIST",
            "FILE_MOVE", // want: filerobot-template-relocating
            "FILE_DELETE", // want: filerobot-template-destructive
            "FILE_SET_VISIBILITY", // want: filerobot-template-exposure
            "OBJECTS_APPROVAL_MANAGE", // want: filerobot-template-workflow
            "ACCESS_MANAGE" // want: filerobot-template-admin
        ),
        "upload" to mapOf("dir_scope" to listOf("/press/*"), "limit_per_min" to 5, "limit_per_source_ip" to 20),
        "listing" to mapOf("dir_scope" to listOf("/press/*")),
        "restrictions" to mapOf("whitelist_ip_ranges" to listOf("198.51.100.0/24"), "whitelist_countries" to listOf("FR")),
        "key_validity" to mapOf("expire_duration" to 1200)
    )
    api.post("/key") { setBody(everything) }
    val careful = mapOf(
        "description" to "day desk",
        "permissions" to listOf("OBJECTS_LIST", "FILE_UPLOAD", "FILE_META_CHANGE", "DIR_CREATE"), // not: filerobot-template-relocating filerobot-template-destructive filerobot-template-exposure filerobot-template-workflow filerobot-template-admin filerobot-template-recon filerobot-template-all-permissions filerobot-template-unknown-permission filerobot-template-wildcard-permission filerobot-template-undescribed filerobot-template-no-address-limit
        "upload" to mapOf("dir_scope" to listOf("/press/*"), "limit_per_min" to 5, "limit_per_source_ip" to 20),
        "listing" to mapOf("dir_scope" to listOf("/press/*")),
        "restrictions" to mapOf("whitelist_ip_ranges" to listOf("198.51.100.0/24"), "whitelist_countries" to listOf("FR")),
        "key_validity" to mapOf("expire_duration" to 1200)
    )
    api.post("/key") { setBody(careful) }
    api.post("/key") {
        setBody(mapOf(
            "description" to "inventory",
            "permissions" to listOf("OBJECTS_LIST", "CONFIG_LIST"), // want: filerobot-template-recon
            "listing" to mapOf("dir_scope" to listOf("/press/*")),
            "restrictions" to mapOf("whitelist_ip_ranges" to listOf("198.51.100.0/24"), "whitelist_countries" to listOf("FR")),
            "key_validity" to mapOf("expire_duration" to 1200)
        ))
    }
    api.post("/key") {
        setBody(mapOf(
            "description" to "editors",
            "permissions" to listOf(
                "OBJECTS_LIST", // want: filerobot-template-all-permissions
                "OBJECTS_FETCH",
                "COLLECTIONS_LIST",
                "LABELS_LIST",
                "FILE_UPLOAD",
                "FILE_META_CREATE",
                "FILE_META_CHANGE",
                "FILE_LABEL_CHANGE",
                "FILE_IMAGE_EDITOR",
                "FILE_PRODUCT_CHANGE",
                "DIR_CREATE",
                "DIR_META_CHANGE",
                "COLLECTIONS_MANAGE",
                "LABEL_MANAGE",
                "OBJECTS_APPROVAL_VOTE",
                "FILE_RENAME",
                "FILE_MOVE",
                "DIR_RENAME",
                "DIR_MOVE",
                "FILE_PROCESS_AUTOTAGGING"
            ),
            "upload" to mapOf("dir_scope" to listOf("/press/*"), "limit_per_min" to 5, "limit_per_source_ip" to 20),
            "listing" to mapOf("dir_scope" to listOf("/press/*")),
            "restrictions" to mapOf("whitelist_ip_ranges" to listOf("198.51.100.0/24"), "whitelist_countries" to listOf("FR")),
            "key_validity" to mapOf("expire_duration" to 1200)
        ))
    }
    val misspelt = """
    {
        "description": "mail room",
        "permissions": ["OBJECTS_LIST", "FILE_UPLAOD"], // want: filerobot-template-unknown-permission
        "upload": { "dir_scope": ["/press/*"], "limit_per_min": 5, "limit_per_source_ip": 20 },
        "listing": { "dir_scope": ["/press/*"] },
        "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
        "key_validity": { "expire_duration": 1200 }
    }
    """.trimIndent()
    api.post("/key") { setBody(misspelt) }
    val pattern = """
    {
        "description": "mail room",
        "permissions": ["OBJECTS_LIST", "DIR_*"], // want: filerobot-template-wildcard-permission
        "upload": { "dir_scope": ["/press/*"], "limit_per_min": 5, "limit_per_source_ip": 20 },
        "listing": { "dir_scope": ["/press/*"] },
        "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
        "key_validity": { "expire_duration": 1200 }
    }
    """.trimIndent()
    api.post("/key") { setBody(pattern) }
    val nameless = mapOf(
        "permissions" to listOf("OBJECTS_LIST", "FILE_UPLOAD"), // not: filerobot-template-undescribed
        "upload" to mapOf("dir_scope" to listOf("/press/*"), "limit_per_min" to 5, "limit_per_source_ip" to 20),
        "listing" to mapOf("dir_scope" to listOf("/press/*")),
        "restrictions" to mapOf("whitelist_ip_ranges" to listOf("198.51.100.0/24"), "whitelist_countries" to listOf("FR")),
        "key_validity" to mapOf("expire_duration" to 1200)
    )
    api.post("/key") { setBody(nameless) }
    val anywhere = mapOf(
        "description" to "wire",
        "permissions" to listOf("OBJECTS_LIST", "FILE_UPLOAD"), // want: filerobot-template-no-address-limit
        "upload" to mapOf("dir_scope" to listOf("/press/*"), "limit_per_min" to 5, "limit_per_source_ip" to 20),
        "listing" to mapOf("dir_scope" to listOf("/press/*")),
        "key_validity" to mapOf("expire_duration" to 1200)
    )
    api.post("/key") { setBody(anywhere) }
}
