import { visitor } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { deterministicId } from '#core/private-links.ts';
import { recordItems } from './check-in/record-items.ts';
import { findEdition } from './edition/queries.ts';
import { acceptsRegistrations, breakoutRounds } from './edition/rules.ts';
import type { Edition } from './edition/types.ts';
import { register } from './registration-form/actions.ts';
import { blankForm, emptyMember, type MemberInput } from './registration-form/rules.ts';
import { actForSeating } from './seating/lock-queries.ts';

/**
 * Who signed up for the demonstration, invented: names with what they need after a slash, the language, numbers of break-outs
 * in order of preference, and how they can be reached. `tolk:ti` is an interpreter.
 */
const SIGN_UPS = `
Helen Tesfay/tolk:ti | ti | 1 2 | helen.tesfay@voorbeeld.nl 06-12000001
Yonas Haile/tolk:ti, Saba Haile/tolk:ti, Meron Haile/oppas | ti | 1 3 | yonas@voorbeeld.nl
ሰላም ኪዳነ/tolk:ti | ti | 1 4 |
ዳዊት በርሀ | ti | 2 1 | 06-12000004
أحمد الخطيب/tolk:ar/eten:halal | ar | 1 2 | ahmad.khatib@voorbeeld.nl
فاطمة الخطيب/tolk:ar/eten:halal/oppas | ar | 3 1 | ahmad.khatib@voorbeeld.nl
نور حداد/tolk:ar | ar | 2 4 | 06-12000007
محمد العلي | ar | 4 1 |
Оксана Коваленко/tolk:uk | uk | 4 2 | oksana.k@voorbeeld.nl
Йосип Бондар/tolk:uk/geen trap | uk | 2 1 | 06-12000010
Ірина Шевченко, Марко Шевченко/oppas | uk | 3 1 | iryna@voorbeeld.nl
Maryam Rahimi/tolk:fa/eten:halal | fa | 1 3 | maryam.rahimi@voorbeeld.nl
رضا کریمی/tolk:fa | fa | 4 3 | 06-12000013
Şükrü Öztürk/tolk:tr | tr | 2 3 | sukru@voorbeeld.nl
Elif Yılmaz | tr | 3 4 | elif.yilmaz@voorbeeld.nl 06-12000015
Zozan Demir | kmr | 1 | 06-12000016
ئاسۆ کەریم/tolk:ckb | ckb | 2 1 |
Abdi Warsame/tolk:so/eten:halal | so | 1 2 | abdi@voorbeeld.nl
Hodan Ali, Ayaan Ali/oppas, Zakaria Ali/oppas | so | 4 1 | 06-12000019
احسان الله صافی/tolk:ps | ps | 2 4 |
Aminata Diallo/tolk:fr | fr | 3 2 | aminata@voorbeeld.nl
Jean-Pierre Mukendi | fr | 1 4 | 06-12000022
Gerrit de Wit/geen trap | nl | 2 1 | gerrit.dewit@voorbeeld.nl
Joke van den Berg | nl | 1 2 | joke.vdberg@voorbeeld.nl 06-12000024
Anneke Jansen/eten:vegetarisch | nl | 4 2 | anneke@voorbeeld.nl
Piet Visser/anders:Ik hoor slecht en zit graag vooraan | nl | 3 | piet.visser@voorbeeld.nl
Loes Bakker, Henk Bakker/geen trap | nl | 2 3 | bakkers@voorbeeld.nl
Fatima El Amrani/eten:halal | nl | 1 3 | fatima.elamrani@voorbeeld.nl
Sanne Smit/eten:veganistisch | nl | 4 1 | sanne.smit@voorbeeld.nl
Wim Mulder | nl | 2 4 | 06-12000030
Hélène Dubois/eten:glutenvrij | nl | 3 1 | helene@voorbeeld.nl
Łukasz Nowak | en | 1 2 | lukasz@voorbeeld.nl
Grace Okafor | en | 4 3 | grace.okafor@voorbeeld.nl
Daniel Abraham/tolk:ti | ti | 1 | 06-12000034
Bilal Mansour/tolk:ar/eten:halal | ar | 2 1 | bilal.m@voorbeeld.nl
Rania Mansour/tolk:ar/eten:halal/oppas | ar | 2 1 | bilal.m@voorbeeld.nl
Samira Saleh | ar | 3 2 | samira.saleh@voorbeeld.nl
Tarek Nasser/anders:Ik kom een uur later | ar | 1 4 | 06-12000038
Olena Melnyk/tolk:uk | uk | 4 1 | olena@voorbeeld.nl
Petro Melnyk/tolk:uk/geen trap | uk | 4 1 | olena@voorbeeld.nl
Zahra Hosseini/tolk:fa | fa | 3 1 | 06-12000041
Mehmet Kaya | tr | 2 | mehmet.kaya@voorbeeld.nl
Leyla Şahin/oppas | tr | 1 3 | leyla@voorbeeld.nl
Khadija Hassan/tolk:so/oppas | so | 3 4 | 06-12000044
Ibrahim Sesay | en | 2 4 | ibrahim.sesay@voorbeeld.nl
Rosa Fernández | en | 4 2 | rosa@voorbeeld.nl
Marieke Hendriks/eten:vegetarisch | nl | 1 2 | m.hendriks@voorbeeld.nl
Joost Hendriks | nl | 1 2 | m.hendriks@voorbeeld.nl
Ruud Peters | nl | 3 4 | 06-12000049
Els Vermeulen/geen trap/eten:zonder noten | nl | 2 1 | els.vermeulen@voorbeeld.nl
Karim Bouzid/eten:halal | nl | 4 3 | karim.bouzid@voorbeeld.nl
Nadia Chaouch | nl | 1 3 | 06-12000052
Tineke Kok, Jan Kok | nl | 2 4 | tineke.kok@voorbeeld.nl
Almaz Gebre/tolk:ti/oppas | ti | 1 2 |
Tsegay Woldu/tolk:ti | ti | 3 1 | tsegay@voorbeeld.nl
Victoria Sydorenko | uk | 1 4 | 06-12000056
Hamid Noori/tolk:fa/eten:halal | fa | 2 3 | hamid.noori@voorbeeld.nl
Amal Idris | ar | 4 2 | amal.idris@voorbeeld.nl
H. Tesfay | nl | 2 | 06 1200 0001
Gerda Willems | nl | 3 2 | gerda@voorbeeld.nl
`;

const NEED_WORDS: Record<string, (member: MemberInput, detail: string) => MemberInput> = {
  tolk: (member, interpreter) => ({ ...member, interpreter }),
  oppas: (member) => ({ ...member, needs: [...member.needs, 'childcare'] }),
  'geen trap': (member) => ({ ...member, needs: [...member.needs, 'step-free'] }),
  eten: (member, diet) => ({ ...member, diet }),
  anders: (member, other) => ({ ...member, other }),
};

function memberOf(text: string): MemberInput {
  const [name = '', ...needs] = text.trim().split('/');
  return needs.reduce((member, need) => {
    const [word = '', detail = ''] = need.split(':');
    return NEED_WORDS[word]?.(member, detail) ?? member;
  }, emptyMember(name));
}

/**
 * Sixty sign-ups for the demonstration edition, one of them twice; and what a desk that practised left behind: some who came
 * in, a code of nobody, two who walked in. Seeding again changes nothing.
 */
export async function seedDemoRegistrations(app: AppContext, editionId: string): Promise<void> {
  const edition = await inTransaction(app.db, {}, (tx) => findEdition(tx, { id: editionId }));
  if (!edition || !acceptsRegistrations(edition, app.now())) return;
  const [round] = breakoutRounds(edition);
  for (const [i, line] of SIGN_UPS.trim().split('\n').entries()) {
    const [people = '', language = 'nl', numbers = '', reach = ''] = line
      .split('|')
      .map((part) => part.trim());
    const contact = reach.split(' ');
    const email = contact.find((part) => part.includes('@')) ?? '';
    const wishes = numbers.split(' ').flatMap((number) => {
      const wish = round?.breakOuts.find((breakOut) => breakOut.number === Number(number));
      return wish ? [wish.id] : [];
    });
    await register(app, visitor, {
      edition: editionId,
      idempotencyKey: { application: ['demo-sign-up', editionId, String(i)] },
      language,
      form: {
        ...blankForm(edition),
        email,
        phone: contact.filter((part) => part !== email).join(' '),
        members: people.split(',').map(memberOf),
        wishes: round ? { [round.id]: wishes } : {},
        anyOther: i % 7 !== 0,
      },
    });
  }
  await seedEntrance(app, edition);
}

/** What the desk practised with. */
async function seedEntrance(app: AppContext, edition: Edition): Promise<void> {
  const at = app.now().toISOString();
  const idOf = (name: string) =>
    deterministicId(app, 'check-in-item', { application: ['demo', edition.id, name] });
  const walkIn = { kind: 'walk-in', at, device: 'Balie links' };
  const items = [
    { kind: 'scan', id: idOf('unknown'), text: 'WXYZ-2347', at, device: 'Telefoon van Aïcha' },
    { kind: 'scan', id: idOf('old badge'), text: '4KPM-99TZ', at, device: 'Balie rechts' },
    { ...walkIn, id: idOf('walk-in 1'), name: 'Senait', people: 2, language: 'ti' },
    { ...walkIn, id: idOf('walk-in 2'), name: '', people: 1, language: 'ar' },
  ];
  await inTransaction(app.db, {}, async (tx) => {
    await actForSeating(tx, edition.id);
    await recordItems({ tx, app, editionId: edition.id, by: 'Deniz' }, items);
  });
}
