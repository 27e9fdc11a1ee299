// The words of the extension's own pages: all from _locales.

const { i18n } = globalThis.browser ?? chrome;

/**
 * @param {string} key
 * @param {...string} values
 */
export const words = (key, ...values) => i18n.getMessage(key, values);

const plural = new Intl.PluralRules(i18n.getUILanguage());

/**
 * The words for so many: `keyOne` or `keyOther`.
 *
 * @param {string} key
 * @param {number} count
 */
export const counted = (key, count) => words(key + (plural.select(count) === 'one' ? 'One' : 'Other'), count.toLocaleString());

/** Fills the elements that have `data-words` with the words of that key. */
export function fill() {
  document.documentElement.lang = i18n.getUILanguage();
  for (const element of document.querySelectorAll('[data-words]')) {
    element.textContent = words(element.getAttribute('data-words') ?? '');
  }
}
