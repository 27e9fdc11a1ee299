// The page in the frame, as the extension has a page in a tab: passes over it, cards, and the way from quotation to quotation. What is
// quoted, by whom and what is noise is the engine's to say.

import { cards } from '../extension/view/card.js';
import { copy } from '../extension/copy.js';
import { english } from './words.js';

/** @import { Page } from './engine.js' */
/** @import { View } from '../extension/types.d.ts' */

/**
 * @param {Page} page
 * @param {Window} window
 */
export function opened(page, window) {
  /** @type {View} */
  let view = { article: false, speakers: [], quotations: [], noise: [] };
  let focus = 0;

  const card = cards(window, english.words, {
    page: () => page,
    view: () => view,
    step: ({ same, backwards }) => step(same, backwards),
    copy: async (quotation) => copy(page.take('text', quotation) ?? '', page.take('html', quotation)),
  });

  /** One pass, in the steps of the extension, and as there with pauses between. @param {{ quotations: boolean, filter: boolean }} wanted */
  async function pass({ quotations, filter }) {
    const start = performance.now();
    await time('outline', () => page.outline());
    await time('hide', () => page.hide(filter));
    await time('read', () => (quotations ? page.readOn() : page.unpaint()));
    await time('paint', () => page.paint());
    measure('pass', start);
    view = page.view();
    card.turn(view.quotations.length > 0);
    return view;
  }

  /** @param {boolean} same by the same speaker only @param {boolean} backwards */
  function step(same, backwards) {
    if (same) page.stepSame(backwards);
    else page.step(undefined, backwards);
    lead();
    if (page.last !== undefined) card.show(page.last);
  }

  function lead() {
    clearTimeout(focus);
    // The eye has found it by then.
    focus = window.setTimeout(() => page.unfocus(), 2500);
  }

  return {
    pass,
    step,
    view: () => view,
    /** @param {number} quotation */
    jump(quotation) {
      card.hide();
      page.jump(quotation);
      lead();
    },
    /** Shows something again that was cleared away. @param {number} id */
    show(id) {
      page.show(id);
      view = page.view();
    },
    /** @param {import('../extension/types.d.ts').TakeFormat} format @param {number | null} quotation */
    async take(format, quotation) {
      const number = quotation ?? undefined;
      const text = page.take(format, number);
      return text === undefined ? undefined : { text, html: format === 'text' ? page.take('html', number) : undefined };
    },
    /** @param {number} from @param {number} to @returns {import('./types.d.ts').Sentence[]} */
    explain: (from, to) => page.explain(from, to),
    close() {
      clearTimeout(focus);
      card.turn(false);
      page.free();
    },
  };
}

/** What takes less, in milliseconds, needs no pause behind it. */
const ENOUGH = 4;

/** Works until there is no more to do, with pauses. @param {string} name @param {() => boolean | void} work */
async function time(name, work) {
  const start = performance.now();
  for (let begun = start, more = true; more; ) {
    more = work() ?? false;
    if (!more) measure(name, start);
    else if (performance.now() - begun < ENOUGH) continue;
    await new Promise((resume) => setTimeout(resume));
    begun = performance.now();
  }
}

/** @param {string} name @param {number} start */
function measure(name, start) {
  performance.clearMeasures(`whosaid:${name}`);
  performance.measure(`whosaid:${name}`, { start });
}
