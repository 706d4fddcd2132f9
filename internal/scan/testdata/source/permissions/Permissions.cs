// What security templates of Filerobot may do.
class Run
{
    async Task RunAsync(HttpClient api)
    {
        await api.PostAsJsonAsync("/key", new {
            description = "night desk",
            permissions = new object[] {
                "OBJECTS_LIST",
                "FILE_MOVE", // want: filerobot-template-relocating
                "FILE_DELETE", // want: filerobot-template-destructive
                "FILE_SET_VISIBILITY", // want: filerobot-template-exposure
                "OBJECTS_APPROVAL_MANAGE", // want: filerobot-template-workflow
                "ACCESS_MANAGE" // want: filerobot-template-admin
            },
            upload = new { dir_scope = new[] { "/press/*" }, limit_per_min = 5, limit_per_source_ip = 20 },
            listing = new { dir_scope = new[] { "/press/*" } },
            restrictions = new { whitelist_ip_ranges = new[] { "198.51.100.0/24" }, whitelist_countries = new[] { "FR" } },
            key_validity = new { expire_duration = 1200 }
        });
        await api.PostAsJsonAsync("/key", new {
            description = "day desk",
            permissions = new[] { "OBJECTS_LIST", "FILE_UPLOAD", "FILE_META_CHANGE", "DIR_CREATE" }, // not: filerobot-template-relocating filerobot-template-destructive filerobot-template-exposure filerobot-template-workflow filerobot-template-admin filerobot-template-recon filerobot-template-all-permissions filerobot-template-unknown-permission filerobot-template-wildcard-permission filerobot-template-undescribed filerobot-template-no-address-limit
            upload = new { dir_scope = new[] { "/press/*" }, limit_per_min = 5, limit_per_source_ip = 20 },
            listing = new { dir_scope = new[] { "/press/*" } },
            restrictions = new { whitelist_ip_ranges = new[] { "198.51.100.0/24" }, whitelist_countries = new[] { "FR" } },
            key_validity = new { expire_duration = 1200 }
        });
        var curious = """
        {
            "description": "inventory",
            "permissions": ["OBJECTS_LIST", "CONFIG_LIST"], // want: filerobot-template-recon
            "listing": { "dir_scope": ["/press/*"] },
            "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
            "key_validity": { "expire_duration": 1200 }
        }
        """;
        await api.PostAsync("/key", new StringContent(curious, Encoding.UTF8, "application/json"));
        var nearlyAll = """
        {
            "description": "editors",
            "permissions": [
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
            ],
            "upload": { "dir_scope": ["/press/*"], "limit_per_min": 5, "limit_per_source_ip": 20 },
            "listing": { "dir_scope": ["/press/*"] },
            "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
            "key_validity": { "expire_duration": 1200 }
        }
        """;
        await api.PostAsync("/key", new StringContent(nearlyAll, Encoding.UTF8, "application/json"));
        var misspelt = new {
            description = "mail room",
            permissions = new[] { "OBJECTS_LIST", "FILE_UPLAOD" }, // want: filerobot-template-unknown-permission
            upload = new { dir_scope = new[] { "/press/*" }, limit_per_min = 5, limit_per_source_ip = 20 },
            listing = new { dir_scope = new[] { "/press/*" } },
            restrictions = new { whitelist_ip_ranges = new[] { "198.51.100.0/24" }, whitelist_countries = new[] { "FR" } },
            key_validity = new { expire_duration = 1200 }
        };
        await api.PostAsync("/key", JsonContent.Create(misspelt));
        var pattern = new {
            description = "mail room",
            permissions = new[] { "OBJECTS_LIST", "DIR_*" }, // want: filerobot-template-wildcard-permission
            upload = new { dir_scope = new[] { "/press/*" }, limit_per_min = 5, limit_per_source_ip = 20 },
            listing = new { dir_scope = new[] { "/press/*" } },
            restrictions = new { whitelist_ip_ranges = new[] { "198.51.100.0/24" }, whitelist_countries = new[] { "FR" } },
            key_validity = new { expire_duration = 1200 }
        };
        await api.PostAsync("/key", JsonContent.Create(pattern));
        await api.PostAsJsonAsync("/key", new {
            permissions = new[] { "OBJECTS_LIST", "FILE_UPLOAD" }, // not: filerobot-template-undescribed
            upload = new { dir_scope = new[] { "/press/*" }, limit_per_min = 5, limit_per_source_ip = 20 },
            listing = new { dir_scope = new[] { "/press/*" } },
            restrictions = new { whitelist_ip_ranges = new[] { "198.51.100.0/24" }, whitelist_countries = new[] { "FR" } },
            key_validity = new { expire_duration = 1200 }
        });
        await api.PostAsJsonAsync("/key", new {
            description = "wire",
            permissions = new[] { "OBJECTS_LIST", "FILE_UPLOAD" }, // want: filerobot-template-no-address-limit
            upload = new { dir_scope = new[] { "/press/*" }, limit_per_min = 5, limit_per_source_ip = 20 },
            listing = new { dir_scope = new[] { "/press/*" } },
            key_validity = new { expire_duration = 1200 }
        });
    }
}
