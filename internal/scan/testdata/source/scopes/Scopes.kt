// Where security templates of Filerobot reach, and how often.
suspend fun run(api: HttpClient) {
    val inbox = mapOf(
        "description" to "inbox",
        "permissions" to listOf("FILE_UPLOAD"), // want: filerobot-template-unscoped-upload
        "upload" to mapOf("limit_per_min" to 5, "limit_per_source_ip" to 20),
        "restrictions" to mapOf("whitelist_ip_ranges" to listOf("198.51.100.0/24"), "whitelist_countries" to listOf("FR")),
        "key_validity" to mapOf("expire_duration" to 1200)
    )
    api.post("/key") { setBody(inbox) }
    val gallery = mapOf(
        "description" to "gallery",
        "permissions" to listOf("OBJECTS_LIST"), // want: filerobot-template-unscoped-listing
        "restrictions" to mapOf("whitelist_ip_ranges" to listOf("198.51.100.0/24"), "whitelist_countries" to listOf("FR")),
        "key_validity" to mapOf("expire_duration" to 1200)
    )
    api.post("/key") { setBody(gallery) }
    api.post("/key") {
        setBody(mapOf(
            "description" to "root",
            "permissions" to listOf("OBJECTS_LIST", "FILE_UPLOAD"), // want: filerobot-template-no-upload-limit
            "upload" to mapOf(
                "dir_scope" to listOf("/*"), // want: filerobot-template-root-upload
                "limit_per_min" to 5
            ),
            "listing" to mapOf(
                "dir_scope" to listOf("/") // want: filerobot-template-root-listing
            ),
            "restrictions" to mapOf("whitelist_ip_ranges" to listOf("198.51.100.0/24"), "whitelist_countries" to listOf("FR")),
            "key_validity" to mapOf("expire_duration" to 1200)
        ))
    }
    api.post("/key") {
        setBody(mapOf(
            "description" to "flood",
            "permissions" to listOf("OBJECTS_LIST", "FILE_UPLOAD"), // want: filerobot-template-no-upload-limit
            "upload" to mapOf("dir_scope" to listOf("/press/*")),
            "listing" to mapOf("dir_scope" to listOf("/press/*")),
            "restrictions" to mapOf("whitelist_ip_ranges" to listOf("198.51.100.0/24"), "whitelist_countries" to listOf("FR")),
            "key_validity" to mapOf("expire_duration" to 1200)
        ))
    }
    val unlimited = """
    {
        "description": "unlimited",
        "permissions": ["OBJECTS_LIST", "FILE_UPLOAD"],
        "upload": {
            "dir_scope": ["/press/*"],
            "limit_per_min": 0, // want: filerobot-template-no-upload-limit
            "limit_per_source_ip": -1
        },
        "listing": { "dir_scope": ["/press/*"] },
        "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
        "key_validity": { "expire_duration": 1200 }
    }
    """.trimIndent()
    api.post("/key") { setBody(unlimited) }
    val enormous = """
    {
        "description": "enormous",
        "permissions": ["OBJECTS_LIST", "FILE_UPLOAD"],
        "upload": {
            "dir_scope": ["/press/*"],
            "limit_per_min": 1000000, // want: filerobot-template-enormous-upload-limit
            "limit_per_source_ip": 1000000
        },
        "listing": { "dir_scope": ["/press/*"] },
        "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
        "key_validity": { "expire_duration": 1200 }
    }
    """.trimIndent()
    api.post("/key") { setBody(enormous) }
    val free = mapOf(
        "description" to "free",
        "permissions" to listOf("OBJECTS_LIST", "FILE_UPLOAD"), // want: filerobot-template-unconfined
        "listing" to mapOf("dir_scope" to listOf("/press/*")),
        "key_validity" to mapOf("expire_duration" to 1200)
    )
    api.post("/key") { setBody(free) }
    val crooked = mapOf(
        "description" to "crooked",
        "permissions" to listOf("OBJECTS_LIST", "FILE_UPLOAD"), // want: filerobot-template-no-upload-limit
        "upload" to mapOf(
            "dir_scope" to listOf("press/*"), // want: filerobot-template-upload-scope-pattern
            "limit_per_min" to 5
        ),
        "listing" to mapOf(
            "dir_scope" to listOf("/press/**/kits") // want: filerobot-template-list-scope-pattern
        ),
        "restrictions" to mapOf("whitelist_ip_ranges" to listOf("198.51.100.0/24"), "whitelist_countries" to listOf("FR")),
        "key_validity" to mapOf("expire_duration" to 1200)
    )
    api.post("/key") { setBody(crooked) }
    api.post("/key") {
        setBody(mapOf(
            "description" to "one folder",
            "permissions" to listOf("OBJECTS_LIST", "FILE_UPLOAD"), // want: filerobot-template-no-upload-limit
            "upload" to mapOf(
                "dir_scope" to listOf("/press"), // want: filerobot-template-upload-folder-alone
                "limit_per_min" to 5
            ),
            "listing" to mapOf("dir_scope" to listOf("/press/*")),
            "restrictions" to mapOf("whitelist_ip_ranges" to listOf("198.51.100.0/24"), "whitelist_countries" to listOf("FR")),
            "key_validity" to mapOf("expire_duration" to 1200)
        ))
    }
    api.post("/key") {
        setBody(mapOf(
            "description" to "below",
            "permissions" to listOf("OBJECTS_LIST", "FILE_UPLOAD"), // want: filerobot-template-no-upload-limit
            "upload" to mapOf(
                "dir_scope" to listOf("/press/*"), // want: filerobot-template-list-folder-alone
                "limit_per_min" to 5
            ),
            "listing" to mapOf("dir_scope" to listOf("/press")),
            "restrictions" to mapOf("whitelist_ip_ranges" to listOf("198.51.100.0/24"), "whitelist_countries" to listOf("FR")),
            "key_validity" to mapOf("expire_duration" to 1200)
        ))
    }
    val narrow = """
    {
        "description": "narrow",
        "permissions": ["OBJECTS_LIST", "FILE_UPLOAD"], // not: filerobot-template-unscoped-upload filerobot-template-unscoped-listing filerobot-template-no-upload-limit filerobot-template-unconfined
        "upload": {
            "dir_scope": ["/press/*"], // not: filerobot-template-root-upload filerobot-template-upload-scope-pattern filerobot-template-upload-folder-alone filerobot-template-list-folder-alone
            "limit_per_min": 5, // not: filerobot-template-no-upload-limit filerobot-template-enormous-upload-limit
            "limit_per_source_ip": 20 // not: filerobot-template-no-upload-limit filerobot-template-enormous-upload-limit
        },
        "listing": {
            "dir_scope": ["/press/*"] // not: filerobot-template-root-listing filerobot-template-list-scope-pattern
        },
        "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
        "key_validity": { "expire_duration": 1200 }
    }
    """.trimIndent()
    api.post("/key") { setBody(narrow) }
}
