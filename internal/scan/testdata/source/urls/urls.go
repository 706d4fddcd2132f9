package main

// Addresses that ImageKit signs.
func run(ctx context.Context) error {
	// ImageKit
	client.Helper.BuildURL(shared.SrcOptionsParam{URLEndpoint: endpoint, Src: "/contract.jpg", Signed: imagekit.Bool(true)})                                        // want: imagekit-signed-url-without-expiry
	client.Helper.BuildURL(shared.SrcOptionsParam{URLEndpoint: endpoint, Src: "/contract.jpg", Signed: imagekit.Bool(true), ExpiresIn: imagekit.Float(3600)})       // not: imagekit-signed-url-without-expiry imagekit-zero-expiry imagekit-expiry-as-timestamp imagekit-signed-path-without-expiry
	client.Helper.BuildURL(shared.SrcOptionsParam{URLEndpoint: endpoint, Src: "/contract.jpg", Signed: imagekit.Bool(true), ExpiresIn: imagekit.Float(0)})          // want: imagekit-zero-expiry
	client.Helper.BuildURL(shared.SrcOptionsParam{URLEndpoint: endpoint, Src: "/contract.jpg", Signed: imagekit.Bool(true), ExpiresIn: imagekit.Float(1798761600)}) // want: imagekit-expiry-as-timestamp
	client.Helper.BuildURL(shared.SrcOptionsParam{Src: "/contract.jpg", Signed: imagekit.Bool(true)})                                                               // want: imagekit-signed-path-without-expiry
	return nil
}
