// How long keys of Filerobot's security templates live, and from where they work.
suspend fun run(api: HttpClient) {
    val eternal = mapOf(
        "description" to "eternal",
        "permissions" to listOf("OBJECTS_LIST", "FILE_UPLOAD"),
        "upload" to mapOf("dir_scope" to listOf("/press/*"), "limit_per_min" to 5, "limit_per_source_ip" to 20),
        "listing" to mapOf("dir_scope" to listOf("/press/*")),
        "restrictions" to mapOf("whitelist_ip_ranges" to listOf("198.51.100.0/24"), "whitelist_countries" to listOf("FR")),
        "key_validity" to mapOf(
            "expire_duration" to 0 // want: filerobot-template-never-expires
        )
    )
    api.post("/key") { setBody(eternal) }
    val hasty = mapOf(
        "description" to "hasty",
        "permissions" to listOf("OBJECTS_LIST", "FILE_UPLOAD"),
        "upload" to mapOf("dir_scope" to listOf("/press/*"), "limit_per_min" to 5, "limit_per_source_ip" to 20),
        "listing" to mapOf("dir_scope" to listOf("/press/*")),
        "restrictions" to mapOf("whitelist_ip_ranges" to listOf("198.51.100.0/24"), "whitelist_countries" to listOf("FR")),
        "key_validity" to mapOf(
            "expire_duration" to 1200000 // want: filerobot-template-lifetime-in-milliseconds
        )
    )
    api.post("/key") { setBody(hasty) }
    api.post("/key") {
        setBody(mapOf(
            "description" to "monthly",
            "permissions" to listOf("OBJECTS_LIST"),
            "listing" to mapOf("dir_scope" to listOf("/press/*")),
            "restrictions" to mapOf("whitelist_ip_ranges" to listOf("198.51.100.0/24"), "whitelist_countries" to listOf("FR")),
            "key_validity" to mapOf(
                "expire_duration" to 2678400 // want: filerobot-template-long-lived
            )
        ))
    }
    api.post("/key") {
        setBody(mapOf(
            "description" to "shift",
            "permissions" to listOf("OBJECTS_LIST", "FILE_UPLOAD"),
            "upload" to mapOf("dir_scope" to listOf("/press/*"), "limit_per_min" to 5, "limit_per_source_ip" to 20),
            "listing" to mapOf("dir_scope" to listOf("/press/*")),
            "restrictions" to mapOf("whitelist_ip_ranges" to listOf("198.51.100.0/24"), "whitelist_countries" to listOf("FR")),
            "key_validity" to mapOf(
                "expire_duration" to 28800 // want: filerobot-template-long-lived-write
            )
        ))
    }
    val visit = """
    {
        "description": "visit",
        "permissions": ["OBJECTS_LIST", "FILE_UPLOAD"],
        "upload": { "dir_scope": ["/press/*"], "limit_per_min": 5, "limit_per_source_ip": 20 },
        "listing": { "dir_scope": ["/press/*"] },
        "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
        "key_validity": {
            "expire_duration": 1200 // not: filerobot-template-never-expires filerobot-template-lifetime-in-milliseconds filerobot-template-long-lived filerobot-template-long-lived-write
        }
    }
    """.trimIndent()
    api.post("/key") { setBody(visit) }
    val openDoor = """
    {
        "description": "open door",
        "permissions": ["OBJECTS_LIST", "FILE_UPLOAD"],
        "upload": { "dir_scope": ["/press/*"], "limit_per_min": 5, "limit_per_source_ip": 20 },
        "listing": { "dir_scope": ["/press/*"] },
        "restrictions": {
            "whitelist_ip_ranges": ["0.0.0.0/0"], // want: filerobot-template-any-address
            "whitelist_countries": ["UK"] // want: filerobot-template-bad-country
        },
        "key_validity": { "expire_duration": 1200 }
    }
    """.trimIndent()
    api.post("/key") { setBody(openDoor) }
    val wideDoor = mapOf(
        "description" to "wide door",
        "permissions" to listOf("OBJECTS_LIST", "FILE_UPLOAD"),
        "upload" to mapOf("dir_scope" to listOf("/press/*"), "limit_per_min" to 5, "limit_per_source_ip" to 20),
        "listing" to mapOf("dir_scope" to listOf("/press/*")),
        "restrictions" to mapOf(
            "whitelist_ip_ranges" to listOf("10.0.0.0/8"), // want: filerobot-template-wide-address-range
            "whitelist_countries" to listOf( // want: filerobot-template-every-country
                "AD",
                "AE",
                "AF",
                "AG",
                "AL",
                "AM",
                "AO",
                "AR",
                "AT",
                "AU",
                "AZ",
                "BA",
                "BB",
                "BD",
                "BE",
                "BF",
                "BG",
                "BH",
                "BI",
                "BJ",
                "BN",
                "BO",
                "BR",
                "BS",
                "BT",
                "BW",
                "BY",
                "BZ",
                "CA",
                "CD",
                "CF",
                "CG",
                "CH",
                "CI",
                "CL",
                "CM",
                "CN",
                "CO",
                "CR",
                "CU",
                "CV",
                "CY",
                "CZ",
                "DE",
                "DJ",
                "DK",
                "DM",
                "DO",
                "DZ",
                "EC",
                "EE",
                "EG",
                "ER",
                "ES",
                "ET",
                "FI",
                "FJ",
                "FM",
                "FR",
                "GA",
                "GB",
                "GD",
                "GE",
                "GH",
                "GM",
                "GN",
                "GQ",
                "GR",
                "GT",
                "GW",
                "GY",
                "HN",
                "HR",
                "HT",
                "HU",
                "ID",
                "IE",
                "IL",
                "IN",
                "IQ",
                "IR",
                "IS",
                "IT",
                "JM",
                "JO",
                "JP",
                "KE",
                "KG",
                "KH",
                "KI",
                "KM",
                "KN",
                "KP",
                "KR",
                "KW",
                "KZ",
                "LA",
                "LB",
                "LC",
                "LI",
                "LK",
                "LR",
                "LS",
                "LT",
                "LU",
                "LV",
                "LY",
                "MA",
                "MC",
                "MD",
                "ME",
                "MG",
                "MH",
                "MK",
                "ML",
                "MM",
                "MN",
                "MR",
                "MT",
                "MU",
                "MV",
                "MW",
                "MX",
                "MY",
                "MZ",
                "NA",
                "NE",
                "NG",
                "NI",
                "NL",
                "NO",
                "NP",
                "NR",
                "NZ",
                "OM",
                "PA",
                "PE",
                "PG",
                "PH",
                "PK",
                "PL",
                "PT",
                "PW",
                "PY",
                "QA",
                "RO",
                "RS",
                "RU",
                "RW",
                "SA",
                "SB",
                "SC",
                "SD",
                "SE",
                "SG",
                "SI",
                "SK",
                "SL",
                "SM",
                "SN",
                "SO"
            )
        ),
        "key_validity" to mapOf("expire_duration" to 1200)
    )
    api.post("/key") { setBody(wideDoor) }
    val office = mapOf(
        "description" to "office",
        "permissions" to listOf("OBJECTS_LIST", "FILE_UPLOAD"),
        "upload" to mapOf("dir_scope" to listOf("/press/*"), "limit_per_min" to 5, "limit_per_source_ip" to 20),
        "listing" to mapOf("dir_scope" to listOf("/press/*")),
        "restrictions" to mapOf(
            "whitelist_ip_ranges" to listOf("198.51.100.0/24", "203.0.113.7"), // not: filerobot-template-any-address filerobot-template-wide-address-range
            "whitelist_countries" to listOf("FR", "GB") // not: filerobot-template-bad-country filerobot-template-every-country
        ),
        "key_validity" to mapOf("expire_duration" to 1200)
    )
    api.post("/key") { setBody(office) }
    api.post("/key") {
        setBody(mapOf(
            "description" to "forgotten",
            "permissions" to listOf("OBJECTS_LIST", "FILE_UPLOAD"), // want: filerobot-template-unused
            "upload" to mapOf("dir_scope" to listOf("/press/*"), "limit_per_min" to 5, "limit_per_source_ip" to 20),
            "listing" to mapOf("dir_scope" to listOf("/press/*")),
            "restrictions" to mapOf("whitelist_ip_ranges" to listOf("198.51.100.0/24"), "whitelist_countries" to listOf("FR")),
            "key_validity" to mapOf("expire_duration" to 1200),
            "id" to "<<filerobot-template-id>>", // want: filerobot-security-template
            "updated_at" to "2023-01-05T08:00:00Z" // want: filerobot-template-not-reviewed
        ))
    }
    api.post("/key") {
        setBody(mapOf(
            "description" to "kept",
            "permissions" to listOf("OBJECTS_LIST", "FILE_UPLOAD"), // not: filerobot-template-unused
            "upload" to mapOf("dir_scope" to listOf("/press/*"), "limit_per_min" to 5, "limit_per_source_ip" to 20),
            "listing" to mapOf("dir_scope" to listOf("/press/*")),
            "restrictions" to mapOf("whitelist_ip_ranges" to listOf("198.51.100.0/24"), "whitelist_countries" to listOf("FR")),
            "key_validity" to mapOf("expire_duration" to 1200),
            "active" to false,
            "updated_at" to "2026-10-05T08:00:00Z" // not: filerobot-template-not-reviewed
        ))
    }
}
