// filerobot, imagekit, iconik
func selfCheck() {
    XCTAssertTrue(isDangerous(["description": "x", "permissions": ["FILE_DELETE"]])) // not: filerobot-template-destructive
    XCTAssertEqual(check(["type": "WEB_PROXY", "name": "p"]), []) // not: imagekit-web-proxy-origin
    #expect(risky(["name": "g", "roles": ["can_write_users"]])) // not: iconik-group-admin-roles
}

let permissionGroups: [[String: Any]] = [["title": "Files", "permissions": ["FILE_UPLOAD", "FILE_DELETE"]]] // not: filerobot-template-destructive
let group: [String: Any] = ["name": "sync", "roles": ["can_write_users"]] // want: iconik-group-admin-roles
