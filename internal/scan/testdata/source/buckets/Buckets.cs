// Who may reach the buckets of iconik and of the service that asks for them.
class Run
{
    async Task RunAsync(HttpClient api)
    {
        var shared = """
        {
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {
                        "AWS": "arn:aws:iam::283217727627:role/IconikS3AccessRole" // want: iconik-shared-role-unconditioned
                    },
                    "Action": ["s3:*"], // want: iconik-bucket-wide-actions
                    "Resource": ["arn:aws:s3:::acme-media/*"]
                }
            ]
        }
        """;
        await api.PostAsync("/policy/iconik", new StringContent(shared, Encoding.UTF8, "application/json"));
        var named = """
        {
            "Statement": [
                {
                    "Effect": "Allow",
                    "Principal": {
                        "AWS": "arn:aws:iam::283217727627:role/IconikS3AccessRole" // not: iconik-shared-role-unconditioned
                    },
                    "Action": ["s3:GetObject", "s3:PutObject"], // not: iconik-bucket-wide-actions
                    "Resource": ["arn:aws:s3:::acme-media/*"],
                    "Condition": {
                        "StringEquals": { "aws:PrincipalTag/IconikSystemDomainId": "<<uuid1 at=2019-05-06>>" }
                    }
                }
            ]
        }
        """;
        await api.PostAsync("/policy/iconik", new StringContent(named, Encoding.UTF8, "application/json"));
        var wide = new {
            Statement = new object[] {
                new {
                    Effect = "Allow",
                    Action = new[] { "s3:*" }, // want: iconik-policy-wide-actions
                    Resource = new[] { "arn:aws:s3:::acme-media/*" }
                }
            }
        };
        await api.PostAsync("/policy/iconik-user", JsonContent.Create(wide));
        var every = new {
            Statement = new object[] {
                new {
                    Effect = "Allow",
                    Action = new[] { "s3:GetObject" }, // not: iconik-policy-wide-actions
                    Resource = new[] { "arn:aws:s3:::*" } // want: iconik-policy-every-bucket
                }
            }
        };
        await api.PostAsync("/policy/iconik-user", JsonContent.Create(every));
        await api.PostAsJsonAsync("/policy/iconik-user", new {
            Statement = new object[] {
                new {
                    Effect = "Allow",
                    Action = new[] { "s3:GetObject" },
                    Resource = new[] { "arn:aws:s3:::acme-media/*" } // not: iconik-policy-every-bucket
                }
            }
        });
        await api.PostAsJsonAsync("/bindings", new {
            bucket = "acme-media",
            role = "roles/storage.admin", // want: iconik-gcs-wide-role
            member = "serviceAccount:iconik@acme.iam.gserviceaccount.com"
        });
        var viewer = """
        {
            "bucket": "acme-media",
            "role": "roles/storage.objectViewer", // not: iconik-gcs-wide-role
            "member": "serviceAccount:iconik@acme.iam.gserviceaccount.com"
        }
        """;
        await api.PostAsync("/bindings", new StringContent(viewer, Encoding.UTF8, "application/json"));
        var ownLog = """
        {
            "bucket": "acme-media",
            "target_bucket": "acme-media" // want: iconik-log-in-same-bucket
        }
        """;
        await api.PostAsync("/logging", new StringContent(ownLog, Encoding.UTF8, "application/json"));
        var otherLog = new {
            bucket = "acme-media",
            target_bucket = "acme-logs" // not: iconik-log-in-same-bucket
        };
        await api.PostAsync("/logging", JsonContent.Create(otherLog));
        var public = new {
            bucket = "acme-audit-logs",
            acl = "public-read" // want: iconik-public-log
        };
        await api.PostAsync("/acl", JsonContent.Create(public));
        await api.PostAsJsonAsync("/acl", new {
            bucket = "acme-audit-logs",
            acl = "private" // not: iconik-public-log
        });
    }
}
