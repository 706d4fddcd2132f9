// What ImageKit's keys may do in the buckets that it reads from.
class Run {
    void run(Api api) throws IOException {
        Map<String, Object> writer = Map.of(
            "Statement", List.of(
                Map.of(
                    "Effect", "Allow",
                    "Action", List.of("s3:GetObject", "s3:PutObject"), // want: imagekit-policy-beyond-read
                    "Resource", List.of("arn:aws:s3:::acme-shop/*")
                )
            )
        );
        api.post("/policy/imagekit", mapper.writeValueAsString(writer));
        Map<String, Object> reader = Map.of(
            "Statement", List.of(
                Map.of(
                    "Effect", "Allow",
                    "Action", List.of("s3:GetObject"), // not: imagekit-policy-beyond-read
                    "Resource", List.of("arn:aws:s3:::acme-shop/*")
                )
            )
        );
        api.post("/policy/imagekit", mapper.writeValueAsString(reader));
        api.postJson("/bindings", Map.of(
            "bucket", "acme-shop",
            "role", "roles/storage.objectAdmin", // want: imagekit-gcs-role-beyond-read
            "member", "serviceAccount:imagekit@acme.iam.gserviceaccount.com"
        ));
        api.postJson("/bindings", Map.of(
            "bucket", "acme-shop",
            "role", "roles/storage.objectViewer", // not: imagekit-gcs-role-beyond-read
            "member", "serviceAccount:imagekit@acme.iam.gserviceaccount.com"
        ));
    }
}
