// Lists that readers write, one entry a line.

/** @param {string} text */
export const lines = (text) => text.split('\n').map((line) => line.trim()).filter(Boolean);

/** Those selectors that the browser does not understand. They do no harm. @param {string[]} selectors */
export function misunderstood(selectors) {
  return selectors.filter((selector) => {
    try {
      document.createDocumentFragment().querySelector(selector);
      return false;
    } catch {
      return true;
    }
  });
}
