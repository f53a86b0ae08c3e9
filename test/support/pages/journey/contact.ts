import { setTimeout } from 'node:timers/promises';
import { hidden, makeVisitor, type Page, pathOf, type Site, type Visitor } from '../visitor.ts';
import { teamLanguages } from './teamPages.ts';

/** A form that comes back sooner than this is looked at by people first. */
export const READING_MS = 3_500;

/** Asks a question as somebody who reads the form first. @returns the private page of the question */
export async function ask(
  visitor: Visitor,
  words: string,
  fields: Record<string, string> = {},
  language = 'nl',
): Promise<Page> {
  const form = await visitor.open(`/${language}/contact`);
  await setTimeout(READING_MS);
  return visitor.submit(form, '/contact', { category: 'meeting', words, ...fields });
}

/** Questions of people, and how the team answers them. */
export async function contactJourney(site: Site, deniz: Visitor): Promise<void> {
  const hala = makeVisitor(site, 'Hala');
  await hala.look('/contact');
  await hala.look('/contact?about=mistake&page=/about');
  for (const language of ['nl', 'ar']) {
    const form = await hala.open(`/${language}/contact`);
    await hala.submit(form, '/contact', { words: 'Zonder onderwerp', name: '<i>Hala</i>' });
    await hala.submit(form, '/contact', { category: 'place', words: '' });
    await hala.submit(form, '/contact', { category: 'place', words: 'Waar?', email: 'hala at home' });
    await hala.post(`/${language}/contact/keep`, { ...hidden(form), category: 'place', words: 'سؤال' });
  }
  const own = await ask(hala, 'متى يبدأ اللقاء؟', { name: 'Hala', email: 'hala@voorbeeld.nl' }, 'ar');
  const path = pathOf(own);
  await hala.look(path);
  const second = await ask(hala, 'Ik heb een eigen initiatief: samen breien op dinsdag.', {
    category: 'initiative',
    email: 'brei@voorbeeld.nl',
  });
  await hala.submit(own, path, { words: '' });
  await hala.submit(own, path, { words: 'وأين؟' });
  // At once: a machine, perhaps.
  const hasty = makeVisitor(site, 'A machine');
  await hasty.submit(await hasty.open('/nl/contact'), '/contact', {
    category: 'other',
    words: 'Koop www.voorbeeld.nl',
  });
  await inbox(site, deniz);
  await hala.look(path);
  await hala.look(pathOf(second));
}

async function inbox(site: Site, deniz: Visitor): Promise<void> {
  const languages = teamLanguages(site);
  const look = (address: string) => deniz.look(address, languages);
  for (const shelf of ['open', 'waiting', 'answered', 'quarantine', 'unknown']) await look(`/inbox/${shelf}`);
  const open = await look('/inbox');
  const ids = [...new Set([...open.body.matchAll(/\/nl\/inbox\/([0-9a-f-]{36})/g)].map(([, id = '']) => id))];
  const pages = new Map<string, Page>();
  for (const id of ids) pages.set(id, await look(`/inbox/${id}`));
  const arabic = [...pages].find(([, page]) => page.body.includes('متى'))?.[0];
  const knitting = [...pages].find(([, page]) => page.body.includes('breien'))?.[0];
  if (!arabic || !knitting) throw new Error('the inbox does not show both questions');
  const first = `/inbox/${arabic}`;
  const page = await deniz.open(`/nl${first}`);
  await deniz.post(`/nl${first}/keep`, { ...hidden(page), template: 'thanks', dutch: '', words: '' });
  await deniz.submit(page, `${first}/answer`, { dutch: '', words: '' });
  await deniz.submit(page, `${first}/note`, { note: '' });
  await deniz.submit(page, `${first}/note`, { note: 'Ik bel morgen.' });
  const sort = async (what: string, address = first) =>
    deniz.post(`/nl${address}/sort`, { ...hidden(await deniz.open(`/nl${address}`)), what });
  for (const what of ['mine', 'close', 'open', 'quarantine', 'release', 'anyone']) await sort(what);
  await deniz.submit(page, `${first}/answer`, { dutch: 'Te laat.', words: 'متأخر' });
  const now = await look(first);
  const edition =
    now.body.match(/name="edition"[^>]*>.*?<option value="([^"]+)"/s)?.[1] ??
    now.body.match(/name="edition" value="([^"]+)"/)?.[1];
  await deniz.submit(now, `${first}/sign-up`, edition ? { edition } : {});
  await look(first);
  const second = `/inbox/${knitting}`;
  await deniz.submit(await deniz.open(`/nl${second}`), `${second}/listing`);
  await look(second);
  await deniz.submit(await deniz.open(`/nl${first}`), `${first}/answer`, {
    dutch: 'Om drie uur.',
    words: 'الساعة الثالثة.',
    after: 'answered',
  });
  await look(first);
  await deniz.submit(await deniz.open(`/nl${second}`), `${second}/answer`, {
    dutch: 'We denken na.',
    after: 'waits',
  });
  for (const shelf of ['open', 'waiting', 'answered', 'quarantine']) await look(`/inbox/${shelf}?later`);
  const merged = await deniz.open(`/nl${second}`);
  await deniz.submit(merged, `${second}/merge`, { into: 'nothing' });
  await deniz.submit(await deniz.open(`/nl${second}`), `${second}/merge`, {
    into: `http://localhost${first}`,
  });
}
