// What popup and panel say when there are no quotations to show: what is so, and what one can do.

/** @import { Said } from './types.d.ts' */

import { allow, isAllowed } from './access.js';
import { element } from './dom.js';
import { choice, keep, keepSite } from './settings.js';
import { words } from './words.js';

const { tabs } = globalThis.browser ?? chrome;

/** @typedef {{ text: string, act?: { label: string, run: () => Promise<unknown> } | undefined }} State */

/** @type {State} */
const NOTHING = { text: '' };

/**
 * @param {Said} said
 * @param {number | undefined} tab whose page it is
 * @returns {Promise<State>}
 */
async function state(said, tab) {
  const reload = { label: words('reload'), run: async () => tab !== undefined && tabs.reload(tab) };
  switch (said.type) {
    case 'loading':
      return { text: words('loading') };
    case 'forbidden':
      if (await isAllowed()) return { text: words('forbidden'), act: reload };
      return { text: words('withheld'), act: { label: words('allow'), run: async () => (await allow()) && reload.run() } };
    case 'unreadable':
      return { text: words('unreadable') };
    case 'failed':
      return { text: words('failed'), act: reload };
    case 'off': {
      const { site } = await choice(said.host);
      if (site.on) return { text: words('offAll'), act: switchOn(() => keep({ quotations: true, filter: true })) };
      return { text: words('offHere'), act: switchOn(() => keepSite(said.host, { on: true })) };
    }
    case 'view': {
      if (said.view.quotations.length) return NOTHING;
      const { quotations } = await choice(said.host);
      if (!quotations) return { text: words('offQuotations'), act: switchOn(() => keep({ quotations: true })) };
      return { text: words(said.view.article ? 'noQuotations' : 'noArticle') };
    }
  }
}

/** Where the switches themselves are in sight, no button is needed besides. @param {() => Promise<unknown>} run */
const switchOn = (run) => (document.querySelector('[role=switch]') ? undefined : { label: words('switchOn'), run });

let asked = 0;

/**
 * Says it, in the elements `state` and `act`.
 *
 * @param {Said} said
 * @param {number | undefined} tab
 */
export async function showState(said, tab) {
  asked += 1;
  const own = asked;
  const { text, act } = await state(said, tab);
  // Something else may be so by now.
  if (own !== asked) return;
  const button = /** @type {HTMLButtonElement} */ (element('act'));
  if (element('state').textContent !== text) element('state').textContent = text;
  button.hidden = !act;
  button.textContent = act?.label ?? '';
  button.onclick = async () => {
    await act?.run().catch(() => (element('state').textContent = words('notKept')));
  };
}
