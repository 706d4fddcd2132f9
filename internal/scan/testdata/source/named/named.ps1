# The security templates of Filerobot that the team keeps.
$press = @{
    description = 'press office'
    permissions = @('OBJECTS_LIST') # not: filerobot-template-undescribed
    listing = @{ dir_scope = @('/press/*') }
}
$nameless = @{
    permissions = @('OBJECTS_LIST') # want: filerobot-template-undescribed
    listing = @{ dir_scope = @('/press/*') }
}
