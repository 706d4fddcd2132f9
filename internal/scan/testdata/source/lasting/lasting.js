// Addresses of ImageKit that are handed on.
import axios from 'axios';

export async function run() {
  const contract = 'https://ik.imagekit.io/acme/contract.jpg?ik-s=<<imagekit-url-signature>>'; // want: imagekit-permanent-signed-url
  const contract = 'https://ik.imagekit.io/acme/contract.jpg?ik-t=1798761600&ik-s=<<imagekit-url-signature n=2>>'; // not: imagekit-permanent-signed-url
}
