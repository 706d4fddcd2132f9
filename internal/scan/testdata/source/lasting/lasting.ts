// Addresses of ImageKit that are handed on.
import got from 'got';

export async function run(): Promise<void> {
  const contract: string = 'https://ik.imagekit.io/acme/contract.jpg?ik-s=<<imagekit-url-signature>>'; // want: imagekit-permanent-signed-url
  const contract: string = 'https://ik.imagekit.io/acme/contract.jpg?ik-t=1798761600&ik-s=<<imagekit-url-signature n=2>>'; // not: imagekit-permanent-signed-url
}
