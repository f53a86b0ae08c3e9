import type { AppContext } from '#core/context.ts';
import { inTransaction, setRlsContext } from '#core/db/rls-context.ts';
import { deterministicId } from '#core/private-links.ts';
import { daysAfter, daysBefore } from '#core/time/amsterdam.ts';
import { personExists } from '#features/accounts';
import { consentsOf, consentWording, questionsOf, type StoryPart, saveConsent } from '#features/consents';
import { addIdea } from '#features/ideas';
import type { IdeaReason } from '#features/ideas/rules.ts';

/** What a newcomer of the demonstration opened to a guide, and which places the guide thought of. */
interface DemoWalk {
  /** Null: they show no name. */
  shownName: string | null;
  /** Which of the guides. */
  guide: number;
  parts: StoryPart[];
  mayFill: boolean;
  daysAgo: number;
  /** From the start of the demonstration. */
  days: number;
  ideas: { reason: IdeaReason; words: string | null; daysAgo: number }[];
}

const WALKS: Record<string, DemoWalk> = {
  Samira: {
    shownName: 'Samira',
    guide: 0,
    parts: ['name', 'language', 'place', 'time', 'wishes'],
    mayFill: true,
    daysAgo: 40,
    days: 320,
    ideas: [
      { reason: 'dutch', words: 'Hier kun je veel praten. Ik ga de eerste keer mee.', daysAgo: 3 },
      { reason: 'near', words: null, daysAgo: 12 },
    ],
  },
  Hodan: {
    shownName: 'Hodan',
    guide: 0,
    parts: ['name', 'language', 'place', 'wishes'],
    mayFill: true,
    daysAgo: 20,
    days: 70,
    ideas: [{ reason: 'people', words: null, daysAgo: 2 }],
  },
  Zahra: {
    shownName: null,
    guide: 0,
    parts: ['language', 'place', 'time'],
    mayFill: false,
    daysAgo: 6,
    days: 24,
    ideas: [],
  },
  Selam: {
    shownName: 'Selam',
    guide: 1,
    parts: ['name', 'language', 'place', 'time', 'wishes', 'family'],
    mayFill: true,
    daysAgo: 50,
    days: 40,
    ideas: [{ reason: 'along', words: 'Vraag naar Ineke, zij spreekt Tigrinya.', daysAgo: 5 }],
  },
  Emre: {
    shownName: 'Emre',
    guide: 1,
    parts: ['name', 'wishes'],
    mayFill: false,
    daysAgo: 9,
    days: 21,
    ideas: [],
  },
};

/**
 * Shows guidance alive: five newcomers who opened parts of their story to two guides, who thought of places for them. Seeding again
 * changes nothing.
 * @param people who ask in the demonstration; the first of each name walks along
 * @param initiatives of which a guide thinks, in the same order at every start
 */
export async function seedDemoGuidance(
  app: AppContext,
  guides: readonly { account: string; name: string }[],
  people: readonly { person: string; name: string; language: string }[],
  initiatives: readonly string[],
): Promise<void> {
  const now = app.now();
  let nth = 0;
  for (const [name, walk] of Object.entries(WALKS)) {
    const asker = people.find((one) => one.name === name);
    const guide = guides[walk.guide];
    if (!asker || !guide) continue;
    const { person, language } = asker;
    const idOf = (what: string, which: number) =>
      deterministicId(app, what, { application: ['demonstration of guidance', person, String(which)] });
    await inTransaction(app.db, { person }, async (tx) => {
      if (!(await personExists(tx, person))) return;
      const id = idOf('consent', 0);
      if ((await consentsOf(tx, person)).some((known) => known.id === id)) return;
      await saveConsent(
        tx,
        person,
        {
          id,
          recipient: { kind: 'guide', account: guide.account },
          recipientName: guide.name,
          shownName: walk.shownName,
          purpose: 'guidance',
          parts: walk.parts,
          questions: questionsOf(walk.parts),
          mayFill: walk.mayFill,
          wording: consentWording(language, 'guidance').join('\n'),
          language,
          decision: 'given',
          until: daysAfter(now, walk.days),
        },
        daysBefore(now, walk.daysAgo),
      );
      await setRlsContext(tx, { account: guide.account });
      for (const [index, { reason, words, daysAgo }] of walk.ideas.entries()) {
        const initiative = initiatives[nth++ % initiatives.length];
        if (!initiative) continue;
        const idea = { person, account: guide.account, guideName: guide.name, initiative, reason, words };
        await addIdea(tx, app, { id: idOf('idea', index), ...idea }, daysBefore(now, daysAgo));
      }
    });
  }
}
