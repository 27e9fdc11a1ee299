// The browser's own site access: it may hold us back from pages until the reader allows it.

const { permissions } = globalThis.browser ?? chrome;

const PAGES = { origins: ['http://*/*', 'https://*/*'] };

/** Whether we may read pages, wherever they are. */
export const isAllowed = () => permissions.contains(PAGES);

/** Has the browser ask the reader; only in the very moment of a click. Returns whether the reader agreed. */
export const allow = () => permissions.request(PAGES);
