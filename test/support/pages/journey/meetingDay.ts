import { createHmac } from 'node:crypto';
import { SECRET } from '../server.ts';
import { findIn, hidden, makeVisitor, type Site, type Visitor } from '../visitor.ts';
import { MEETING } from './meetings.ts';
import { dayFromNow, type Look, type MeetingPaths, move, PAGES, teamLanguages } from './teamPages.ts';

const IN_A_YEAR = dayFromNow(365);

/** The smallest picture there is. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The day itself: who arrives, photos, and what the tables write down. @param people own pages of some who come */
export async function meetingDay(deniz: Visitor, base: string, look: Look, people: string[]): Promise<void> {
  await checkIn(deniz, base, look);
  await photos(deniz, base, look, people);
  await outcomes(deniz, base, look);
}

/** The meeting is over: its report, and the photo in it, are for everybody. */
export async function afterMeeting(
  site: Site,
  deniz: Visitor,
  { base, people }: MeetingPaths,
): Promise<void> {
  const look: Look = (path, who = deniz) => who.look(path, teamLanguages(site));
  await move(deniz, base, { day: dayFromNow(-2), wishesUntil: dayFromNow(-9) });
  const hosts = await look(`${base}/hosts`);
  await deniz.submit(hosts, `${base}/report`);
  for (const path of PAGES) await look(base + path);
  const anna = makeVisitor(site, 'Anna afterwards');
  const report = await anna.look(`${MEETING}/report`);
  await anna.open(findIn(report, /\/nl\/meetings\/[a-z-]+\/photos\/[0-9a-f-]{36}/));
  for (const path of [
    '',
    '/meetings',
    MEETING,
    `${MEETING}/programme`,
    `${MEETING}/draw`,
    `${MEETING}/come`,
    `${MEETING}/stand`,
  ])
    await anna.look(path);
  for (const path of people) await anna.look(path);
}

async function checkIn(deniz: Visitor, base: string, look: Look): Promise<void> {
  const page = await look(`${base}/check-in`);
  const code = findIn(page, /data-code="([^"]+)"/);
  const arrive = (typed: string) => deniz.post(`/nl${base}/arrival`, { ...hidden(page), code: typed });
  await arrive('ZZZZ-2222');
  await arrive('no code');
  await arrive(code.toLowerCase().replace('-', ''));
  await look(`${base}/check-in`);
  await look(`${base}/check-in/list`);
  await deniz.post(`/nl${base}/arrival-undone`, { ...hidden(page), code });
  await deniz.post(`/nl${base}/arrivals`, { ...hidden(page), scans: '[' });
  await deniz.post(`/nl${base}/arrivals`, {
    ...hidden(page),
    scans: JSON.stringify([{ code, at: new Date(), device: 'phone' }]),
  });
  await deniz.post(`/nl${base}/release`, hidden(page));
  await look(`${base}/check-in`);
}

/** A photo with somebody in it who agreed. */
async function photos(deniz: Visitor, base: string, look: Look, people: string[]): Promise<void> {
  const aster = makeVisitor(deniz.site, 'Aster with a photo');
  const own = await aster.open(`/nl${people[0]}`);
  await aster.submit(own, '/photos', { yes: 'yes' });
  const page = await look(`${base}/photos`);
  const put = (bytes: Buffer, fields = {}) =>
    deniz.submit(page, `${base}/photos`, {
      picture: new File([new Uint8Array(bytes)], 'tafel.png'),
      words: 'Aan tafel',
      ...fields,
    });
  await put(Buffer.from('no picture'));
  await put(PICTURE);
  await put(PICTURE, { nobodyElse: 'yes' });
  const shown = await look(`${base}/photos`);
  const photo = findIn(shown, /\/photos\/([0-9a-f-]{36})/);
  await deniz.open(`/nl${base}/photos/${photo}`);
  await deniz.submit(shown, `${base}/photos/drop`);
  await put(PICTURE, { nobodyElse: 'yes', words: 'Voor het verslag' });
}

/** The fields of a new line: its words stand in a field of their kind. */
const inKind = (kind: string, { words = '', ...fields }: Record<string, string>) => ({
  ...fields,
  [`words-${kind}`]: words,
});

/** What a table wrote down, an agreement that its owner answers, and the report. */
async function outcomes(deniz: Visitor, base: string, look: Look): Promise<void> {
  await deniz.submit(await deniz.open(`/nl${base}/hosts`), `${base}/tables`);
  const hosts = await look(`${base}/hosts`);
  const table = findIn(hosts, /\/nl(\/table\/[\w-]+)/);
  const gerrit = makeVisitor(deniz.site, 'Gerrit');
  const card = await gerrit.look(table);
  const write = (kind: string, fields: Record<string, string>, page = card) =>
    gerrit.submit(page, table, { ...inKind(kind, fields), kind });
  await write('bottleneck', { words: '' });
  await write('bottleneck', { words: 'De wachtlijst is lang' });
  await write('insight', { words: 'Buren willen wel' });
  await write('agreement', { words: 'We bellen elke maand' });
  await write(
    'agreement',
    { words: 'We bellen', owner: 'Gemeente', dueOn: IN_A_YEAR, email: 'no address' },
    await gerrit.open(`/ar${table}`),
  );
  await write('agreement', {
    words: 'We bellen elke maand',
    owner: 'Gemeente Den Haag',
    dueOn: IN_A_YEAR,
    email: 'gemeente@voorbeeld.nl',
  });
  const written = await gerrit.look(table);
  const line = findIn(written, /name="seen-([0-9a-f-]{36})"/);
  await gerrit.submit(written, `${table}/drop`, { drop: line });
  await gerrit.submit(written, `${table}/drop`, { drop: line });
  const lines = (await gerrit.look(table)).body.split('id="agreement"')[1] ?? '';
  const agreement = lines.match(/name="seen-([0-9a-f-]{36})"/)?.[1];
  if (!agreement) throw new Error('the table shows no agreement');
  const link = `/agreement/${mailedLink('agreement', agreement)}`;
  const shown = await gerrit.look(link);
  await gerrit.submit(shown, link, { state: 'done', answer: 'Gebeld.' });
  await gerrit.submit(shown, link, { state: 'open', answer: 'Te laat.' });
  await deniz.post(`/nl${base}/report`, hidden(hosts));
  await gerrit.look(`${MEETING}/report`);
}

/** The end of a private link as letters hold it. Links that were sent have to stay what they are. */
const mailedLink = (kind: string, id: string): string =>
  createHmac('sha256', Buffer.from(SECRET, 'hex')).update(`link|${kind}|${id}`).digest('base64url');
