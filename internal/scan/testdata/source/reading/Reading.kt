// What ImageKit's keys may do in the buckets that it reads from.
suspend fun run(api: HttpClient) {
    api.post("/policy/imagekit") {
        setBody(mapOf(
            "Statement" to listOf(
                mapOf(
                    "Effect" to "Allow",
                    "Action" to listOf("s3:GetObject", "s3:PutObject"), // want: imagekit-policy-beyond-read
                    "Resource" to listOf("arn:aws:s3:::acme-shop/*")
                )
            )
        ))
    }
    api.post("/policy/imagekit") {
        setBody(mapOf(
            "Statement" to listOf(
                mapOf(
                    "Effect" to "Allow",
                    "Action" to listOf("s3:GetObject"), // not: imagekit-policy-beyond-read
                    "Resource" to listOf("arn:aws:s3:::acme-shop/*")
                )
            )
        ))
    }
    val admin = """
    {
        "bucket": "acme-shop",
        "role": "roles/storage.objectAdmin", // want: imagekit-gcs-role-beyond-read
        "member": "serviceAccount:imagekit@acme.iam.gserviceaccount.com"
    }
    """.trimIndent()
    api.post("/bindings") { setBody(admin) }
    val viewer = """
    {
        "bucket": "acme-shop",
        "role": "roles/storage.objectViewer", // not: imagekit-gcs-role-beyond-read
        "member": "serviceAccount:imagekit@acme.iam.gserviceaccount.com"
    }
    """.trimIndent()
    api.post("/bindings") { setBody(viewer) }
}
