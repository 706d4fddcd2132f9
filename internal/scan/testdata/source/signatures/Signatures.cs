// Signatures for uploads to ImageKit.
public class SignaturesController : Controller
{
    [HttpGet("/sign")]
    public IActionResult Sign()
    {
        Response.Headers["Access-Control-Allow-Origin"] = "*"; // want: imagekit-upload-signature-for-any-origin
        return Json(imagekit.GetAuthenticationParameters()); // want: imagekit-open-upload-auth
    }

    [HttpGet("/sign/day")]
    public IActionResult Day()
    {
        var expire = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 86400; // want: imagekit-long-upload-signature
        return Json(imagekit.GetAuthenticationParameters(Guid.NewGuid().ToString(), expire));
    }
}
