package a;

import io.imagekit.sdk.ImageKit;
import java.util.*;

class Parts {
  String limited(ImageKit imagekit) {
    Map<String, Object> options = new HashMap<>();
    options.put("path", "/private/a.jpg");
    options.put("signed", true); // not: imagekit-signed-path-without-expiry
    limit(options);
    return imagekit.getUrl(options);
  }

  String more(ImageKit imagekit) {
    Map<String, Object> options = new HashMap<>();
    options.put("path", "/private/a.jpg");
    options.put("signed", true); // not: imagekit-signed-path-without-expiry
    defaults.forEach(options::put);
    return imagekit.getUrl(options);
  }

  String entries(ImageKit imagekit) {
    Map<String, Object> options = new HashMap<>();
    options.put("path", "/private/a.jpg");
    options.put("signed", true); // not: imagekit-signed-path-without-expiry
    for (Map.Entry<String, Object> e : more.entrySet()) {
      options.put(e.getKey(), e.getValue());
    }
    return imagekit.getUrl(options);
  }

  String endless(ImageKit imagekit) {
    Map<String, Object> options = new HashMap<>();
    options.put("path", "/private/a.jpg");
    options.put("signed", true); // want: imagekit-signed-path-without-expiry
    return imagekit.getUrl(options);
  }
}
