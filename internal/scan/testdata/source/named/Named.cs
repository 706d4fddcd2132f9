// The security templates of Filerobot that the team keeps.
class Named
{
    object press = new {
        description = "press office",
        permissions = new[] { "OBJECTS_LIST" }, // not: filerobot-template-undescribed
        listing = new { dir_scope = new[] { "/press/*" } },
    };
    object nameless = new {
        permissions = new[] { "OBJECTS_LIST" }, // want: filerobot-template-undescribed
        listing = new { dir_scope = new[] { "/press/*" } },
    };
}
