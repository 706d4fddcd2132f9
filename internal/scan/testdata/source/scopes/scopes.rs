// Where security templates of Filerobot reach, and how often.
async fn run(api: &Client) -> reqwest::Result<()> {
    api.post(url("/key")).json(&json!({
        "description": "inbox",
        "permissions": ["FILE_UPLOAD"], // want: filerobot-template-unscoped-upload
        "upload": { "limit_per_min": 5, "limit_per_source_ip": 20 },
        "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
        "key_validity": { "expire_duration": 1200 }
    })).send().await?;
    api.post(url("/key")).json(&json!({
        "description": "gallery",
        "permissions": ["OBJECTS_LIST"], // want: filerobot-template-unscoped-listing
        "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
        "key_validity": { "expire_duration": 1200 }
    })).send().await?;
    let root = r#"{
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
    }"#;
    api.post(url("/key")).body(root).send().await?;
    let flood = r#"{
        "description": "flood",
        "permissions": ["OBJECTS_LIST", "FILE_UPLOAD"], // want: filerobot-template-no-upload-limit
        "upload": { "dir_scope": ["/press/*"] },
        "listing": { "dir_scope": ["/press/*"] },
        "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
        "key_validity": { "expire_duration": 1200 }
    }"#;
    api.post(url("/key")).body(flood).send().await?;
    let unlimited = json!({
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
    });
    api.post(url("/key")).json(&unlimited).send().await?;
    let enormous = json!({
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
    });
    api.post(url("/key")).json(&enormous).send().await?;
    api.post(url("/key")).json(&json!({
        "description": "free",
        "permissions": ["OBJECTS_LIST", "FILE_UPLOAD"], // want: filerobot-template-unconfined
        "listing": { "dir_scope": ["/press/*"] },
        "key_validity": { "expire_duration": 1200 }
    })).send().await?;
    api.post(url("/key")).json(&json!({
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
    })).send().await?;
    let one_folder = r#"{
        "description": "one folder",
        "permissions": ["OBJECTS_LIST", "FILE_UPLOAD"], // want: filerobot-template-no-upload-limit
        "upload": {
            "dir_scope": ["/press"], // want: filerobot-template-upload-folder-alone
            "limit_per_min": 5
        },
        "listing": { "dir_scope": ["/press/*"] },
        "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
        "key_validity": { "expire_duration": 1200 }
    }"#;
    api.post(url("/key")).body(one_folder).send().await?;
    let below = r#"{
        "description": "below",
        "permissions": ["OBJECTS_LIST", "FILE_UPLOAD"], // want: filerobot-template-no-upload-limit
        "upload": {
            "dir_scope": ["/press/*"], // want: filerobot-template-list-folder-alone
            "limit_per_min": 5
        },
        "listing": { "dir_scope": ["/press"] },
        "restrictions": { "whitelist_ip_ranges": ["198.51.100.0/24"], "whitelist_countries": ["FR"] },
        "key_validity": { "expire_duration": 1200 }
    }"#;
    api.post(url("/key")).body(below).send().await?;
    let narrow = json!({
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
    });
    api.post(url("/key")).json(&narrow).send().await?;
    Ok(())
}
