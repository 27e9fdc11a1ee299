// A stock browser with the built extension in it, and a web server on loopback for it to read.
//
// Which browser is told by WHOSAID_BROWSER ("chrome" or "firefox"), its program by CHROME and FIREFOX. Nothing here waits for a
// number of seconds: only for what is to become true.

import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import puppeteer from 'puppeteer-core';

/** @import { Browser, Page } from 'puppeteer-core' */
/** @import { View } from '../../extension/types.d.ts' */
/**
 * @typedef {{ html: string | Buffer, rest?: Promise<string>, type?: string, csp?: string, host?: string }} Serve
 *   A page: its content, and what of it comes later; content type, Content-Security-Policy, and the name to reach it by: 127.0.0.1 or
 *   localhost.
 * @typedef {{ page: Page, errors: string[] }} Tab
 *   An open page, and everything that was logged as an error or thrown in it, by whomever.
 */

export const BROWSER = process.env.WHOSAID_BROWSER === 'firefox' ? 'firefox' : 'chrome';

/** Nothing may run or load but what an extension brings along. */
export const STRICT = "default-src 'none'; script-src 'none'; style-src 'unsafe-inline'; require-trusted-types-for 'script'";

const PROGRAMS = { chrome: process.env.CHROME ?? '/usr/bin/chromium', firefox: process.env.FIREFOX ?? '/usr/bin/firefox-esr' };
const QUIET = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const ARGUMENTS = BROWSER === 'firefox' ? ['--remote-allow-system-access'] : process.getuid?.() === 0 ? [...QUIET, '--no-sandbox'] : QUIET;
// Firefox gives each installation an address by chance, unless it is told.
const FIREFOX_ADDRESS = '6f0a7c52-9d0e-4d57-8a53-1f8d7f3a2b10';

/** @param {string} path within the project */
export const file = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The sample article, its style sheet within. */
export function sample() {
  const style = readFileSync(file('www/samples/news.css'), 'utf8');
  return readFileSync(file('www/samples/sea-wall.html'), 'utf8').replace(/<link rel="stylesheet"[^>]*>/, `<style>${style}</style>`);
}

/**
 * Saved pages, from the files *.html and *.html.gz of a folder.
 *
 * @param {string} folder
 */
export function savedPages(folder) {
  const names = readdirSync(folder).filter((name) => /\.html(\.gz)?$/.test(name)).sort();
  if (!names.length) throw new Error(`no *.html and no *.html.gz in ${folder}`);
  return names.map((name) => ({
    name: name.replace(/\.html(\.gz)?$/, ''),
    html: () => {
      const bytes = readFileSync(`${folder}/${name}`);
      return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    },
  }));
}

/**
 * Starts the browser with the extension.
 *
 * @param {{ extension?: string, headless?: boolean, proxy?: number }} [options] the unpacked extension, if it is not the one that was
 *   built; the port on this machine that everything the browser asks of any network goes through
 */
export async function start({ extension = file(`dist/${BROWSER}`), headless = true, proxy } = {}) {
  const manifest = JSON.parse(readFileSync(`${extension}/manifest.json`, 'utf8'));
  const browser = await launch(
    headless,
    BROWSER === 'firefox'
      ? {
          extraPrefsFirefox: {
            'extensions.webextensions.uuids': JSON.stringify({ [manifest.browser_specific_settings.gecko.id]: FIREFOX_ADDRESS }),
            // Nobody could answer Firefox's own question: it takes the click that leads to it for yes.
            'extensions.webextOptionalPermissionPrompts': false,
            ...(proxy ? firefoxProxy(proxy) : {}),
          },
        }
      : { enableExtensions: true, ...(proxy ? { args: [...ARGUMENTS, `--proxy-server=http://127.0.0.1:${proxy}`, '--proxy-bypass-list=<-loopback>'] } : {}) },
  );
  const id = await browser.installExtension(extension);
  await welcomed(browser);
  const web = await serve();
  return new Session(browser, web, id);
}

/** Closes the page that comes after installation: it would be in the way. @param {Browser} browser */
async function welcomed(browser) {
  const page = await until(async () => {
    for (const page of await browser.pages()) {
      if (await page.evaluate(() => location.pathname.endsWith('/welcome.html')).catch(() => false)) return page;
    }
    return undefined;
  }, 'the page after installation opens');
  await page.close();
}

/** @param {number} port */
const firefoxProxy = (port) => ({
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': port,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': port,
  'network.proxy.no_proxies_on': '',
  'network.proxy.allow_hijacking_localhost': true,
});

/**
 * Starts the browser as it is.
 *
 * @param {boolean} headless
 * @param {import('puppeteer-core').LaunchOptions} [options]
 */
export function launch(headless = true, options = {}) {
  return puppeteer.launch({
    browser: BROWSER,
    executablePath: PROGRAMS[BROWSER],
    headless,
    defaultViewport: headless ? { width: 1000, height: 800 } : null,
    args: ARGUMENTS,
    ...options,
  });
}

async function serve() {
  /** @type {Map<string, Serve>} */
  const pages = new Map();
  const server = createServer((request, response) => {
    if (request.url === '/favicon.ico') return response.writeHead(204).end();
    const page = pages.get(request.url ?? '');
    if (!page) return response.writeHead(404).end();
    response.setHeader('content-type', page.type ?? 'text/html; charset=utf-8');
    if (page.csp) response.setHeader('content-security-policy', page.csp);
    if (!page.rest) return response.end(page.html);
    response.write(page.html);
    return page.rest.then((rest) => response.end(rest));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { pages, port, close: () => server.close() };
}

export class Session {
  /** @type {Page[]} */
  #open = [];

  /** @param {Browser} browser @param {Awaited<ReturnType<typeof serve>>} web @param {string} id */
  constructor(browser, web, id) {
    this.browser = browser;
    this.web = web;
    this.id = id;
  }

  /**
   * Puts a page on the web and returns its address.
   *
   * @param {Serve} page
   */
  publish(page) {
    const path = `/${this.web.pages.size}`;
    this.web.pages.set(path, page);
    return `http://${page.host ?? '127.0.0.1'}:${this.web.port}${path}`;
  }

  /**
   * Opens a page, and waits until Whosaid has passed over it.
   *
   * @param {Serve} page
   * @returns {Promise<Tab>}
   */
  async open(page) {
    const tab = await this.visit(this.publish(page));
    await passed(tab.page);
    return tab;
  }

  /**
   * Opens an address, and does not wait for Whosaid.
   *
   * @param {string} url
   * @returns {Promise<Tab>}
   */
  async visit(url) {
    const page = await this.browser.newPage();
    this.#open.push(page);
    /** @type {string[]} */
    const errors = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(url, { waitUntil: 'load' });
    return { page, errors };
  }

  /**
   * Opens the popup over a page. In Chrome it is the real one. Firefox keeps it from us, so there it is a tab in the background:
   * the page stays the active one, as it would be.
   *
   * @param {Page} over
   * @returns {Promise<Page>}
   */
  async popup(over) {
    await over.bringToFront();
    const popup = BROWSER === 'chrome' ? await this.#action(over) : await this.#behind(over, 'popup.html');
    this.#open.push(popup);
    return popup;
  }

  /** @param {Page} over */
  async #action(over) {
    const extension = (await this.browser.extensions()).get(this.id);
    if (!extension) throw new Error('the extension is not installed');
    await over.triggerExtensionAction(extension);
    const target = await this.browser.waitForTarget((target) => target.url().startsWith(`chrome-extension://${this.id}/popup.html`));
    return target.asPage();
  }

  /** @param {Page} over @param {string} path */
  async #behind(over, path) {
    const page = await this.extensionPage(path);
    await over.bringToFront();
    return page;
  }

  /**
   * Opens one of the extension's own pages as a tab.
   *
   * @param {string} path
   * @returns {Promise<Page>}
   */
  async extensionPage(path) {
    const page = await this.browser.newPage();
    this.#open.push(page);
    if (BROWSER === 'chrome') {
      await page.goto(`chrome-extension://${this.id}/${path}`);
      return page;
    }
    const url = `moz-extension://${FIREFOX_ADDRESS}/${path}`;
    // It does go there, and never says so; what is left of the promise fails when the page is closed.
    page.goto(url).catch(() => {});
    return until(async () => {
      for (const candidate of await this.browser.pages()) {
        const there = await candidate.evaluate(() => document.readyState === 'complete' && location.href).catch(() => '');
        if (there === url) return candidate;
      }
      return undefined;
    }, `${path} opens`);
  }

  /** Closes all pages and forgets all settings: for the next test. */
  async tidy() {
    const page = await this.extensionPage('popup.html');
    await page.evaluate(async () => {
      const { storage } = /** @type {any} */ (globalThis).browser ?? chrome;
      await storage.sync.clear();
      await storage.local.clear();
    });
    await Promise.all(this.#open.map((page) => page.close().catch(() => {})));
    this.#open = [];
  }

  async stop() {
    await this.browser.close();
    this.web.close();
  }
}

/**
 * Waits until Whosaid has passed over a page.
 *
 * @param {Page} page
 */
export async function passed(page) {
  await waitFor(page, () => performance.getEntriesByName('whosaid:pass').length > 0);
}

/**
 * Waits until something is true in a page; in one that lies in the background, too.
 *
 * @template {unknown[]} Given
 * @param {Page} page
 * @param {(...given: Given) => unknown} condition
 * @param {Given} given
 */
export async function waitFor(page, condition, ...given) {
  // Asked anew each time: a question that the driver leaves waiting in the page may be forgotten there. While a page goes and another
  // comes, nobody answers. Whatever the answer is, an element for one, what comes back is whether it is true.
  const question = `Boolean((${condition})(...${JSON.stringify(given)}))`;
  const asked = () => page.evaluate(question).catch(() => false);
  await until(async () => (await asked()) || undefined, `${question} at ${page.url()}`);
}

/**
 * Waits until an attempt returns something, and returns that.
 *
 * @template Found
 * @param {() => Promise<Found | undefined>} attempt
 * @param {string} what for the error, should it never come true
 * @returns {Promise<Found>}
 */
export async function until(attempt, what) {
  const end = Date.now() + 15_000;
  while (Date.now() < end) {
    const found = await attempt();
    if (found !== undefined) return found;
    await new Promise((resume) => setTimeout(resume, 20));
  }
  throw new Error(`waited in vain until ${what}`);
}

/**
 * What the extension makes of the page that lies under its popup, in its own words.
 *
 * @param {Page} popup
 * @returns {Promise<View>}
 */
export function view(popup) {
  return popup.evaluate(async () => {
    const { tabs } = /** @type {any} */ (globalThis).browser ?? chrome;
    const own = await tabs.getCurrent();
    const [tab] = (await tabs.query({ active: true, currentWindow: true })).filter((/** @type {any} */ { id }) => id !== own?.id);
    const port = tabs.connect(tab.id, { name: 'reader' });
    const message = await new Promise((heard) => port.onMessage.addListener(heard));
    port.disconnect();
    return message.view;
  });
}

/**
 * What is painted: the texts under each of our highlights, in the order of the page.
 *
 * @param {Page} page
 * @returns {Promise<{ [highlight: string]: string[] }>}
 */
export function painted(page) {
  return page.evaluate(() => {
    /** @param {AbstractRange} range */
    const text = (range) => {
      const copy = document.createRange();
      copy.setStart(range.startContainer, range.startOffset);
      copy.setEnd(range.endContainer, range.endOffset);
      return copy.toString().replace(/\s+/g, ' ');
    };
    /** @type {[string, Set<AbstractRange>][]} */
    const ours = [.../** @type {any} */ (CSS.highlights)].filter(([name]) => name.startsWith('whosaid-'));
    return Object.fromEntries(ours.map(([name, ranges]) => [name, [...ranges].map(text)]));
  });
}

/**
 * Waits until words that begin like this are painted.
 *
 * @param {Page} page
 * @param {string} text
 */
export const isPainted = (page, text) =>
  until(async () => (Object.values(await painted(page)).flat().some((mark) => mark.startsWith(text)) ? true : undefined), `${text} is painted`);

/**
 * Counts the passes over a page from now on.
 *
 * @param {Page} page
 */
export const countPasses = (page) =>
  page.evaluate(() => {
    const passes = { count: 0 };
    Object.assign(globalThis, { passes });
    new PerformanceObserver((list) => (passes.count += list.getEntriesByName('whosaid:pass').length)).observe({ type: 'measure' });
  });

/**
 * How many passes were counted.
 *
 * @param {Page} page
 * @returns {Promise<number>}
 */
export const passes = (page) => page.evaluate(() => /** @type {any} */ (globalThis).passes.count);

/**
 * What a reader can read of a page, line by line.
 *
 * @param {Page} page
 */
export async function readable(page) {
  const text = await page.evaluate(() => document.body.innerText);
  return text.split('\n').map((line) => line.trim()).filter(Boolean);
}

/**
 * The page's whole DOM, as markup.
 *
 * @param {Page} page
 */
export const markup = (page) => page.evaluate(() => document.documentElement.outerHTML);

const AXE = readFileSync(file('node_modules/axe-core/axe.min.js'), 'utf8');

/**
 * What axe-core has to say against a page.
 *
 * @param {Page} page
 * @returns {Promise<string[][]>}
 */
export async function violations(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run());
  return violations.map((/** @type {any} */ { id, nodes }) => [id, ...nodes.map((/** @type {any} */ { html }) => html)]);
}
