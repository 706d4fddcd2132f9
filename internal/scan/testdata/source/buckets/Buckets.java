// Who may reach the buckets of iconik and of the service that asks for them.
class Run {
    void run(Api api) throws IOException {
        Map<String, Object> shared = Map.of(
            "Statement", List.of(
                Map.of(
                    "Effect", "Allow",
                    "Principal", Map.of(
                        "AWS", "arn:aws:iam::283217727627:role/IconikS3AccessRole" // want: iconik-shared-role-unconditioned
                    ),
                    "Action", List.of("s3:*"), // want: iconik-bucket-wide-actions
                    "Resource", List.of("arn:aws:s3:::acme-media/*")
                )
            )
        );
        api.post("/policy/iconik", mapper.writeValueAsString(shared));
        Map<String, Object> named = Map.of(
            "Statement", List.of(
                Map.of(
                    "Effect", "Allow",
                    "Principal", Map.of(
                        "AWS", "arn:aws:iam::283217727627:role/IconikS3AccessRole" // not: iconik-shared-role-unconditioned
                    ),
                    "Action", List.of("s3:GetObject", "s3:PutObject"), // not: iconik-bucket-wide-actions
                    "Resource", List.of("arn:aws:s3:::acme-media/*"),
                    "Condition", Map.of(
                        "StringEquals", Map.of("aws:PrincipalTag/IconikSystemDomainId", "<<uuid1 at=2019-05-06>>")
                    )
                )
            )
        );
        api.post("/policy/iconik", mapper.writeValueAsString(named));
        api.postJson("/policy/iconik-user", Map.of(
            "Statement", List.of(
                Map.of(
                    "Effect", "Allow",
                    "Action", List.of("s3:*"), // want: iconik-policy-wide-actions
                    "Resource", List.of("arn:aws:s3:::acme-media/*")
                )
            )
        ));
        api.postJson("/policy/iconik-user", Map.of(
            "Statement", List.of(
                Map.of(
                    "Effect", "Allow",
                    "Action", List.of("s3:GetObject"), // not: iconik-policy-wide-actions
                    "Resource", List.of("arn:aws:s3:::*") // want: iconik-policy-every-bucket
                )
            )
        ));
        String own = """
        {
            "Statement": [
                {
                    "Effect": "Allow",
                    "Action": ["s3:GetObject"],
                    "Resource": ["arn:aws:s3:::acme-media/*"] // not: iconik-policy-every-bucket
                }
            ]
        }
        """;
        api.post("/policy/iconik-user", RequestBody.create(own, JSON));
        String owner = """
        {
            "bucket": "acme-media",
            "role": "roles/storage.admin", // want: iconik-gcs-wide-role
            "member": "serviceAccount:iconik@acme.iam.gserviceaccount.com"
        }
        """;
        api.post("/bindings", RequestBody.create(owner, JSON));
        Map<String, Object> viewer = Map.of(
            "bucket", "acme-media",
            "role", "roles/storage.objectViewer", // not: iconik-gcs-wide-role
            "member", "serviceAccount:iconik@acme.iam.gserviceaccount.com"
        );
        api.post("/bindings", mapper.writeValueAsString(viewer));
        Map<String, Object> ownLog = Map.of(
            "bucket", "acme-media",
            "target_bucket", "acme-media" // want: iconik-log-in-same-bucket
        );
        api.post("/logging", mapper.writeValueAsString(ownLog));
        api.postJson("/logging", Map.of(
            "bucket", "acme-media",
            "target_bucket", "acme-logs" // not: iconik-log-in-same-bucket
        ));
        api.postJson("/acl", Map.of(
            "bucket", "acme-audit-logs",
            "acl", "public-read" // want: iconik-public-log
        ));
        String private = """
        {
            "bucket": "acme-audit-logs",
            "acl": "private" // not: iconik-public-log
        }
        """;
        api.post("/acl", RequestBody.create(private, JSON));
    }
}
