// What the domain's settings become: https://app.iconik.io/API/settings/v1/.
class Run
{
    async Task RunAsync(HttpClient api)
    {
        await api.PostAsJsonAsync("/settings/v1/system/", new {
            default_app_token_ttl = 315360000, // want: iconik-default-ttl-too-long
            default_user_token_ttl = 31536000, // want: iconik-user-ttl-too-long
            default_refresh_token_ttl = 315360000, // want: iconik-refresh-ttl-too-long
            share_expiration_time = 1825, // want: iconik-share-lifetime-too-long
            password_checks = false, // want: iconik-password-checks-off
            mfa_required = false, // want: iconik-second-factor-off
            allowed_ips = new[] { "0.0.0.0/0" }, // want: iconik-any-address-allowed
            cors_hosts = new[] { "*" } // want: iconik-any-origin-allowed
        });
        await api.PostAsJsonAsync("/settings/v1/system/", new {
            default_app_token_ttl = 2592000, // not: iconik-default-ttl-too-long
            default_user_token_ttl = 28800, // not: iconik-user-ttl-too-long
            default_refresh_token_ttl = 604800, // not: iconik-refresh-ttl-too-long
            share_expiration_time = 30, // not: iconik-share-lifetime-too-long
            password_checks = true, // not: iconik-password-checks-off
            mfa_required = true, // not: iconik-second-factor-off
            allowed_ips = new[] { "198.51.100.0/24", "203.0.113.7" }, // not: iconik-any-address-allowed
            cors_hosts = new[] { "https://desk.acme.tv" } // not: iconik-any-origin-allowed
        });
    }
}
