// Signatures for uploads to ImageKit, for those who are logged in.
[Authorize]
public class SignaturesController : Controller
{
    [HttpGet("/sign")]
    public IActionResult Sign()
    {
        Response.Headers["Access-Control-Allow-Origin"] = "https://desk.acme.tv"; // not: imagekit-upload-signature-for-any-origin
        var expire = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 1800; // not: imagekit-long-upload-signature
        return Json(imagekit.GetAuthenticationParameters(Guid.NewGuid().ToString(), expire)); // not: imagekit-open-upload-auth
    }
}
