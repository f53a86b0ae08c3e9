import { findIn, hidden, makeVisitor, pathOf, type Site, type Visitor } from '../visitor.ts';
import { meetingDay } from './meetingDay.ts';
import { MEETING, signUpJourney, standJourney } from './meetings.ts';
import {
  dayFromNow,
  type Look,
  type MeetingPaths,
  move,
  openTeamLink,
  PAGES,
  teamLanguages,
} from './teamPages.ts';

const IN_A_YEAR = dayFromNow(365);
const NOBODY = '00000000-0000-4000-8000-000000000000';

/** The whole work of a team around one meeting. */
export async function teamJourney(site: Site, deniz: Visitor): Promise<MeetingPaths> {
  const languages = teamLanguages(site);
  const look = (path: string, who = deniz) => who.look(path, languages);
  const overview = await look('/organise');
  await deniz.open('/ti/organise');
  const base = findIn(overview, /\/nl(\/organise\/[0-9a-f-]{36})"/);
  // Once while nobody signed up, and once when people did.
  for (const path of PAGES) await look(base + path);
  const people = await signUpJourney(site);
  const stand = await standJourney(site);
  for (const path of PAGES) await look(base + path);
  await look(`/organise/${NOBODY}`);
  const act = async (page: string, action: string, fields = {}, options = {}) =>
    deniz.submit(await deniz.open(`/nl${base}${page}`), `${base}${action}`, fields, options);
  await desk(deniz, base, look);
  const needs = await deniz.open(`/nl${base}/needs`);
  const need = findIn(needs, /name="need" value="([^"]+)"/);
  await act(
    '/needs',
    '/need',
    { state: 'arranged', [`answer-${need}`]: 'Tesfay tolkt.' },
    { holding: { need } },
  );
  await act('/market', '/stand', {
    state: 'accepted',
    answer: 'Bij de ingang.',
    number: 'A1',
  });
  await look(`${base}/market`);
  await makeVisitor(site, 'Dilan again').look(stand);
  await editing(deniz, base, look);
  // The time for choosing is over: who comes now takes what is left.
  await move(deniz, base, { wishesUntil: dayFromNow(-1) });
  await makeVisitor(site, 'Late').look(MEETING);
  await makeVisitor(site, 'Late').look(`${MEETING}/come`);
  await shifts(deniz, base, look);
  await seats(deniz, base, look);
  for (const path of people) await makeVisitor(site, `Somebody with ${path.slice(0, 3)}`).look(path);
  await meetingDay(deniz, base, look, people);
  await otherMembers(site, deniz, base, look);
  return { base, people };
}

/** Signing somebody up at the desk. */
async function desk(deniz: Visitor, base: string, look: Look): Promise<void> {
  const form = await look(`${base}/come`);
  await deniz.submit(form, `${base}/come`, { email: 'no address' });
  await deniz.post(`/ar${base}/come/keep`, { ...hidden(form), more: 'yes', name0: 'Ewa' });
  await deniz.submit(form, `${base}/come`, { name0: '=HYPERLINK("x")' });
  await look(`${base}/people.csv`);
}

/** Changing the meeting: refusals, a change that is kept, a form that is out of date, another edition. */
async function editing(deniz: Visitor, base: string, look: Look): Promise<void> {
  const page = await look(`${base}/edit`);
  const edition = `${base}/edition`;
  await deniz.submit(page, edition, { 'title-nl': '' });
  await deniz.submit(page, edition, { wishesUntil: IN_A_YEAR });
  await deniz.submit(page, `${base}/part`, { from: '15:00', to: '14:00' });
  await deniz.submit(page, `${base}/break-out`, { places: '0', 'title-nl': '' });
  await deniz.submit(page, `${base}/venue`, { name: '' });
  const saved = await deniz.submit(page, edition, {
    'summary-nl': 'Samen aan tafel, iets later.',
  });
  await deniz.submit(page, edition, { 'summary-nl': 'Te laat.' });
  await deniz.submit(saved, `${base}/venue`, {
    'way-nl': 'Met tram 9 tot de laatste halte.',
    stepFree: 'yes',
  });
  await deniz.submit(await deniz.open(`/nl${base}/edit`), `${base}/part`, { 'about-nl': 'Met thee.' });
  const again = await deniz.open(`/nl${base}/edit`);
  await deniz.submit(again, `${base}/break-out`, { room: 'De kas', places: '14' });
  await look(`${base}/edit?saved`);
  const id = base.split('/').at(-1) ?? '';
  const copied = await deniz.submit(await deniz.open(`/nl/organise/new?copy=${id}`), '/organise/new/copy', {
    copyOf: id,
    copyDay: IN_A_YEAR,
  });
  await look(pathOf(copied));
  await look('/organise');
  const letter = await look(`${base}/message`);
  await deniz.submit(letter, `${base}/message`, { 'subject-nl': '', 'words-nl': '' });
  await deniz.submit(letter, `${base}/message`, {
    'subject-nl': 'Tot donderdag',
    'words-nl': 'Neem een kop mee.',
    'subject-ar': 'نراكم',
    'words-ar': 'أحضروا كوبًا',
  });
}

/** Hands for the day, and somebody who gives one. */
async function shifts(deniz: Visitor, base: string, look: Look): Promise<void> {
  const page = await deniz.open(`/nl${base}/shifts`);
  await deniz.submit(page, `${base}/shift`, { task: '', from: '15:00', to: '14:00' });
  await deniz.submit(page, `${base}/shift`, { task: 'Koffie', from: '13:00', to: '15:00', wanted: '1' });
  await deniz.submit(page, `${base}/shift`, { task: 'Opruimen', from: '17:00', to: '18:00', wanted: '3' });
  const made = await look(`${base}/shifts`);
  const call = findIn(made, /\/nl(\/hands\/[\w-]+)/);
  const farah = makeVisitor(deniz.site, 'Farah');
  const asked = await farah.look(call);
  await farah.submit(asked, call, { firstName: '' });
  await farah.submit(asked, call, { firstName: 'Farah' });
  await farah.submit(asked, call, { firstName: 'Nog iemand' });
  const taken = await farah.look(call);
  await farah.submit(taken, `${call}/leave`);
  await farah.submit(await farah.open(`/ar${call}`), call, { firstName: 'Farah' }, { nth: 1 });
  await deniz.submit(await deniz.open(`/nl${base}/shifts`), `${base}/shift-removed`);
  await look(`${base}/shifts`);
}

/** Who sits where: proposed, changed by hand, published. */
async function seats(deniz: Visitor, base: string, look: Look): Promise<void> {
  const act = async (action: string, fields = {}) =>
    deniz.submit(await deniz.open(`/nl${base}/seats`), base + action, fields);
  await act('/proposal');
  const page = await look(`${base}/seats`);
  const card = findIn(page, /href="(\?card=[^"#]+)/);
  await deniz.submit(await deniz.open(`/nl${base}/seats${card}`), `${base}/seat`);
  await deniz.post(`/nl${base}/seat`, { ...hidden(page), to: NOBODY });
  await act('/publication');
  await look(`${base}/seats`);
  await deniz.post(`/nl${base}/publication`, hidden(page));
  await deniz.post(`/nl${base}/proposal`, hidden(page));
}

/** Members with another duty: at the desk, hosting a conversation, organising this edition alone. */
async function otherMembers(site: Site, deniz: Visitor, base: string, look: Look): Promise<void> {
  const page = await deniz.open(`/nl${base}/hosts`);
  const room = findIn(page, /<option value="([0-9a-f-]{36})"/);
  for (const [name, duty] of [
    ['Henk', 'desk'],
    ['Ilse', room],
    ['Jamal', 'organiser'],
  ] as const) {
    const made = await deniz.submit(page, `${base}/key`, { name, duty });
    const member = makeVisitor(site, name);
    await openTeamLink(member, findIn(made, /\/nl\/team\/[\w-]{43}/));
    for (const path of [
      '/organise',
      base,
      `${base}/check-in`,
      `${base}/badges`,
      `${base}/seats`,
      `${base}/come`,
      '/host',
      '/team/sessions',
      '/inbox',
      '/listings',
      '/spreadsheets',
    ])
      await look(path, member);
    if (duty !== room) await member.submit(await member.open('/nl/organise'), '/team/close');
  }
  await look(`${base}/hosts`);
  await deniz.submit(await deniz.open(`/nl${base}/hosts`), `${base}/key-taken`);
  await look(`${base}/hosts`);
}
