/** What a page of ours may load: only its own files. Styles may stand inline because antd writes them so; scripts may not. */
export const contentSecurity = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    frameSrc: ["'self'", 'blob:'],
    // The card reader's and signature pad's local service.
    connectSrc: ["'self'", 'ws://127.0.0.1:*', 'http://127.0.0.1:*'],
    objectSrc: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'self'"],
  },
}
