import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { deterministicId } from '#core/private-links.ts';
import { amsterdamDate, daysAfter, fromAmsterdam } from '#core/time/amsterdam.ts';
import { listTenants } from '../../accounts/index.ts';
import conversations from './demo-statements.json' with { type: 'json' };
import { addStatement, insertConversation, pairStatements } from './queries.ts';
import { type Conversation, SET_SIZE, type TextsByLanguage } from './rules.ts';

/** A conversation of the demonstration; its days count from the day on which it is seeded. */
type DemoConversation = Pick<
  Conversation,
  'municipality' | 'access' | 'tokenKind' | 'moderation' | 'setSize'
> & { slug: keyof typeof conversations; opensInDays: number; closesInDays: number };

const DEMO_CONVERSATIONS: DemoConversation[] = [
  {
    slug: 'taal-en-werk',
    municipality: 'GM0518',
    access: 'open',
    tokenKind: 'signed',
    moderation: 'open',
    setSize: 10,
    opensInDays: -18,
    closesInDays: 24,
  },
  {
    slug: 'wonen-in-lisse',
    municipality: 'GM0553',
    access: 'open',
    tokenKind: 'signed',
    moderation: 'strict',
    setSize: SET_SIZE.usual,
    opensInDays: -51,
    closesInDays: -23,
  },
  {
    slug: 'vrouwen-en-opvang',
    municipality: 'GM0518',
    access: 'code',
    tokenKind: 'blind',
    moderation: 'strict',
    setSize: SET_SIZE.usual,
    opensInDays: -2,
    closesInDays: 40,
  },
];

/** The languages in which who made the demonstration read the words over. */
const REVIEWED = ['nl', 'en'];
const NINE_O_CLOCK_MINUTES = 540;

/**
 * Seeds three conversations: one open, one closed some weeks ago, one with codes on paper. Seeding again changes nothing, also
 * after visitors changed them.
 */
export const seedDemoConversations = (app: AppContext): Promise<void> =>
  inTransaction(app.db, { systemTask: { name: 'demonstration' } }, async (tx) => {
    const tenants = await listTenants(tx);
    for (const conversation of DEMO_CONVERSATIONS) {
      const tenant = tenants.find(({ municipalities }) => municipalities.includes(conversation.municipality));
      if (tenant) await seedConversation(tx, app, conversation, tenant.id);
    }
  });

async function seedConversation(
  tx: Tx,
  app: AppContext,
  { opensInDays, closesInDays, ...conversation }: DemoConversation,
  tenant: string,
): Promise<void> {
  const onDay = (days: number) =>
    fromAmsterdam(amsterdamDate(daysAfter(app.now(), days)), NINE_O_CLOCK_MINUTES);
  const id = deterministicId(app, 'voice-conversation', {
    application: ['demonstration', conversation.slug],
  });
  const { title, intro, statements } = conversations[conversation.slug];
  const opensAt = onDay(opensInDays);
  const isNew = await insertConversation(
    tx,
    {
      ...conversation,
      id,
      tenant,
      title,
      intro,
      reviewedLanguages: REVIEWED,
      opensAt,
      closesAt: onDay(closesInDays),
      published: true,
    },
    opensAt,
  );
  if (!isNew) return;
  const firstOfPair = new Map<string, string>();
  for (const [nth, statement] of statements.entries()) {
    const { pair, ...texts }: TextsByLanguage = statement;
    const statementId = deterministicId(app, 'voice-statement', {
      application: ['demonstration', conversation.slug, String(nth)],
    });
    await addStatement(tx, {
      id: statementId,
      conversation: id,
      origin: 'organiser',
      language: 'nl',
      state: 'shown',
      texts: Object.entries(texts).map(([language, words]) => ({
        language,
        words,
        reviewed: REVIEWED.includes(language),
      })),
    });
    if (pair === undefined) continue;
    const first = firstOfPair.get(pair);
    if (first) await pairStatements(tx, first, statementId);
    firstOfPair.set(pair, statementId);
  }
}
