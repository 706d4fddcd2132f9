// What ImageKit's keys may do in the buckets that it reads from.
class Run
{
    async Task RunAsync(HttpClient api)
    {
        var writer = """
        {
            "Statement": [
                {
                    "Effect": "Allow",
                    "Action": ["s3:GetObject", "s3:PutObject"], // want: imagekit-policy-beyond-read
                    "Resource": ["arn:aws:s3:::acme-shop/*"]
                }
            ]
        }
        """;
        await api.PostAsync("/policy/imagekit", new StringContent(writer, Encoding.UTF8, "application/json"));
        var reader = """
        {
            "Statement": [
                {
                    "Effect": "Allow",
                    "Action": ["s3:GetObject"], // not: imagekit-policy-beyond-read
                    "Resource": ["arn:aws:s3:::acme-shop/*"]
                }
            ]
        }
        """;
        await api.PostAsync("/policy/imagekit", new StringContent(reader, Encoding.UTF8, "application/json"));
        var admin = new {
            bucket = "acme-shop",
            role = "roles/storage.objectAdmin", // want: imagekit-gcs-role-beyond-read
            member = "serviceAccount:imagekit@acme.iam.gserviceaccount.com"
        };
        await api.PostAsync("/bindings", JsonContent.Create(admin));
        var viewer = new {
            bucket = "acme-shop",
            role = "roles/storage.objectViewer", // not: imagekit-gcs-role-beyond-read
            member = "serviceAccount:imagekit@acme.iam.gserviceaccount.com"
        };
        await api.PostAsync("/bindings", JsonContent.Create(viewer));
    }
}
