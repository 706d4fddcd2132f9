// The Filerobot widget.
const shop = { description: 'shop', id: '<<filerobot-template-id>>', permissions: ['OBJECTS_LIST', 'FILE_DELETE'], listing: { dir_scope: ['/shop/*'] } }; // want: filerobot-security-template filerobot-template-destructive filerobot-template-no-address-limit filerobot-exposed-template-dangerous
const inbox = { description: 'inbox', id: '<<filerobot-template-id n=2>>', permissions: ['FILE_UPLOAD'], limit_per_min: 5 }; // want: filerobot-template-no-upload-limit filerobot-security-template filerobot-template-unscoped-upload filerobot-template-no-address-limit filerobot-exposed-template-unscoped
const press = { description: 'press', id: '<<filerobot-template-id n=3>>', permissions: ['OBJECTS_LIST'], listing: { dir_scope: ['/press/*'] } }; // want: filerobot-security-template

open({ securityTemplateId: '<<filerobot-template-id>>' }); // want: filerobot-security-template filerobot-exposed-template-dangerous
open({ securityTemplateId: '<<filerobot-template-id n=2>>' }); // want: filerobot-security-template filerobot-exposed-template-unscoped
open({ securityTemplateId: '<<filerobot-template-id n=3>>' }); // want: filerobot-security-template // not: filerobot-exposed-template-dangerous filerobot-exposed-template-unscoped
