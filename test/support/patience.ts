import type { BrowserContext, Keyboard, Locator, Page } from 'playwright-core';

/** Pages that asked for another one, and the moment at which it is there. */
const asking = new WeakMap<Page, Promise<void>>();

/** A link or form asks within a blink after the tap. */
const BLINK = 30;

/**
 * Whoever taps looks when the answer has come: after a click or a key, a page that asks for another one is waited for. A
 * click by itself does not wait, so that a test could look at the page before.
 */
export function patient(context: BrowserContext): BrowserContext {
  context.on('page', (page) => {
    page.on('request', (request) => {
      if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return;
      asking.set(
        page,
        arrival(page).finally(() => asking.delete(page)),
      );
    });
    page.keyboard.press = thenWait(page.keyboard.press.bind(page.keyboard), () => page);
    const locator = Object.getPrototypeOf(page.locator('html')) as Locator & { patient?: true };
    if (!locator.patient)
      Object.assign(locator, {
        patient: true,
        click: thenWait(locator.click, (self: Locator) => self.page()),
      });
  });
  return context;
}

/** The next document is there, or there will be none. */
const arrival = (page: Page): Promise<void> =>
  new Promise((resolve) => {
    page.once('framenavigated', () => resolve(page.waitForLoadState('domcontentloaded').catch(() => {})));
    page.once('requestfailed', () => resolve());
    page.once('close', () => resolve());
  });

function thenWait<T extends Locator | Keyboard, A extends unknown[]>(
  act: (...given: A) => Promise<void>,
  pageOf: (self: T) => Page,
): (...given: A) => Promise<void> {
  return async function (this: T, ...given: A) {
    await act.apply(this, given);
    await new Promise((resolve) => setTimeout(resolve, BLINK));
    await asking.get(pageOf(this));
  };
}
