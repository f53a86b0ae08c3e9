import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import axeCore from 'axe-core';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { demoEdition, demoSet } from '../../seed/demo.ts';
import { createApp } from '../../src/app.ts';
import { seedDemoDirectory } from '../../src/features/directory/demo-seed.ts';
import { seedDemoEdition } from '../../src/features/meetings/demo-seed.ts';
import { loadStaticAssets } from '../../src/server/load-assets.ts';
import { createTestApp } from './app.ts';
import { patient } from './patience.ts';

/**
 * The application behind a real port, with the demonstration set in it unless that is left out, and a real browser in front
 * of it.
 */
export async function site({ demonstration = true } = {}) {
  const { app, faults, owner } = await createTestApp();
  app.now = () => new Date();
  if (demonstration) {
    await seedDemoDirectory(app, demoSet());
    await seedDemoEdition(app, demoEdition());
  }
  const { assets, files } = await loadStaticAssets();
  const server = serve({ fetch: createApp({ app, assets, files }).fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const at = `http://localhost:${(server.address() as AddressInfo).port}`;
  app.publicUrl = at;
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium-headless-shell',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  afterAll(async () => {
    await browser.close();
    server.close();
    (server as Server).closeAllConnections();
  });
  return {
    at,
    app: app,
    faults,
    /** The owner's connection settings, for looking past the policies. */
    owner,
    /** A phone (or, with `wide`, a desk) of one's own; without `script`, JavaScript is off. */
    phone: async ({ script = false, wide = false } = {}): Promise<BrowserContext> =>
      patient(
        await browser.newContext({
          baseURL: at,
          viewport: wide ? DESK : PHONE,
          javaScriptEnabled: script,
        }),
      ),
  };
}

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1200, height: 800 };

/**
 * What is wrong with a page, on a desk and then on a phone: what axe finds, and what sticks out sideways. In other languages than Dutch
 * a page has other words in the same places, so axe judges it in Dutch, and from right to left on the phone; what sticks out is looked
 * for in every language. Colours are the same everywhere, and to judge them takes axe the longest: they are judged on the desk.
 */
export async function wrongOnPhoneAndDesk(page: Page): Promise<string[]> {
  const { inDutch, rightToLeft } = await page.evaluate(() => ({
    inDutch: document.documentElement.lang === 'nl',
    rightToLeft: document.documentElement.dir === 'rtl',
  }));
  await page.setViewportSize(DESK);
  const onDesk = [...(inDutch ? await axe(page) : []), ...(await sticksOut(page))];
  await page.setViewportSize(PHONE);
  const onPhone = [
    ...(inDutch || rightToLeft ? await axe(page, { colours: false }) : []),
    ...(await sticksOut(page)),
  ];
  return [...onDesk.map((what) => `on a desk, ${what}`), ...onPhone.map((what) => `on a phone, ${what}`)];
}

const protocols = new WeakMap<Page, Promise<CDPSession>>();

/**
 * Brings axe into the document. The browser's own protocol is asked, which compiles half a megabyte once per process and not
 * at every page.
 */
async function injectAxe(page: Page): Promise<void> {
  const protocol = protocols.get(page) ?? page.context().newCDPSession(page);
  protocols.set(page, protocol);
  await (await protocol).send('Runtime.evaluate', { expression: axeCore.source });
}

/** What axe finds wrong, as short sentences; without `colours`, it looks at all but those. */
export async function axe(page: Page, { colours = true } = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await injectAxe(page);
  const options = {
    resultTypes: ['violations' as const],
    runOnly: { type: 'tag' as const, values: TAGS },
    rules: { 'color-contrast': { enabled: colours } },
  };
  return page.evaluate(async (how) => {
    const inPage = globalThis as unknown as { axe: typeof axeCore };
    const { violations } = await inPage.axe.run(how);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  }, options);
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What the first visit to a page costs on this device: everything that was sent for it, in bytes. */
export async function firstVisitBytes(context: BrowserContext, path: string): Promise<number> {
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) =>
    sizes.push(request.sizes().then((size) => size.responseBodySize + size.responseHeadersSize)),
  );
  await page.goto(path, { waitUntil: 'networkidle' });
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await context.close();
  return total;
}

/** Anything wider than the screen makes a phone scroll sideways; says how wide, and what ends farthest out. */
export const sticksOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth + 1) return [];
    const beyond = (element: Element) => {
      const { left, right } = element.getBoundingClientRect();
      return Math.max(right - clientWidth, -left);
    };
    const [farthest] = [...document.querySelectorAll('main *')].sort((x, y) => beyond(y) - beyond(x));
    const what = `${farthest?.tagName.toLowerCase()}.${farthest?.className} "${farthest?.textContent.slice(0, 40)}"`;
    return [`${scrollWidth} wide on a screen of ${clientWidth}: ${what}`];
  });

/** Tells a short story by tapping; leaves the page at the week. @returns the number of taps */
export async function tellByTapping(page: Page, town = 'Den Haag'): Promise<number> {
  let taps = 0;
  const tap = async (selector: string) => {
    await page.locator(selector).first().click();
    taps++;
  };
  const next = () => tap('form#question button.primary[type=submit]');
  const skip = () => tap('form#question nav a.ghost');
  await tap('main a[href$="/begin"]');
  await tap('button[value=own]');
  await skip();
  await tap('button[name=age][value="27-64"]');
  await tap('label:has(input[value=ti])');
  await next();
  await page.fill('input[name=place]', town);
  await next();
  await tap('label:has(input[value=bicycle])');
  await next();
  await tap('label:has(input[value=all-morning])');
  await tap('label:has(input[value=all-afternoon])');
  await next();
  await tap('button[name=busy][value="3"]');
  await tap('button[value=a1]');
  await tap('button[name=script][value=yes]');
  await tap('label:has(input[value=dutch])');
  await tap('label:has(input[value=people])');
  await next();
  await tap('button[name=children][value=no]');
  await tap('label:has(input[value=mixed])');
  await next();
  await tap('button[name=access][value=nothing]');
  await tap('main a.primary[href$="/week"]');
  return taps;
}
