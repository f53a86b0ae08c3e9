import { wordsIn } from '../../people.ts';
import type { Fields } from '../forms.ts';
import { findIn, hidden, makeVisitor, type Page, type Site, type Visitor } from '../visitor.ts';

/** The answers of Yonas, question by question, in the order of the story. */
const ANSWERS: [string, Fields][] = [
  ['name', { name: 'Yonas' }],
  ['age', { age: '27-64' }],
  ['languages', { languages: ['ti', 'en'] }],
  ['place', { place: 'Den Haag' }],
  ['travel', { modes: ['bicycle'], minutes: '30' }],
  ['time', { cells: ['all-morning', 'all-afternoon'], 'from-6': '20:00', 'until-6': '1:00' }],
  ['busy', { busy: '3' }],
  ['level', { level: 'a1' }],
  ['script', { script: 'yes' }],
  ['goals', { goals: ['dutch', 'people', 'work'] }],
  ['children', { children: 'no' }],
  ['company', { company: ['mixed'] }],
  ['access', { access: ['written'], signLanguages: [] }],
  ['give', { give: ['cook'], words: 'brood bakken' }],
  ['reach', { reach: ['message'] }],
  ['moving', { place: 'Zwolle', day: '', month: '3', year: '2027' }],
  ['second', { 'second-name': 'Saba', 'second-level': 'none', 'second-languages': ['ti'] }],
];

/**
 * Begins a story and answers questions; what an older server does not ask is passed over.
 * @returns the page after the last answer
 */
export async function tellStory(
  visitor: Visitor,
  language = 'nl',
  questions = ANSWERS.length,
): Promise<Page> {
  let page = await visitor.submit(await visitor.open(`/${language}/begin`), '/begin', { device: 'own' });
  for (const [question, fields] of ANSWERS.slice(0, questions)) {
    const asked = await visitor.open(`/${language}/story/${question}`);
    if (asked.status === 404) continue;
    page = await visitor.submit(asked, `/story/${question}`, fields);
  }
  return page;
}

/** A newcomer from the first question to the week, the card, another device, and forgetting. */
export async function newcomerJourney(site: Site): Promise<void> {
  const yonas = makeVisitor(site, 'Yonas');
  await yonas.look('/begin');
  await yonas.look('/open');
  await yonas.submit(await yonas.open('/nl/begin'), '/begin', { device: 'own' });
  await yonas.look('/week');
  await yonas.look('/story');
  for (const [question] of ANSWERS) await yonas.look(`/story/${question}`);
  await refusedAnswers(yonas);
  for (const [question, fields] of ANSWERS)
    await yonas.submit(await yonas.open(`/nl/story/${question}`), `/story/${question}`, fields);
  for (const [question] of ANSWERS) await yonas.look(`/story/${question}`);
  await yonas.look('/story');
  await yonas.look('/story?saved');
  await week(yonas);
  await card(yonas);
  await yonas.look('/story/log');
  // Pages that anybody sees are the same for somebody with a story, or know of it.
  for (const path of ['', '/do', '/initiatives', '/meetings', '/begin', '/about']) await yonas.look(path);
  const level = await yonas.open('/nl/story/level');
  await yonas.submit(level, '/level/erasure');
  await yonas.submit(await yonas.open('/ar/story'), '/story/forget');
  const samira = makeVisitor(site, 'Samira');
  await tellStory(samira, 'ar', 10);
  await samira.look('/week');
  await samira.submit(await samira.open('/ar/card'), '/close');
}

async function refusedAnswers(yonas: Visitor): Promise<void> {
  for (const language of ['nl', 'ar']) {
    const answer = async (question: string, fields: Fields) => {
      const page = await yonas.open(`/${language}/story/${question}`);
      await yonas.submit(page, `/story/${question}`, fields);
    };
    await answer('place', { place: 'Nergenshuizen' });
    await answer('place', { place: 'Bergen' });
    await answer('languages', { languages: ['no such language'] });
    await answer('time', { cells: ['never'] });
    await answer('time', { 'from-1': '9:00' });
    await answer('moving', { place: 'Zwolle', day: '31', month: '2', year: '2027' });
    const page = await yonas.open(`/${language}/story/name`);
    await yonas.post(`/${language === 'nl' ? 'ar' : 'nl'}/story/name/keep`, {
      name: 'Yo',
      token: findIn(page, /name="token" value="([^"]+)"/),
    });
    // Answered meanwhile on another device.
    await yonas.submit(page, '/story/name', { name: `Yonas ${language}` });
    await yonas.submit(page, '/story/name', { name: 'Yonas too late' });
  }
}

async function week(yonas: Visitor): Promise<void> {
  let page = await yonas.look('/week');
  const choose = async (choice: string) => {
    const form = page.body.match(/name="initiative" value="([^"]+)"/)?.[1] ?? '';
    page = await yonas.post('/nl/week/choice', {
      token: findIn(page, /name="token" value="([^"]+)"/),
      initiative: form,
      choice,
    });
  };
  for (const choice of ['yes', 'swap', 'no', 'later']) {
    await choose(choice);
    page = await yonas.look('/week');
  }
  const initiative = findIn(page, /name="initiative" value="([^"]+)"/);
  const swap = await yonas.look(`/week/swap/${initiative}`);
  await yonas.submit(swap, '/week/choice');
  const print = await yonas.look('/week/print');
  const shared = findIn(print, /\/nl(\/week\/of\/[\w-]+)/);
  await makeVisitor(yonas.site, 'A friend of Yonas').look(shared);
  await yonas.submit(await yonas.open('/nl/week'), '/week/afresh');
  await yonas.look('/week');
}

async function card(yonas: Visitor): Promise<void> {
  const page = await yonas.look('/card');
  const words = wordsIn(page.body);
  const other = makeVisitor(yonas.site, 'Yonas on another phone');
  for (const language of ['nl', 'ar'])
    await other.submit(await other.open(`/${language}/open`), '/open', {
      code: 'these are not my words',
      device: 'own',
    });
  await other.open(`/nl/open/${words.replaceAll(' ', '-')}`);
  await other.submit(await other.open('/nl/open'), '/open', { code: words, device: 'shared' });
  await other.look('/story', ['nl', 'ar']);
  await other.submit(await other.open('/nl/card'), '/close');
  await other.post('/ar/open/keep', { ...hidden(await other.open('/nl/open')), code: words });
  await yonas.submit(await yonas.open('/nl/card'), '/card/replacement');
  await yonas.look('/card', ['nl', 'ar']);
}
