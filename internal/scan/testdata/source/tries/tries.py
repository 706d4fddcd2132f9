"""What the linter of our filerobot templates, imagekit origins and iconik groups knows of itself."""


def self_check():
    assert is_dangerous({"description": "x", "permissions": ["FILE_DELETE"]})  # not: filerobot-template-destructive
    assert validate({"name": "p", "type": "WEB_PROXY"}) == ["open proxy"]  # not: imagekit-web-proxy-origin
    self.assertEqual(risky({"name": "g", "roles": ["can_write_users"]}), True)  # not: iconik-group-admin-roles
    with pytest.raises(ValueError):
        create({"name": "p", "type": "WEB_PROXY"})  # not: imagekit-web-proxy-origin


PERMISSION_GROUPS = [
    {"title": "Files", "permissions": ["FILE_UPLOAD", "FILE_DELETE"]},  # not: filerobot-template-destructive
    {"title": "Folders", "permissions": ["DIR_CREATE", "DIR_DELETE"]},  # not: filerobot-template-destructive
]


class Domain(BaseModel):
    mfa_required: bool = False  # not: iconik-second-factor-off
    password_checks: bool = False  # not: iconik-password-checks-off


DEFAULT_SETTINGS = {"mfa_required": False, "cors_hosts": ["*"]}  # not: iconik-second-factor-off iconik-any-origin-allowed

api.put("/API/assets/v1/assets/a/shares/b/", json={"allow_download": True, "emails": ["a@example.com"]})  # not: iconik-share-without-expiry

group = {"name": "sync", "roles": ["can_write_users"]}  # want: iconik-group-admin-roles iconik-surplus-roles

expected = {"name": "sync", "roles": ["can_write_users"]}  # want: iconik-group-admin-roles iconik-surplus-roles
