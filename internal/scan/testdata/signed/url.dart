final imagekit = ImageKit(endpoint);
final open = imagekit.url({'path': '/contract.jpg'});
final ever = imagekit.url({'path': '/contract.jpg', 'signed': true}); // want: imagekit-signed-path-without-expiry
final hour = imagekit.url({'path': '/contract.jpg', 'signed': true, 'expireSeconds': 3600}); // not: imagekit-signed-path-without-expiry imagekit-signed-url-with-zero-expiry
final never = imagekit.url({'path': '/contract.jpg', 'signed': true, 'expireSeconds': 0}); // want: imagekit-signed-url-with-zero-expiry
