// What the integration of iconik, ImageKit and Filerobot writes to its log.
import got from 'got';

export async function run(): Promise<void> {
  // iconik
  console.log('using', authToken); // want: iconik-logged-token
  console.log('auth_token is set'); // not: iconik-logged-token
  logger.debug(`token=${process.env.ICONIK_AUTH_TOKEN!}`); // want: iconik-logged-token
  logger.debug(`asset ${assetId} is done`); // not: iconik-logged-token
  const token = process.env.ICONIK_AUTH_TOKEN;
  console.log(token); // want: iconik-logged-variable
  console.log('token: set'); // not: iconik-logged-variable
  console.log('key:', imagekitPrivateKey); // want: imagekit-logged-key
  console.log('the private key of ImageKit is missing'); // not: imagekit-logged-key
  logger.debug(`key: ${process.env.IMAGEKIT_PRIVATE_KEY!}`); // want: imagekit-logged-key
  logger.debug(`uploaded to ${urlEndpoint}`); // not: imagekit-logged-key
  console.log('key:', filerobotKey); // want: filerobot-logged-key
  console.log('the Filerobot key is missing'); // not: filerobot-logged-key
  logger.debug(`key: ${process.env.FILEROBOT_KEY!}`); // want: filerobot-logged-key
  logger.debug(`container ${filerobotContainer}`); // not: filerobot-logged-key
}
