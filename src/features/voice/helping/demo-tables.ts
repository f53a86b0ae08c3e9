import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { deterministicId, privateLinkHash, privateLinkToken } from '#core/private-links.ts';
import { amsterdamDate, daysAfter } from '#core/time/amsterdam.ts';
import { findConversation } from '../model/queries.ts';
import { insertHours, insertVoiceTable, saveTraining } from './queries.ts';
import { TABLE_LINK, type TableWork, TRAINING_STEPS, tablePath } from './rules.ts';
import { makeTableKeys } from './table-keys.ts';

interface DemoTable {
  slug: string;
  key: string;
  name: string;
  place: string;
  inDays: number;
  work: TableWork;
  payment: string;
  /** Everything was learned, and promised. */
  ready: boolean;
  hours: { daysAgo: number; minutes: number; words: string }[];
}

const FEE = '€ 20 per uur, aan het einde van de maand uitbetaald door de gemeente.';
const [OPEN, WITH_CODES] = ['taal-en-werk', 'vrouwen-en-opvang'];

const DEMO_TABLES: DemoTable[] = [
  {
    slug: OPEN ?? '',
    key: 'taalcafe',
    name: 'Taalcafé Laak',
    place: 'Buurthuis De Wissel, Den Haag',
    inDays: 3,
    work: 'helping',
    payment: FEE,
    ready: true,
    hours: [
      { daysAgo: 4, minutes: 150, words: 'Middag aan tafel, voorgelezen in het Tigrinya' },
      { daysAgo: 11, minutes: 120, words: 'Middag aan tafel' },
      { daysAgo: 40, minutes: 90, words: 'Training' },
    ],
  },
  {
    slug: OPEN ?? '',
    key: 'wachtruimte',
    name: 'Hoek in de bibliotheek',
    place: 'Centrale bibliotheek, Den Haag',
    inDays: 6,
    work: 'helping',
    payment: '',
    ready: false,
    hours: [],
  },
  {
    slug: WITH_CODES ?? '',
    key: 'vrouwengroep',
    name: 'Vrouwengroep donderdag',
    place: 'De Mussen, Den Haag',
    inDays: 2,
    work: 'helping',
    payment: FEE,
    ready: true,
    hours: [{ daysAgo: 1, minutes: 60, words: 'Uitleg in het Arabisch' }],
  },
  ...[1, 2].map((nth) => ({
    slug: WITH_CODES ?? '',
    key: `overtypen-${nth}`,
    name: `Papier overtypen ${nth}`,
    place: '',
    inDays: 9,
    work: 'typing' as const,
    payment: '',
    ready: true,
    hours: [],
  })),
];

const demoId = (app: AppContext, kind: string, ...which: string[]): string =>
  deterministicId(app, kind, { application: ['demonstration', ...which] as [string, ...string[]] });

/** Seeds tables of two conversations, with training and hours. Seeding again changes nothing. */
export async function seedDemoTables(app: AppContext): Promise<void> {
  const day = (days: number) => amsterdamDate(daysAfter(app.now(), days));
  await inTransaction(app.db, { systemTask: { name: 'demonstration' } }, async (tx) => {
    for (const table of DEMO_TABLES) {
      const conversation = await findConversation(tx, { slug: table.slug });
      if (!conversation) continue;
      const id = demoId(app, TABLE_LINK, table.key);
      const isNew = await insertVoiceTable(tx, app, {
        id,
        conversation: conversation.id,
        name: table.name,
        place: table.place,
        heldOn: day(table.inDays),
        work: table.work,
        payment: table.payment,
        linkHash: privateLinkHash(app, TABLE_LINK, id),
        ...(await makeTableKeys()),
        madeOn: day(-14),
      });
      if (!isNew) continue;
      if (table.ready) await saveTraining(tx, id, { trained: [...TRAINING_STEPS], promisedOn: day(-13) });
      for (const { daysAgo, minutes, words } of table.hours)
        await insertHours(tx, id, {
          id: demoId(app, 'voice-table-hours', table.key, String(daysAgo)),
          workedOn: day(-daysAgo),
          minutes,
          words,
        });
    }
  });
}

/** The pages of a key person who helps, and of one who types papers in, without the language. */
export const demoTablePaths = (app: AppContext): { helping: string; typing: string } => {
  const pathOf = (key: string) => tablePath(privateLinkToken(app, TABLE_LINK, demoId(app, TABLE_LINK, key)));
  return { helping: pathOf('taalcafe'), typing: pathOf('overtypen-1') };
};
