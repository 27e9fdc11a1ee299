// The reader's switches: kept in storage.sync where there is one, so that they follow the reader from machine to machine.

/** @import { Choice, Settings, Site } from './types.d.ts' */

const { storage } = globalThis.browser ?? chrome;
const area = storage.sync ?? storage.local;

/** @type {Settings} */
const DEFAULTS = { quotations: true, filter: true };
/** @type {Site} */
const SITE = { on: true };

/** @param {string} host */
const siteKey = (host) => `site:${host}`;

/** @param {unknown} value @param {boolean} otherwise */
const flag = (value, otherwise) => (typeof value === 'boolean' ? value : otherwise);

/**
 * What holds for the pages of a host. Kept values that make no sense count as not kept.
 *
 * @param {string} host
 * @param {Promise<{ [key: string]: any }>} [asked] what is kept, if it was asked for already
 * @returns {Promise<Choice>}
 */
export async function choice(host, asked = area.get(['settings', siteKey(host)])) {
  const kept = await asked.catch(() => /** @type {{ [key: string]: any }} */ ({}));
  const settings = kept.settings ?? {};
  const site = kept[siteKey(host)] ?? {};
  return {
    quotations: flag(settings.quotations, DEFAULTS.quotations),
    filter: flag(settings.filter, DEFAULTS.filter),
    site: { on: flag(site.on, SITE.on) },
  };
}

/** @param {Settings} settings */
export async function keep({ quotations, filter }) {
  await area.set({ settings: { quotations, filter } });
}

/**
 * Sites that go by the defaults are not kept: what is kept tells where the reader has been.
 *
 * @param {string} host
 * @param {Site} site
 */
export async function keepSite(host, site) {
  if (site.on === SITE.on) await area.remove(siteKey(host));
  else await area.set({ [siteKey(host)]: site });
}

/**
 * Calls back whenever what holds for this host may have changed, in whatever tab or window.
 *
 * @param {string} host
 * @param {() => void} changed
 */
export function onChange(host, changed) {
  area.onChanged.addListener((changes) => {
    if ('settings' in changes || siteKey(host) in changes) changed();
  });
}
