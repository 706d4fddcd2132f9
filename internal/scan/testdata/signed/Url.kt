import io.imagekit.models.SrcOptions
val open = SrcOptions.builder().src("/contract.jpg").build()
val ever = SrcOptions.builder().src("/contract.jpg").signed(true).build() // want: imagekit-signed-path-without-expiry
