// iconik, in C#
var token = "<<iconik-token issued=2026-11-01 lifetime=60d>>"; // want: iconik-auth-token
var fromStore = Environment.GetEnvironmentVariable("ICONIK_AUTH_TOKEN");
handler.ServerCertificateCustomValidationCallback = (m, c, n, e) => true; // want: iconik-tls-verification-off
handler.ServerCertificateCustomValidationCallback = null;
Console.WriteLine($"using {authToken}"); // want: iconik-logged-token
Console.WriteLine("authToken is set");
Get($"https://app.iconik.io/API/assets/v1/assets/?auth_token={authToken}"); // want: iconik-token-put-in-url
Get($"https://app.iconik.io/API/assets/v1/assets/?page={page}");
Post("http://app.iconik.io/API/search/v1/search/"); // want: iconik-plain-http
