import { filledIn } from './forms.ts';
import type { createBrowser, Seen } from './visitor.ts';

type Browser = ReturnType<typeof createBrowser>;
type Sent = Record<string, string | string[]>;

/** What a browser would send of the form on a page that goes to `action`. */
export function formTo(page: Seen, action: string): Sent {
  const form = page.html.split('<form ').find((part) => part.startsWith(`method="post" action="${action}"`));
  if (!form)
    throw new Error(`there is no form to ${action}: ${page.html.replace(/<[^>]+>/g, ' ').slice(0, 400)}`);
  const values = filledIn(form.split('</form>')[0] ?? '');
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      String(value).replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    ]),
  );
}

/** Opens the form that asks for a place, fills it in, and taps on; gives the page that shows what will be seen. */
export async function checkRequest(
  phone: Browser,
  initiative: string,
  fields: Record<string, string> = {},
  language = 'nl',
): Promise<Seen> {
  const path = `/${language}/initiatives/${initiative}/ask`;
  const form = await phone.get(path);
  return phone.post(`${path}/check`, { ...formTo(form, `${path}/check`), ...fields });
}

/** Sends what a page shows that the initiative will see. */
export const sendRequest = (
  phone: Browser,
  check: Seen,
  initiative: string,
  language = 'nl',
): Promise<Seen> => {
  const path = `/${language}/initiatives/${initiative}/ask`;
  return phone.post(path, formTo(check, path));
};
