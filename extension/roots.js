// Shadow roots and frames go by style sheets of their own. Ours are adopted there, which changes nothing in the DOM.

const { runtime } = globalThis.browser ?? chrome;
const drawn = await (await fetch(runtime.getURL('page.css'))).text();

/** @typedef {ShadowRoot | Document} Root */

/** Our sheet in each root that has one. @type {Map<Root, CSSStyleSheet>} */
const sheets = new Map();

// Shadow roots inherit the colours from the page, other documents do not.
function colours() {
  const style = getComputedStyle(document.documentElement);
  const names = [...Array(12).keys()].map((index) => `${index + 1}`).concat('unnamed', 'quoted', 'reported', 'named');
  return `:root{${names.map((name) => `--whosaid-${name}:${style.getPropertyValue(`--whosaid-${name}`)}`).join(';')}}`;
}

/** Dresses these roots, and no others. @param {Root[]} roots */
export function dress(roots) {
  for (const root of sheets.keys()) if (!roots.includes(root)) undress(root);
  for (const root of roots) {
    // A sheet is for the document that it was made in.
    const { CSSStyleSheet } = /** @type {typeof globalThis} */ (/** @type {any} */ ((root.ownerDocument ?? root).defaultView ?? globalThis));
    const isNew = !sheets.has(root);
    const sheet = sheets.get(root) ?? new CSSStyleSheet();
    if (isNew) sheet.replaceSync(drawn);
    if (root.nodeType === Node.DOCUMENT_NODE) sheet.replaceSync(drawn + colours());
    sheets.set(root, sheet);
    // The page may have put others in the place of all.
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
}

/** @param {Root} root */
function undress(root) {
  const sheet = sheets.get(root);
  sheets.delete(root);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((adopted) => adopted !== sheet);
}
