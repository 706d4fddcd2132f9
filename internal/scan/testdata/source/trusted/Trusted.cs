// What imagekit tells of videos.
public class TrustedController : ControllerBase
{
    [HttpPost("/hooks/imagekit")]
    public IActionResult Hook([FromBody] JsonElement body)
    {
        if (body.GetProperty("type").GetString() == "video.transformation.ready") Ready(body); // want: imagekit-webhook-body-trusted
        if (body.GetProperty("type").GetString() == "video.transformation.accepted") Accepted(body); // not: imagekit-webhook-body-trusted
        return Ok();
    }
}
