// The reader's settings: kept in storage.sync where there is one, so that they follow the reader from machine to machine.

/** @import { Choice, Settings, Site } from './types.d.ts' */

const { storage } = globalThis.browser ?? chrome;
const area = storage.sync ?? storage.local;

/** The form that settings are kept in; whoever changes it adds a step to `migrate`. */
const VERSION = 2;

export const KINDS = Object.freeze(['direct', 'mixed', 'indirect']);
export const LOOKS = Object.freeze(['background', 'underline']);
export const PALETTES = Object.freeze(['standard', 'contrast', 'own']);
export const COLOURS = 12;

/** @type {Readonly<Settings>} */
export const DEFAULTS = {
  quotations: true,
  filter: true,
  cards: true,
  kinds: ['direct', 'mixed', 'indirect'],
  look: 'background',
  palette: 'standard',
  colours: [],
  phrases: [],
  selectors: [],
};
export const NOISE = Object.freeze(['label', 'slot', 'promo', 'newsletter', 'sponsored', 'share', 'own']);
/** @type {Readonly<Site>} */
export const SITE = { on: true, filter: true, never: [], phrases: [], selectors: [] };

/** @param {string} host */
const siteKey = (host) => `site:${host}`;

/** @param {unknown} value @param {boolean} otherwise */
const flag = (value, otherwise) => (typeof value === 'boolean' ? value : otherwise);

/** @param {unknown} value @param {readonly string[]} allowed @param {string} otherwise */
const oneOf = (value, allowed, otherwise) => (allowed.includes(/** @type {string} */ (value)) ? /** @type {string} */ (value) : otherwise);

/** @param {unknown} value */
const texts = (value) => (Array.isArray(value) ? value : []).filter((text) => typeof text === 'string' && text.trim()).map((text) => text.trim());

/** @param {unknown} value @returns {{ [key: string]: unknown }} */
const object = (value) => (value && typeof value === 'object' && !Array.isArray(value) ? /** @type {any} */ (value) : {});

/**
 * What was kept by an older version, in today's form.
 *
 * @param {{ [key: string]: unknown }} kept
 */
function migrate(kept) {
  // The first version had two switches and no number.
  return typeof kept['version'] === 'number' ? kept : { ...kept, version: 1 };
}

/**
 * Settings that make sense, whatever was kept: each value that makes none is the default. Of a newer version's settings those
 * that are known are taken.
 *
 * @param {unknown} value
 * @returns {Settings}
 */
export function sane(value) {
  const kept = migrate(object(value));
  const kinds = Array.isArray(kept['kinds']) ? KINDS.filter((kind) => /** @type {unknown[]} */ (kept['kinds']).includes(kind)) : DEFAULTS.kinds;
  const colours = texts(kept['colours']).filter((colour) => /^#[0-9a-f]{6}$/i.test(colour)).slice(0, COLOURS);
  return {
    quotations: flag(kept['quotations'], DEFAULTS.quotations),
    filter: flag(kept['filter'], DEFAULTS.filter),
    cards: flag(kept['cards'], DEFAULTS.cards),
    kinds: /** @type {Settings['kinds']} */ (kinds),
    look: /** @type {Settings['look']} */ (oneOf(kept['look'], LOOKS, DEFAULTS.look)),
    palette: /** @type {Settings['palette']} */ (oneOf(kept['palette'], PALETTES, DEFAULTS.palette)),
    colours,
    phrases: texts(kept['phrases']),
    selectors: texts(kept['selectors']),
  };
}

/**
 * Rules of a site that make sense, whatever was kept.
 *
 * @param {unknown} value
 * @returns {Site}
 */
function saneSite(value) {
  const kept = object(value);
  return {
    on: flag(kept['on'], SITE.on),
    filter: flag(kept['filter'], SITE.filter),
    never: /** @type {Site['never']} */ (NOISE.filter((kind) => texts(kept['never']).includes(kind))),
    phrases: texts(kept['phrases']),
    selectors: texts(kept['selectors']),
  };
}

/**
 * Whether kept settings are those of a newer Whosaid, or cannot be read.
 *
 * @param {unknown} value
 * @returns {'newer' | 'broken' | undefined}
 */
export function trouble(value) {
  if (value === undefined) return undefined;
  if (object(value) !== value) return 'broken';
  const version = /** @type {any} */ (value).version;
  return typeof version === 'number' && version > VERSION ? 'newer' : undefined;
}

async function kept() {
  /** @type {{ [key: string]: unknown }} */
  const all = await area.get('settings').catch(() => ({}));
  return all['settings'];
}

/** The settings for every site, and what is wrong with what was kept, if anything. */
export async function settings() {
  const value = await kept();
  return { settings: sane(value), trouble: trouble(value) };
}

/**
 * What holds for the pages of a host. Kept values that make no sense count as not kept.
 *
 * @param {string} host
 * @param {Promise<{ [key: string]: any }>} [asked] what is kept, if it was asked for already
 * @returns {Promise<Choice>}
 */
export async function choice(host, asked = area.get(['settings', siteKey(host)])) {
  const all = await asked.catch(() => /** @type {{ [key: string]: any }} */ ({}));
  return { ...sane(all['settings']), site: saneSite(all[siteKey(host)]) };
}

/**
 * Keeps these settings, and leaves the others as they are, those of a newer version among them. Fails where the browser's storage is
 * full.
 *
 * @param {Partial<Settings>} changed
 */
export async function keep(changed) {
  const before = await kept();
  const own = object(before);
  const version = trouble(before) === 'newer' ? own['version'] : VERSION;
  await area.set({ settings: { ...own, ...sane(own), ...changed, version } });
}

/**
 * Keeps these rules for a site, and leaves its others as they are. Sites that go by the defaults are not kept: what is kept tells
 * where the reader has been.
 *
 * @param {string} host
 * @param {Partial<Site>} changed
 */
export async function keepSite(host, changed) {
  const key = siteKey(host);
  const site = saneSite({ ...object((await area.get(key))[key]), ...changed });
  if (JSON.stringify(site) === JSON.stringify(SITE)) await area.remove(key);
  else await area.set({ [key]: site });
}

/** The sites that have rules of their own, by their hosts, in order. @returns {Promise<[string, Site][]>} */
export async function sites() {
  const all = await area.get(null);
  const hosts = Object.keys(all).filter((key) => key.startsWith('site:')).map((key) => key.slice(5)).sort();
  return hosts.map((host) => [host, saneSite(all[siteKey(host)])]);
}

/** All that is kept, to be taken to another browser. */
export async function exported() {
  const { settings: own } = await settings();
  const given = { whosaid: VERSION, settings: { ...own, version: VERSION }, sites: Object.fromEntries(await sites()) };
  return JSON.stringify(given, null, 2) + '\n';
}

/**
 * Takes over what `exported` gave, in place of what is kept. Throws where the text is nothing of the kind, or more than the browser
 * keeps; then everything stays as it was.
 *
 * @param {string} text
 */
export async function imported(text) {
  const given = object(JSON.parse(text));
  if (typeof given['whosaid'] !== 'number') throw new SyntaxError('these are no settings of Whosaid');
  const version = object(given['settings'])['version'];
  /** @type {{ [key: string]: unknown }} */
  const all = { settings: { ...sane(given['settings']), version: Math.min(VERSION, typeof version === 'number' ? version : VERSION) } };
  // At first sites could only be switched off.
  for (const host of texts(given['off'])) all[siteKey(host)] = { ...SITE, on: false };
  for (const [host, site] of Object.entries(object(given['sites']))) all[siteKey(host)] = saneSite(site);
  // First what is new, all at once or not at all; only then what is old goes.
  const old = Object.keys(await area.get(null)).filter((key) => !(key in all));
  await area.set(all);
  await area.remove(old);
}

/** Forgets everything. */
export const reset = () => area.clear();

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
