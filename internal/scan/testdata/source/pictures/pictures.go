package main

// Pictures in ImageKit that only some may see.
func run(ctx context.Context) error {
	// ImageKit
	client.Files.Upload(ctx, imagekit.FileUploadParams{File: file, FileName: name, IsPrivateFile: imagekit.Bool(false)}) // want: imagekit-signs-public-files
	client.Files.Upload(ctx, imagekit.FileUploadParams{File: file, FileName: name, IsPrivateFile: imagekit.Bool(true)})  // not: imagekit-signs-public-files
	return ik.Url(ikurl.UrlParam{Path: path, Signed: true, ExpireSeconds: 300, Transformations: resize(r.URL.Query())})  // want: imagekit-transformation-from-request
	return ik.Url(ikurl.UrlParam{Path: path, Signed: true, ExpireSeconds: 300, Transformations: resize(300)})            // not: imagekit-transformation-from-request
	return nil
}
