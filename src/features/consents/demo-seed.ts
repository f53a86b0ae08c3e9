import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { deterministicId } from '#core/private-links.ts';
import { daysAfter } from '#core/time/amsterdam.ts';
import { addPerson } from '#features/accounts';
import { type Story, saveStory } from '#features/story';
import { addConsentCode, consentTokenHash } from './model/codes.ts';
import { consentsOf, saveConsent, withdrawConsent } from './model/queries.ts';
import { questionsOf, type StoryPart } from './model/rules.ts';
import { type AskedPurpose, consentWording } from './model/wording.ts';

/** What somebody of the demonstration decided: to whom, which parts, for what, and what came of it. */
interface DemoDecision {
  /** Which of the listings, or for whom a link is. */
  to: number | string;
  parts: StoryPart[];
  purpose: AskedPurpose;
  days: number;
  outcome?: 'refused' | 'withdrawn';
}

/** Invented people, of whom nobody exists. */
const DEMO_PEOPLE: { name: string; story: Story; decisions: DemoDecision[] }[] = [
  {
    name: 'Almaz',
    story: { languages: ['ti', 'en'], level: 'a1', script: 'yes', goals: ['dutch', 'people'], busy: 3 },
    decisions: [
      { to: 0, parts: ['name', 'language'], purpose: 'introduction', days: 30 },
      { to: 1, parts: ['name', 'language', 'wishes'], purpose: 'guidance', days: 90 },
      { to: 'Joke, mijn buurvrouw', parts: ['name', 'wishes'], purpose: 'introduction', days: 30 },
    ],
  },
  {
    name: 'Farhad',
    story: { languages: ['fa'], level: 'a2', script: 'yes', goals: ['work', 'volunteer'], busy: 2 },
    decisions: [
      { to: 0, parts: ['name', 'language', 'wishes'], purpose: 'introduction', days: 90 },
      { to: 2, parts: ['language', 'family'], purpose: 'introduction', days: 30, outcome: 'refused' },
    ],
  },
  {
    name: 'Rima',
    story: { languages: ['ar'], level: 'a0', script: 'some', goals: ['people', 'family'], children: 'care' },
    decisions: [
      { to: 1, parts: ['name', 'language', 'family'], purpose: 'guidance', days: 365 },
      { to: 2, parts: ['name', 'time'], purpose: 'introduction', days: 30, outcome: 'withdrawn' },
    ],
  },
];

/**
 * Shows how sharing looks: a few people who show parts of their story to initiatives of the demonstration, one by a link, one
 * who said no and one who stopped. Seeding again changes nothing.
 * @param listings that keep an initiative of the demonstration, with its name
 * @returns how many people there are
 */
export async function seedDemoConsents(
  app: AppContext,
  listings: readonly { listing: string; name: string }[],
): Promise<number> {
  for (const { name, story, decisions } of DEMO_PEOPLE) {
    const idOf = (what: string, which: string) =>
      deterministicId(app, what, { application: ['demonstration', name, which] });
    const person = idOf('person', '');
    const now = app.now();
    await inTransaction(app.db, { person }, async (tx) => {
      if ((await consentsOf(tx, person)).length > 0) return;
      await addPerson(tx, person, now);
      await saveStory(tx, person, { name, ...story }, now);
      for (const [index, { to, parts, purpose, days, outcome }] of decisions.entries()) {
        const listing = typeof to === 'number' ? listings[to] : undefined;
        if (typeof to === 'number' && !listing) continue;
        const id = idOf('consent', String(index));
        const until = outcome === 'refused' ? now : daysAfter(now, days);
        await saveConsent(
          tx,
          person,
          {
            id,
            recipient: listing
              ? { kind: 'listing', listing: listing.listing }
              : { kind: 'link', tokenHash: consentTokenHash(app, id) },
            recipientName: listing?.name ?? String(to),
            shownName: name,
            purpose,
            parts,
            questions: questionsOf(parts),
            mayFill: false,
            wording: consentWording('nl', purpose).join('\n'),
            language: 'nl',
            decision: outcome === 'refused' ? 'refused' : 'given',
            until,
          },
          now,
        );
        if (!listing) await addConsentCode(tx, app, { id, kind: 'link', until });
        if (outcome === 'withdrawn') await withdrawConsent(tx, id, now);
      }
    });
  }
  return DEMO_PEOPLE.length;
}
