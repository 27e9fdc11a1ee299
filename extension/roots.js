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
  for (const root of sheets.keys()) if (!roots.includes(root)) attempt(undress, root);
  for (const root of roots) attempt(adopt, root);
}

/**
 * A frame may be gone in the middle of it, and old Firefoxes allow content scripts no sheets: then there are no colours, and no harm.
 *
 * @param {(root: Root) => void} act
 * @param {Root} root
 */
function attempt(act, root) {
  try {
    act(root);
  } catch {
    sheets.delete(root);
  }
}

/** @param {Root} root */
function adopt(root) {
  let sheet = sheets.get(root);
  if (!sheet) {
    // A sheet is for the document that it was made in.
    const { defaultView } = /** @type {Document} */ (root.ownerDocument ?? root);
    sheet = new (/** @type {typeof globalThis} */ (/** @type {unknown} */ (defaultView)).CSSStyleSheet)();
    sheet.replaceSync(drawn);
    sheets.set(root, sheet);
  }
  // The reader may have chosen others.
  if (root.nodeType === Node.DOCUMENT_NODE) sheet.replaceSync(drawn + colours());
  // The page may have put its own in the place of all.
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** @param {Root} root */
function undress(root) {
  const sheet = sheets.get(root);
  sheets.delete(root);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((adopted) => adopted !== sheet);
}
