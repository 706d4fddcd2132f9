import io.imagekit.models.SrcOptions;
SrcOptions open = SrcOptions.builder().src("/contract.jpg").signed(false).build(); // not: imagekit-built-url-without-expiry
SrcOptions ever = SrcOptions.builder().src("/contract.jpg").signed(true).build(); // want: imagekit-signed-path-without-expiry
options.put("signed", true); // want: imagekit-built-url-without-expiry
