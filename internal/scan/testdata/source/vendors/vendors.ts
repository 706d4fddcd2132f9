// Secrets of webhooks, imagekit's among them.
export const config = {
  imagekit: {
    webhookSecret: '<<imagekit-webhook-secret>>', // want: imagekit-webhook-secret
  },
  stripe: {
    secretKey: process.env.STRIPE_KEY,
    webhookSecret: '<<imagekit-webhook-secret n=2>>', // not: imagekit-webhook-secret
  },
};
