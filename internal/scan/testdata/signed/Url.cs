// ImageKit
var open = imagekit.Url(new Transformation()).Path("/contract.jpg").Signed(false).Generate(); // not: imagekit-built-url-without-expiry
var ever = imagekit.Url(new Transformation()).Path("/contract.jpg").Signed().Generate(); // want: imagekit-built-url-without-expiry
client.Helper.BuildUrl(new SrcOptions { Src = "/contract.jpg", Signed = true }); // want: imagekit-signed-path-without-expiry
