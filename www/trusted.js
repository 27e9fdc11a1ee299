// The page's policy lets no string become markup or the address of a script. These two may, and no others: they are ours.

// Not in every type library yet.
const { trustedTypes } = /** @type {any} */ (globalThis);
const FRAME = `<!doctype html>
<html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta http-equiv="x-dns-prefetch-control" content="off">
</head><body></body></html>`;
const WORKER = 'offline.js';
const policy = trustedTypes?.createPolicy('whosaid', { createHTML: () => FRAME, createScriptURL: () => WORKER });

/** The frame that a text is shown in. @type {string} */
export const frame = policy?.createHTML('') ?? FRAME;

/** The address of the service worker. @type {string} */
export const worker = policy?.createScriptURL('') ?? WORKER;
