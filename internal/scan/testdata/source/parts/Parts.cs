using Imagekit.Sdk;
class A {
  string L() {
    var o = new Dictionary<string, object> { ["path"] = "/private/a.jpg", ["signed"] = true }; // not: imagekit-signed-path-without-expiry
    o["expireSeconds"] = 60;
    return imagekit.Url(o);
  }
  string M() {
    var o = new Dictionary<string, object> { ["path"] = "/private/a.jpg", ["signed"] = true }; // not: imagekit-signed-path-without-expiry
    foreach (var e in extra) o[e.Key] = e.Value;
    return imagekit.Url(o);
  }
  string N() {
    var o = new Dictionary<string, object> { ["path"] = "/private/a.jpg", ["signed"] = true }; // not: imagekit-signed-path-without-expiry
    Limit(o);
    return imagekit.Url(o);
  }
  string O() {
    var o = new Dictionary<string, object> { ["path"] = "/private/a.jpg", ["signed"] = true }; // not: imagekit-signed-path-without-expiry
    foreach (var e in extra) o.TryAdd(e.Key, e.Value);
    return imagekit.Url(o);
  }
  string S() {
    var o = new Dictionary<string, object> { ["path"] = "/private/a.jpg", ["signed"] = true }; // want: imagekit-signed-path-without-expiry
    return imagekit.Url(o);
  }
}
