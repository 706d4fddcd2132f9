// The security templates of Filerobot that the team keeps.
let press: [String: Any] = [
    "description": "press office",
    "permissions": ["OBJECTS_LIST"], // not: filerobot-template-undescribed
    "listing": ["dir_scope": ["/press/*"]],
]
let nameless: [String: Any] = [
    "permissions": ["OBJECTS_LIST"], // want: filerobot-template-undescribed
    "listing": ["dir_scope": ["/press/*"]],
]
