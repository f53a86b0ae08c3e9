import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { deterministicId } from '#core/private-links.ts';
import { amsterdamDate, daysAfter, daysBefore } from '#core/time/amsterdam.ts';
import { rollForward } from '#core/time/holiday-calendar.ts';
import { askableTenants } from '../model/follow-up-queries.ts';
import { addBottleneck, recordBottleneckEvent } from '../model/queries.ts';
import type { BottleneckEventDetail, BottleneckText, PauseReason } from '../model/rules.ts';
import { USUAL_TERM_WEEKS } from '../model/rules.ts';
import seeds from './demo-bottlenecks.json' with { type: 'json' };

type Words = Record<string, string | undefined>;
interface SeedEvent {
  /** So many days ago. */
  ago: number;
  kind: string;
  owner?: string;
  termWeeks?: number;
  reason?: string;
  answer?: string;
  /** What will be done: in so many days from now, or so many days ago, which is late. */
  in?: number;
  'ago-by'?: number;
  helped?: number;
  notHelped?: number;
  people?: number;
  words?: Words;
}
interface Seed {
  key: string;
  at: string;
  language: string;
  source: string;
  agreed?: number[];
  /** The municipality whose tenant gets it by the answer "not ours". */
  handedTo?: string;
  words: Words;
  events: SeedEvent[];
}

/** What was read over by who made the demonstration, and what was said first: that is no translation. */
const textsOfWords = (words: Words = {}, original = 'nl'): BottleneckText[] =>
  Object.entries(words).flatMap(([language, text]) =>
    text ? [{ language, words: text, reviewed: ['nl', 'en', 'ar', original].includes(language) }] : [],
  );

/** Seeds fourteen bottlenecks in every state: two late, one opened again. All are invented. Seeding again changes nothing. */
export const seedDemoBottlenecks = (app: AppContext): Promise<void> =>
  inTransaction(app.db, { systemTask: { name: 'voice' } }, async (tx) => {
    const tenants = await askableTenants(tx);
    const tenantOf = (municipality: string) =>
      tenants.find(({ municipalities }) => municipalities.includes(municipality));
    const all: Seed[] = seeds;
    for (const seed of all) {
      const tenant = tenantOf(seed.at);
      if (tenant)
        await seedOne(tx, app, seed, tenant.id, seed.handedTo ? tenantOf(seed.handedTo) : undefined);
    }
  });

async function seedOne(
  tx: Tx,
  app: AppContext,
  seed: Seed,
  tenant: string,
  receiver: { id: string; name: string } | undefined,
): Promise<void> {
  const now = app.now();
  const idOf = (...which: string[]) =>
    deterministicId(app, 'bottleneck', { application: ['demonstration', seed.key, ...which] });
  const [people = 0, of = 0] = seed.agreed ?? [];
  const common = {
    municipality: seed.at,
    language: seed.language,
    texts: textsOfWords(seed.words, seed.language),
  };
  const source = SOURCES.find((kind) => kind === seed.source) ?? 'staff';
  const [first, ...events] = seed.events;
  const id = await addBottleneck(
    tx,
    {
      ...common,
      id: idOf(),
      tenant,
      // A bottleneck by hand or of a panel has no row behind it in the demonstration.
      source: { kind: source },
      agreed: people > 0 ? { people, of } : undefined,
    },
    daysBefore(now, first?.ago ?? 0),
  );
  let answer = '';
  for (const [index, event] of events.entries()) {
    const at = daysBefore(now, event.ago);
    const eventId = idOf('event', String(index));
    let handedBottleneck: string | undefined;
    if (event.answer === 'not-ours' && receiver) {
      handedBottleneck = await addBottleneck(
        tx,
        {
          ...common,
          id: idOf('handed'),
          tenant: receiver.id,
          municipality: seed.handedTo ?? seed.at,
          source: { kind: 'handed', id },
          handedFrom: id,
        },
        at,
      );
      await recordBottleneckEvent(
        tx,
        handedBottleneck,
        { kind: 'adopted', owner: receiver.name, termWeeks: USUAL_TERM_WEEKS },
        { id: idOf('handed', 'adopted'), at },
      );
    }
    const detail = detailOf(event, answer, now, { to: receiver?.name ?? '', bottleneck: handedBottleneck });
    if (!detail) continue;
    await recordBottleneckEvent(tx, id, detail, { id: eventId, at, texts: textsOfWords(event.words) });
    if (event.kind === 'answered') answer = eventId;
  }
}

const SOURCES = ['panel', 'table', 'proposal', 'staff'] as const;

function detailOf(
  event: SeedEvent,
  about: string,
  now: Date,
  handed: { to: string; bottleneck: string | undefined },
): BottleneckEventDetail | undefined {
  const { kind, termWeeks = USUAL_TERM_WEEKS, helped = 0, notHelped = 0 } = event;
  switch (kind) {
    case 'adopted':
      return { kind, owner: event.owner ?? '', termWeeks };
    case 'paused':
      return { kind, reason: event.reason as PauseReason };
    case 'followed-up':
      return { kind, about, helped, notHelped };
    case 'reopened':
      return { kind, about, helped, notHelped, termWeeks };
    case 'gathered':
    case 'weighed':
    case 'decided':
      return { kind };
    case 'measured':
      return { kind, people: event.people };
    default:
      break;
  }
  switch (event.answer) {
    case 'done':
    case 'no':
      return { kind: 'answered', answer: event.answer };
    case 'will-do': {
      const day = event.in === undefined ? daysBefore(now, event['ago-by'] ?? 0) : daysAfter(now, event.in);
      return { kind: 'answered', answer: 'will-do', by: rollForward(amsterdamDate(day)).day };
    }
    case 'not-ours':
      return {
        kind: 'answered',
        answer: 'not-ours',
        handedTo: handed.to,
        handedBottleneck: handed.bottleneck,
      };
    default:
      return undefined;
  }
}
