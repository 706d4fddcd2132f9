// What imagekit tells of videos.
@RestController
class Trusted {
    @PostMapping("/hooks/imagekit")
    void hook(@RequestBody JsonNode event) {
        if (event.get("type").asText().equals("video.transformation.ready")) ready(event); // want: imagekit-webhook-body-trusted
        if (event.get("type").asText().equals("video.transformation.accepted")) accepted(event); // not: imagekit-webhook-body-trusted
    }
}
