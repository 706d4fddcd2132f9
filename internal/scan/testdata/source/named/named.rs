// The security templates of Filerobot that the team keeps.
fn named() -> (Value, Value) {
    let press = json!({
        "description": "press office",
        "permissions": ["OBJECTS_LIST"], // not: filerobot-template-undescribed
        "listing": { "dir_scope": ["/press/*"] },
    });
    let nameless = json!({
        "permissions": ["OBJECTS_LIST"], // want: filerobot-template-undescribed
        "listing": { "dir_scope": ["/press/*"] },
    });
    (press, nameless)
}
