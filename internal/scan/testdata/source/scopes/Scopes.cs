// Where security templates of Filerobot reach, and how often.
class Run
{
    async Task RunAsync(HttpClient api)
    {
        await api.PostAsJsonAsync("/key", new {
            description = "inbox",
            permissions = new[] { "FILE_UPLOAD" }, // want: filerobot-template-unscoped-upload
            upload = new { limit_per_min = 5, limit_per_source_ip = 20 },
            restrictions = new { whitelist_ip_ranges = new[] { "198.51.100.0/24" }, whitelist_countries = new[] { "FR" } },
            key_validity = new { expire_duration = 1200 }
        });
        await api.PostAsJsonAsync("/key", new {
            description = "gallery",
            permissions = new[] { "OBJECTS_LIST" }, // want: filerobot-template-unscoped-listing
            restrictions = new { whitelist_ip_ranges = new[] { "198.51.100.0/24" }, whitelist_countries = new[] { "FR" } },
            key_validity = new { expire_duration = 1200 }
        });
        var root = """
        {
            "description": "root",
            "permissions": ["OBJECTS_LIST", "FILE_UPLOAD"], // want: filerobot-template-no-upload-limit
            "upload": {
                "dir_scope": ["/*"], // want: filerobot-template-root-upload
                "limit_per_min": 5
            },
            "listing": {
                "dir_scope": ["/"] // want: filerobot-template-root-listing
            },
            "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
            "key_validity": { "expire_duration": 1200 }
        }
        """;
        await api.PostAsync("/key", new StringContent(root, Encoding.UTF8, "application/json"));
        var flood = """
        {
            "description": "flood",
            "permissions": ["OBJECTS_LIST", "FILE_UPLOAD"], // want: filerobot-template-no-upload-limit
            "upload": { "dir_scope": ["/press/*"] },
            "listing": { "dir_scope": ["/press/*"] },
            "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
            "key_validity": { "expire_duration": 1200 }
        }
        """;
        await api.PostAsync("/key", new StringContent(flood, Encoding.UTF8, "application/json"));
        var unlimited = new {
            description = "unlimited",
            permissions = new[] { "OBJECTS_LIST", "FILE_UPLOAD" },
            upload = new {
                dir_scope = new[] { "/press/*" },
                limit_per_min = 0, // want: filerobot-template-no-upload-limit
                limit_per_source_ip = -1
            },
            listing = new { dir_scope = new[] { "/press/*" } },
            restrictions = new { whitelist_ip_ranges = new[] { "198.51.100.0/24" }, whitelist_countries = new[] { "FR" } },
            key_validity = new { expire_duration = 1200 }
        };
        await api.PostAsync("/key", JsonContent.Create(unlimited));
        var enormous = new {
            description = "enormous",
            permissions = new[] { "OBJECTS_LIST", "FILE_UPLOAD" },
            upload = new {
                dir_scope = new[] { "/press/*" },
                limit_per_min = 1000000, // want: filerobot-template-enormous-upload-limit
                limit_per_source_ip = 1000000
            },
            listing = new { dir_scope = new[] { "/press/*" } },
            restrictions = new { whitelist_ip_ranges = new[] { "198.51.100.0/24" }, whitelist_countries = new[] { "FR" } },
            key_validity = new { expire_duration = 1200 }
        };
        await api.PostAsync("/key", JsonContent.Create(enormous));
        await api.PostAsJsonAsync("/key", new {
            description = "free",
            permissions = new[] { "OBJECTS_LIST", "FILE_UPLOAD" }, // want: filerobot-template-unconfined
            listing = new { dir_scope = new[] { "/press/*" } },
            key_validity = new { expire_duration = 1200 }
        });
        await api.PostAsJsonAsync("/key", new {
            description = "crooked",
            permissions = new[] { "OBJECTS_LIST", "FILE_UPLOAD" }, // want: filerobot-template-no-upload-limit
            upload = new {
                dir_scope = new[] { "press/*" }, // want: filerobot-template-upload-scope-pattern
                limit_per_min = 5
            },
            listing = new {
                dir_scope = new[] { "/press/**/kits" } // want: filerobot-template-list-scope-pattern
            },
            restrictions = new { whitelist_ip_ranges = new[] { "198.51.100.0/24" }, whitelist_countries = new[] { "FR" } },
            key_validity = new { expire_duration = 1200 }
        });
        var oneFolder = """
        {
            "description": "one folder",
            "permissions": ["OBJECTS_LIST", "FILE_UPLOAD"], // want: filerobot-template-no-upload-limit
            "upload": {
                "dir_scope": ["/press"], // want: filerobot-template-upload-folder-alone
                "limit_per_min": 5
            },
            "listing": { "dir_scope": ["/press/*"] },
            "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
            "key_validity": { "expire_duration": 1200 }
        }
        """;
        await api.PostAsync("/key", new StringContent(oneFolder, Encoding.UTF8, "application/json"));
        var below = """
        {
            "description": "below",
            "permissions": ["OBJECTS_LIST", "FILE_UPLOAD"], // want: filerobot-template-no-upload-limit
            "upload": {
                "dir_scope": ["/press/*"], // want: filerobot-template-list-folder-alone
                "limit_per_min": 5
            },
            "listing": { "dir_scope": ["/press"] },
            "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
            "key_validity": { "expire_duration": 1200 }
        }
        """;
        await api.PostAsync("/key", new StringContent(below, Encoding.UTF8, "application/json"));
        var narrow = new {
            description = "narrow",
            permissions = new[] { "OBJECTS_LIST", "FILE_UPLOAD" }, // not: filerobot-template-unscoped-upload filerobot-template-unscoped-listing filerobot-template-no-upload-limit filerobot-template-unconfined
            upload = new {
                dir_scope = new[] { "/press/*" }, // not: filerobot-template-root-upload filerobot-template-upload-scope-pattern filerobot-template-upload-folder-alone filerobot-template-list-folder-alone
                limit_per_min = 5, // not: filerobot-template-no-upload-limit filerobot-template-enormous-upload-limit
                limit_per_source_ip = 20 // not: filerobot-template-no-upload-limit filerobot-template-enormous-upload-limit
            },
            listing = new {
                dir_scope = new[] { "/press/*" } // not: filerobot-template-root-listing filerobot-template-list-scope-pattern
            },
            restrictions = new { whitelist_ip_ranges = new[] { "198.51.100.0/24" }, whitelist_countries = new[] { "FR" } },
            key_validity = new { expire_duration = 1200 }
        };
        await api.PostAsync("/key", JsonContent.Create(narrow));
    }
}
