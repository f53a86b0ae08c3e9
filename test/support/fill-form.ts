import { UUID_PATTERN } from '#core/http/route-options.ts';
import type { Fields, PageForm } from './pages/forms.ts';

/** The smallest picture that there is: one pixel (GIF89a). */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=', 'base64');

const collaboration = (words: string) => ({
  title: words,
  what: words,
  forWhom: words,
  needed: words,
  theme: 'meeting',
});

/** A conversation elsewhere in which ten people agreed, as two files. */
const conversationElsewhere = (words: string) => ({
  comments: new File(
    [`comment-id,moderated,comment-body\n0,1,${words.replaceAll(',', ' ')}\n`],
    'comments.csv',
  ),
  votes: new File(
    [`comment-id,voter-id,vote\n${Array.from({ length: 10 }, (_, voter) => `0,${voter},1\n`).join('')}`],
    'votes.csv',
  ),
});

/** A member of a circle, with one answer to each question. */
const circleMember = (words: string) => ({
  circleName: words.slice(0, 60),
  firstName: words.slice(0, 40),
  email: '',
  forms: 'circle',
  likes: 'walking',
  languages: 'nl',
  cells: 'tue-evening',
  place: 'Delft',
  company: 'mixed',
  age: '27-64',
  children: 'no',
});

const SOME_DAY = { day: '2027-06-05', from: '10:00', to: '11:00' };

/** What a form needs to be accepted, where words in every empty field are too much or too little. */
const NEEDED: Record<string, (words: string) => Fields> = {
  '/register': (words) => ({ name: words, summary: words, what: 'later' }),
  '/contact': (words) => ({ category: 'other', words, email: '' }),
  '/contact/q/:x': (words) => ({ words }),
  '/initiatives/:x/question': (words) => ({ words, email: '' }),
  '/meetings/:x/come': (words) => ({ name0: words, email: '' }),
  '/meetings/:x/stand': (words) => ({ organisation: words, shows: words, email: '' }),
  '/organise/:x/come': (words) => ({ name0: words, email: '' }),
  '/organise/:x/message': (words) => ({ 'subject-nl': words, 'words-nl': words }),
  '/organise/:x/photos': (words) => ({
    words,
    nobodyElse: 'yes',
    picture: new File([PIXEL], 'foto.gif', { type: 'image/gif' }),
  }),
  '/organise/new': (words) => ({ ...SOME_DAY, days: '1', 'title-nl': words, name: words, town: words }),
  '/organise/new/copy': () => ({ copyDay: SOME_DAY.day }),
  '/organise/:x/part': (words) => ({ ...SOME_DAY, kind: 'plenary', 'title-nl': words }),
  '/organise/:x/venue': (words) => ({ name: words, address: words, town: words, link: '' }),
  '/organise/:x/break-out': (words) => ({ host: words, places: '10', 'title-nl': words }),
  '/organise/:x/shift': (words) => ({ ...SOME_DAY, task: words, wanted: '2' }),
  '/hands/:x': (words) => ({ firstName: words, email: '' }),
  '/spreadsheets': (words) => ({ pasted: `naam;plaats\n${words};Delft\n`, called: 'lijst' }),
  '/inbox/:x/answer': (words) => ({ dutch: words, after: 'answered' }),
  '/register/own/collaborations/new': (words) => collaboration(words),
  '/organise/:x/collaborations/new': (words) => collaboration(words),
  '/policy/collaborations/new': (words) => collaboration(words),
  '/table/:x': (words) => ({ kind: 'insight', 'words-insight': words }),
  '/policy/voice/:x/tables': (words) => ({ name: words, place: words, payment: words, work: 'helping' }),
  '/policy/voice/:x/tables/codes': () => ({ count: '2', reader: 'nl', table: '' }),
  '/policy/voice/:x/tables/paper': () => ({ count: '2', reader: 'nl', table: '' }),
  '/policy/voice/:x/import': conversationElsewhere,
  '/policy/bottlenecks/new': (words) => ({ words, owner: words }),
  '/policy/bottlenecks/:x/answer': (words) => ({
    kind: 'done',
    words,
    by: '',
    handedTo: '',
    handedTenant: '',
    ownWords: words,
  }),
  '/policy/bottlenecks/:x/step': (words) => ({ words, owner: words, people: '' }),
  '/policy/bottlenecks/:x/voice': () => ({ sound: new File(['ID3'], 'antwoord.mp3') }),
  '/befriending/report': (words) => ({ kind: 'other', about: 'organisation', name: '', words, reach: '' }),
  '/befriending/own/circle/new': circleMember,
  '/befriending/own/circle/join/:x': circleMember,
  '/befriending/own/circle/change': (words) => ({ circleName: words, forms: 'circle' }),
  '/register/own/befriending/cards/:x/check': () => ({ datedOn: '2026-01-05' }),
  '/register/own/befriending/pairs/:x/end': (words) => ({ reason: 'time', words }),
  '/voice-table/:x/hours': (words) => ({ workedOn: '2026-01-05', hours: '2', words }),
};

/** What the team or a municipality writes in these forms everybody reads, so no secret goes in. */
const PUBLISHED =
  /^\/(organise\/:x\/(venue|part|break-out)|policy\/bottlenecks\/.+|policy\/voice\/:x\/import)$/;
const PUBLIC_WORDS = 'Voor iedereen';

/** A form with some words in it, as somebody who means them would send it; every empty field of a form that is new here. */
export function fillForm({ action, fields, empty }: PageForm, words: string): Fields {
  const pattern = action
    .replace(/^\/[a-z]+/, '')
    .replace(new RegExp(UUID_PATTERN, 'g'), ':x')
    .replace(/^\/(contact\/q|table|hands|voice-table|befriending\/own\/circle\/join)\/[\w-]+/, '/$1/:x')
    .replace(/^\/meetings\/[\w-]+/, '/meetings/:x');
  const given = PUBLISHED.test(pattern) ? PUBLIC_WORDS : words;
  const typed = NEEDED[pattern]?.(given) ?? Object.fromEntries(empty.map((name) => [name, given]));
  return { ...fields, ...typed };
}
