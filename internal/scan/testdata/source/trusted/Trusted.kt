// What imagekit tells of videos.
fun Route.hooks() {
    post("/hooks/imagekit") {
        val event = Json.parseToJsonElement(call.receiveText()).jsonObject
        if (event["type"].text == "video.transformation.ready") ready(event) // want: imagekit-webhook-body-trusted
        if (event["type"].text == "video.transformation.accepted") accepted(event) // not: imagekit-webhook-body-trusted
    }
}
