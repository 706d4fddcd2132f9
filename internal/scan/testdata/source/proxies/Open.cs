// A server that asks iconik for pages.
builder.Services.AddCors(o => o.AddDefaultPolicy(p => p.AllowAnyOrigin())); // want: iconik-open-proxy-code
builder.Services.AddHttpClient("iconik", c =>
{
    c.BaseAddress = new Uri("https://app.iconik.io/API/");
    c.DefaultRequestHeaders.Add("Auth-Token", builder.Configuration["Iconik:AuthToken"]);
});
app.MapGet("/assets", (IHttpClientFactory f) => f.CreateClient("iconik").GetStringAsync("assets/v1/assets/")); // want: iconik-borrowed-pair
