import { defineConfig } from 'vite';

export default defineConfig({
  define: {
    IMAGEKIT_PRIVATE_KEY: JSON.stringify(env.IMAGEKIT_PRIVATE_KEY), // want: imagekit-bundled-key
    IMAGEKIT_PUBLIC_KEY: JSON.stringify(env.IMAGEKIT_PUBLIC_KEY), // not: imagekit-bundled-key
  },
});
