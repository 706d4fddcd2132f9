// Who may reach the buckets of iconik and of the service that asks for them.
suspend fun run(api: HttpClient) {
    api.post("/policy/iconik") {
        setBody(mapOf(
            "Statement" to listOf(
                mapOf(
                    "Effect" to "Allow",
                    "Principal" to mapOf(
                        "AWS" to "arn:aws:iam::283217727627:role/IconikS3AccessRole" // want: iconik-shared-role-unconditioned
                    ),
                    "Action" to listOf("s3:*"), // want: iconik-bucket-wide-actions
                    "Resource" to listOf("arn:aws:s3:::acme-media/*")
                )
            )
        ))
    }
    api.post("/policy/iconik") {
        setBody(mapOf(
            "Statement" to listOf(
                mapOf(
                    "Effect" to "Allow",
                    "Principal" to mapOf(
                        "AWS" to "arn:aws:iam::283217727627:role/IconikS3AccessRole" // not: iconik-shared-role-unconditioned
                    ),
                    "Action" to listOf("s3:GetObject", "s3:PutObject"), // not: iconik-bucket-wide-actions
                    "Resource" to listOf("arn:aws:s3:::acme-media/*"),
                    "Condition" to mapOf(
                        "StringEquals" to mapOf("aws:PrincipalTag/IconikSystemDomainId" to "<<uuid1 at=2019-05-06>>")
                    )
                )
            )
        ))
    }
    val wide = """
    {
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["s3:*"], // want: iconik-policy-wide-actions
                "Resource": ["arn:aws:s3:::acme-media/*"]
            }
        ]
    }
    """.trimIndent()
    api.post("/policy/iconik-user") { setBody(wide) }
    val every = """
    {
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["s3:GetObject"], // not: iconik-policy-wide-actions
                "Resource": ["arn:aws:s3:::*"] // want: iconik-policy-every-bucket
            }
        ]
    }
    """.trimIndent()
    api.post("/policy/iconik-user") { setBody(every) }
    val own = mapOf(
        "Statement" to listOf(
            mapOf(
                "Effect" to "Allow",
                "Action" to listOf("s3:GetObject"),
                "Resource" to listOf("arn:aws:s3:::acme-media/*") // not: iconik-policy-every-bucket
            )
        )
    )
    api.post("/policy/iconik-user") { setBody(own) }
    val owner = mapOf(
        "bucket" to "acme-media",
        "role" to "roles/storage.admin", // want: iconik-gcs-wide-role
        "member" to "serviceAccount:iconik@acme.iam.gserviceaccount.com"
    )
    api.post("/bindings") { setBody(owner) }
    api.post("/bindings") {
        setBody(mapOf(
            "bucket" to "acme-media",
            "role" to "roles/storage.objectViewer", // not: iconik-gcs-wide-role
            "member" to "serviceAccount:iconik@acme.iam.gserviceaccount.com"
        ))
    }
    api.post("/logging") {
        setBody(mapOf(
            "bucket" to "acme-media",
            "target_bucket" to "acme-media" // want: iconik-log-in-same-bucket
        ))
    }
    val otherLog = """
    {
        "bucket": "acme-media",
        "target_bucket": "acme-logs" // not: iconik-log-in-same-bucket
    }
    """.trimIndent()
    api.post("/logging") { setBody(otherLog) }
    val public = """
    {
        "bucket": "acme-audit-logs",
        "acl": "public-read" // want: iconik-public-log
    }
    """.trimIndent()
    api.post("/acl") { setBody(public) }
    val private = mapOf(
        "bucket" to "acme-audit-logs",
        "acl" to "private" // not: iconik-public-log
    )
    api.post("/acl") { setBody(private) }
}
