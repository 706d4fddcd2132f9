import io.imagekit.sdk.ImageKit
fun a(imagekit: ImageKit): String {
  val base = mapOf("path" to "/private/a.jpg", "signed" to true) // not: imagekit-signed-path-without-expiry
  return imagekit.getUrl(base + mapOf("expireSeconds" to 60))
}
fun b(imagekit: ImageKit): String {
  val o = mutableMapOf<String, Any>("path" to "/private/a.jpg", "signed" to true) // not: imagekit-signed-path-without-expiry
  o += "expireSeconds" to 60
  return imagekit.getUrl(o)
}
fun c(imagekit: ImageKit): String {
  val o = mutableMapOf<String, Any>("path" to "/private/a.jpg", "signed" to true) // not: imagekit-signed-path-without-expiry
  o.putAll(extra)
  return imagekit.getUrl(o)
}
fun d(imagekit: ImageKit): String {
  val o = HashMap<String, Any>()
  o["path"] = "/private/a.jpg"
  o["signed"] = true // not: imagekit-signed-path-without-expiry
  extra.forEach { (k, v) -> o[k] = v }
  return imagekit.getUrl(o)
}
fun e(imagekit: ImageKit): String {
  val o = HashMap<String, Any>().apply {
    put("path", "/private/a.jpg")
    put("signed", true)
    put("expireSeconds", 60)
  }
  return imagekit.getUrl(o)
}

fun s(imagekit: ImageKit): String {
  val o = mapOf("path" to "/private/a.jpg", "signed" to true) // want: imagekit-signed-path-without-expiry
  return imagekit.getUrl(o)
}

fun several(imagekit: ImageKit): List<String> {
  val one = mapOf("path" to "/private/c.jpg", "signed" to true) // want: imagekit-signed-path-without-expiry
  val two = mapOf("path" to "/private/d.jpg", "signed" to true, "expireSeconds" to 60)
  return listOf(one, two).map { imagekit.getUrl(it) }
}
