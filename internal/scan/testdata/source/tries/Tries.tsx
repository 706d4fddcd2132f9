// Forms for filerobot templates, imagekit origins and iconik groups.
export const Forms = () => (
  <>
    <CheckboxGroup name="permissions" permissions={['FILE_DELETE', 'ACCESS_MANAGE']} /> // not: filerobot-template-destructive
    <OriginForm type="WEB_PROXY" name="proxy" /> // not: imagekit-web-proxy-origin
    <GroupForm name="new" roles={['can_write_users']} /> // not: iconik-group-admin-roles
    <Groups value={{ name: 'sync', roles: ['can_write_users'] }} /> // want: iconik-group-admin-roles
  </>
);
