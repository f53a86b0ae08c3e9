import { formsOf } from '../walker/crawl.ts';
import type { createBrowser, Seen } from './visitor.ts';

type Fields = Record<string, string | string[]>;

/** The fields of a form on a page as a browser would send them: the first that goes to `target` and holds these values. */
export function formOn(html: string, target: string, holding: Fields = {}): Fields {
  const form = formsOf(html, '', () => '').find(
    ({ path, fields }) =>
      path === target && Object.entries(holding).every(([name, value]) => fields[name] === value),
  );
  if (!form) throw new Error(`there is no form to ${target} with ${JSON.stringify(holding)}`);
  return form.fields;
}

/** Opens a page, fills in one of its forms and sends it. */
export async function fillIn(
  browser: ReturnType<typeof createBrowser>,
  page: string,
  target: string,
  typed: Fields,
  holding: Fields = {},
): Promise<Seen> {
  const { html } = await browser.get(page);
  return browser.post(target, { ...formOn(html, target, holding), ...typed });
}
