// A server that asks iconik for its users.
builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.WithOrigins("https://desk.acme.tv"))); // not: iconik-open-proxy-code
builder.Services.AddHttpClient("iconik", c =>
{
    c.BaseAddress = new Uri("https://app.iconik.io/API/");
    c.DefaultRequestHeaders.Add("Auth-Token", builder.Configuration["Iconik:AuthToken"]);
});
app.MapGet("/users", (IHttpClientFactory f) => f.CreateClient("iconik").GetStringAsync("users/v1/users/")).RequireAuthorization(); // not: iconik-borrowed-pair
