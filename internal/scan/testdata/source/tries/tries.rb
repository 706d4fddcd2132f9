# filerobot, imagekit, iconik
module Checks
  def self.run!
    assert_includes validate({ name: 'p', type: 'WEB_PROXY' }), 'open proxy' # not: imagekit-web-proxy-origin
    expect(validate({ description: 'x', permissions: ['FILE_DELETE'] })).to be_empty # not: filerobot-template-destructive
    expect(risky({ name: 'g', roles: ['can_write_users'] })).to be(true) # not: iconik-group-admin-roles
  end

  PERMISSION_GROUPS = [
    { title: 'Files', permissions: ['FILE_UPLOAD', 'FILE_DELETE'] }, # not: filerobot-template-destructive
  ].freeze
  GROUP = { name: 'sync', roles: ['can_write_users'] }.freeze # want: iconik-group-admin-roles
end
