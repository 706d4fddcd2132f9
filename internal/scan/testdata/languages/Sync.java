// iconik, in Java
String token = "<<iconik-token issued=2026-11-01 lifetime=60d>>"; // want: iconik-auth-token
String fromStore = System.getenv("ICONIK_AUTH_TOKEN");
builder.setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE); // want: iconik-tls-verification-off
builder.setSSLHostnameVerifier(new DefaultHostnameVerifier());
System.out.println("using " + authToken); // want: iconik-logged-token
System.out.println("authToken is set");
get("https://app.iconik.io/API/assets/v1/assets/?auth_token=" + authToken); // want: iconik-token-put-in-url
get("https://app.iconik.io/API/assets/v1/assets/?page=" + page);
post("http://app.iconik.io/API/search/v1/search/"); // want: iconik-plain-http
