// The words that a reader sees. Where they come from is for whoever shows something to say: the browser, or a file of them.

/**
 * @typedef {object} Phrases
 * @property {(key: string, ...values: string[]) => string} words the words of that key, with the values in their places
 * @property {(key: string, count: number) => string} counted the words for so many: those of `keyOne` or `keyOther`
 * @property {(share: number) => string} percent a share of one, as it is written here
 */

/**
 * @param {(key: string, values: string[]) => string} message
 * @param {string} language
 * @returns {Phrases}
 */
export function phrases(message, language) {
  const plural = new Intl.PluralRules(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  return {
    words: (key, ...values) => message(key, values),
    counted: (key, count) => message(key + (plural.select(count) === 'one' ? 'One' : 'Other'), [count.toLocaleString(language)]),
    percent: (share) => percent.format(share),
  };
}
