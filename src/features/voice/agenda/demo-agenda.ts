import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { deterministicId } from '#core/private-links.ts';
import { amsterdamDate, daysBefore } from '#core/time/amsterdam.ts';
import { addProposal, changeProposal, listProposals, saveProposalText, tenantFor } from './queries.ts';
import type { PanelVerdict, ProposalSource } from './rules.ts';

interface DemoProposal {
  name: string;
  source: ProposalSource;
  /** In the language of who said it, first. */
  texts: readonly (readonly [language: string, words: string])[];
  daysAgo: number;
  /** The name of the proposal that says the same. */
  partOf?: string;
  panelSays?: PanelVerdict;
  /** Why the municipality does not ask it. */
  reason?: string;
}

const MUNICIPALITY = 'GM0518';

const PROPOSALS: readonly DemoProposal[] = [
  {
    name: 'letters',
    source: 'newcomer',
    texts: [
      ['ti', 'ደብዳቤታት ኣይርድኣንን እየ።'],
      ['nl', 'Ik begrijp de brieven niet.'],
      ['ar', 'لا أفهم الرسائل.'],
    ],
    daysAgo: 12,
  },
  {
    name: 'letters again',
    source: 'volunteer',
    texts: [['nl', 'Elke week zitten er mensen bij ons met brieven die niemand uitlegt.']],
    daysAgo: 9,
    partOf: 'letters',
  },
  {
    name: 'evening',
    source: 'table',
    texts: [
      ['nl', 'De taalles is alleen overdag, dan werk ik.'],
      ['en', 'Language lessons are only by day, when I work.'],
      ['ar', 'دروس اللغة في النهار فقط، وأنا أعمل حينها.'],
    ],
    daysAgo: 20,
    panelSays: 'ask',
  },
  {
    name: 'swimming',
    source: 'newcomer',
    texts: [
      ['ar', 'أريد أن أتعلم السباحة مع نساء.'],
      ['nl', 'Ik wil met vrouwen leren zwemmen.'],
    ],
    daysAgo: 25,
    panelSays: 'not-now',
  },
  {
    name: 'bus',
    source: 'newcomer',
    texts: [
      ['uk', 'Автобус задорогий.'],
      ['nl', 'De bus is te duur.'],
    ],
    daysAgo: 31,
    panelSays: 'undecided',
    reason: 'Over de prijs van de bus gaat de provincie. We vragen daar een kaartje voor cursisten.',
  },
];

/** Seeds what people proposed in the demonstration, in every state but that of a panel that is at work. */
export async function seedDemoAgenda(app: AppContext): Promise<void> {
  const now = app.now();
  await inTransaction(app.db, { systemTask: { name: 'voice' } }, async (tx) => {
    const tenant = await tenantFor(tx, MUNICIPALITY);
    if (!tenant) return;
    const idOf = (name: string) =>
      deterministicId(app, 'voice-proposal', { application: ['demonstration', name] });
    for (const { name, source, texts, daysAgo } of PROPOSALS) {
      const [first] = texts;
      if (!first) continue;
      await addProposal(tx, {
        id: idOf(name),
        tenant,
        municipality: MUNICIPALITY,
        source,
        language: first[0],
        words: first[1],
        day: amsterdamDate(daysBefore(now, daysAgo)),
      });
      for (const [language, words] of texts) await saveProposalText(tx, idOf(name), { language, words });
    }
    const seeded = await listProposals(tx, { tenant });
    for (const { name, partOf, panelSays, reason, daysAgo } of PROPOSALS) {
      const proposal = seeded.find(({ id }) => id === idOf(name));
      // Whatever somebody did with it since stays.
      if (proposal?.version !== 1) continue;
      await changeProposal(tx, proposal.id, 1, {
        ...(partOf && { mergedInto: idOf(partOf) }),
        ...(panelSays && { panelSays }),
        ...(reason && {
          municipalitySays: 'no',
          reason,
          decidedOn: amsterdamDate(daysBefore(now, daysAgo - 14)),
        }),
      });
    }
  });
}
