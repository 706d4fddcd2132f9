locals {
  template = {
    description = "night desk"
    permissions = [
      "OBJECTS_LIST",
      "FILE_UPLOAD", # want: filerobot-template-no-upload-limit
      "FILE_DELETE", # want: filerobot-template-destructive
      "FILE_SET_VISIBILITY", # want: filerobot-template-exposure
      "ACCESS_MANAGE", # want: filerobot-template-admin
    ]
    upload = { dir_scope = ["/*"], limit_per_min = 5 } # want: filerobot-template-root-upload
    listing = { dir_scope = ["/night/*"] }
    restrictions = { whitelist_ip_ranges = ["0.0.0.0/0"] } # want: filerobot-template-any-address
    key_validity = { expire_duration = 0 } # want: filerobot-template-never-expires
  }
}
