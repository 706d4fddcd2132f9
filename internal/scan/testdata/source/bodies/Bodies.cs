// What is sent to iconik, known by where it is sent.
class Bodies {
    async Task Run(HttpClient api, string root, string asset) {
        await api.PostAsJsonAsync($"{root}/API/assets/v1/assets/{asset}/shares/", new { title = "rushes" }); // want: iconik-share-without-expiry
        await api.PostAsJsonAsync($"{root}/API/assets/v1/assets/{asset}/shares/", new { title = "rushes", expires = "2026-12-03T00:00:00Z" }); // not: iconik-share-without-expiry
        await api.PostAsync($"{root}/API/users/v1/users/", new StringContent(JsonSerializer.Serialize(new { email = "ada@acme.tv", is_admin = true }))); // want: iconik-admin-user
        await api.PostAsync($"{root}/API/users/v1/users/", new StringContent(JsonSerializer.Serialize(new { email = "ada@acme.tv", is_admin = false }))); // not: iconik-admin-user
        await api.PatchAsJsonAsync($"{root}/API/users/v1/users/{asset}/", new { is_admin = true }); // want: iconik-admin-user
        await api.PatchAsJsonAsync($"{root}/API/users/v1/users/{asset}/", new { is_admin = false }); // not: iconik-admin-user
        await api.PostAsync(root + "/API/auth/v1/apps/", JsonContent.Create(new { name = "sync" })); // want: iconik-app-without-user
        await api.PutAsync(root + "/API/auth/v1/apps/", JsonContent.Create(new { name = "sync" })); // not: iconik-app-without-user
    }
}
