// The clipboard, also on pages that are not secure, where the newer interface is missing.

/**
 * Copies text, and the same as HTML for those who can take it. Returns whether the browser did it.
 *
 * @param {string} text
 * @param {string} [html]
 */
export function copy(text, html) {
  /** @param {ClipboardEvent} event */
  function give(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', text);
    if (html) event.clipboardData?.setData('text/html', html);
  }
  addEventListener('copy', give, { capture: true });
  const done = document.execCommand('copy');
  removeEventListener('copy', give, { capture: true });
  return done;
}
