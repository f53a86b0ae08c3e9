import type pg from 'pg';
import { type Browser, send } from './crawl.ts';
import type { ActorName, Holder, World } from './world.ts';

const TOLD = {
  what: 'We doen dit samen.',
  forWhom: 'Voor de buurt.',
  needed: 'Een zaal.',
  theme: 'meeting',
  places: 'Delft',
};

/**
 * The choir and each meeting tell about a collaboration; of the choir one is a draft. Partners are asked, by a letter and in their
 * own desk, and a municipality wants all of them.
 */
export async function buildCollaborations(
  browsers: World['browsers'],
  operator: Browser,
  editions: World['editions'],
  newBrowser: () => Browser,
  database: pg.Client,
  canary: (text: string, ...visibleTo: ActorName[]) => string,
): Promise<Holder[]> {
  const choir = '/nl/register/own/collaborations';
  await tell(browsers.member, choir, { title: canary('Kanarie-concept', 'member') });
  const tellers: [Browser, string, ActorName[]][] = [
    [browsers.member, choir, ['member']],
    ...editions.map(({ id }, index): [Browser, string, ActorName[]] => [
      operator,
      `/nl/organise/${id}/collaborations`,
      [index === 0 ? 'organiser 1' : 'organiser 2', 'organiser'],
    ]),
  ];
  const holders: Holder[] = [];
  for (const [index, [device, base, visibleTo]] of tellers.entries()) {
    const email = canary(`deelt${index}@kanarie.example`, ...visibleTo);
    const page = await tell(device, base, { title: `Samen ${index}`, email });
    const asked = `partner${index}@kanarie.example`;
    await send(
      device,
      page,
      { name: canary(`Kanarie-partner-${index}`, ...visibleTo), email: asked },
      `${page}/partner`,
    );
    if (device === operator) await send(device, page, { name: 'Samen zingen', email: '' }, `${page}/partner`);
    await send(device, page, { step: 'public' }, `${page}/state`);
    const letter = await database.query<{ body: string }>(
      'select body from mail_outbox where recipient = $1',
      [asked],
    );
    const link = letter.rows[0]?.body.match(/\/nl\/collaborations\/partner\/[\w-]{43}/)?.[0] ?? '';
    holders.push({ browser: newBrowser(), path: link });
    const join = `/nl/policy/collaborations/join/${page.split('/').at(-1)}`;
    await send(browsers['policy A'], join, {
      step: 'want',
      introduce: '1',
      email: canary(`wil${index}@kanarie.example`, 'policy A'),
    });
  }
  return holders;
}

/** Tells about one. @returns the address of its page for who tells it */
async function tell(device: Browser, base: string, fields: Record<string, string>): Promise<string> {
  const made = await send(device, `${base}/new`, { ...TOLD, ...fields });
  return (made.to ?? '').replace('?done', '');
}
