// filerobot, imagekit, iconik
fn self_check() {
    assert!(is_dangerous(&json!({"description": "x", "permissions": ["FILE_DELETE"]}))); // not: filerobot-template-destructive
    assert_eq!(check(&json!({"type": "WEB_PROXY", "name": "p"})), vec!["open proxy"]); // not: imagekit-web-proxy-origin
}

impl Default for Group {
    fn default() -> Self {
        Self { name: "x".into(), roles: vec!["can_write_users".into()] } // not: iconik-group-admin-roles
    }
}

fn group() -> Value {
    json!({"name": "sync", "roles": ["can_write_users"]}) // want: iconik-group-admin-roles
}
