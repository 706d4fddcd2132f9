// filerobot, imagekit, iconik
public static class Tries
{
    public static void SelfCheck()
    {
        Debug.Assert(Check(new { Description = "x", Permissions = new[] { "FILE_DELETE" } }).Any()); // not: filerobot-template-destructive
        Assert.NotEmpty(Check(new { name = "p", type = "WEB_PROXY" })); // not: imagekit-web-proxy-origin
        Check(new { name = "g", roles = new[] { "can_write_users" } }).Should().NotBeEmpty(); // want: iconik-group-admin-roles
    }

    static readonly object[] PermissionGroups = new[] { new { title = "Files", permissions = new[] { "FILE_UPLOAD", "FILE_DELETE" } } }; // not: filerobot-template-destructive
    static readonly object Group = new { name = "sync", roles = new[] { "can_write_users" } }; // want: iconik-group-admin-roles
}
