import type { AppContext } from '#core/context.ts';
import { flushBallots } from '../../src/features/voice/ballots/flush.ts';
import { TRAINING_STEPS } from '../../src/features/voice/helping/rules.ts';
import { publishConversations } from '../../src/features/voice/publication/publish-conversations.ts';
import { answersOf, makeConversation, vote } from '../support/voice.ts';
import { type Browser, send } from './crawl.ts';
import type { ActorName, Holder, World } from './world.ts';

/** So many people that some of them are published while others may still come. */
const PEOPLE = 44;

/**
 * A conversation of the first municipality with published results, a table with its key person, a device in a corner, a reader,
 * words of somebody, a proposal and a panel.
 */
export async function buildVoice(
  app: AppContext,
  browsers: World['browsers'],
  newBrowser: () => Browser,
  canary: (text: string, ...visibleTo: ActorName[]) => string,
  { tenant, municipality }: { tenant: string; municipality: string },
): Promise<Holder[]> {
  const policy = browsers['policy A'];
  const { conversation } = await makeConversation(app, { tenant, municipality, slug: 'praat-mee' });
  await vote(
    app,
    conversation,
    Array.from({ length: PEOPLE }, (_, nth) =>
      answersOf('agree', nth % 2 ? 'agree' : 'disagree', 'disagree'),
    ),
  );
  await flushBallots(app, { all: true });
  await publishConversations(app);
  const desk = `/nl/policy/voice/${conversation.id}`;
  const holders: Holder[] = [];
  const hold = (path: string, device = newBrowser()): Browser => {
    holders.push({ browser: device, path });
    return device;
  };

  const made = await send(policy, `${desk}/tables`, {
    name: canary('Kanarie-tafel', 'policy A'),
    place: 'Buurthuis',
    work: 'helping',
    payment: '',
  });
  const table = linkIn(made.to ? (await policy.follow()).html : made.html, 'voice-table');
  const keyPerson = hold(table);
  await send(keyPerson, table, { trained: [...TRAINING_STEPS], promised: 'yes' }, `${table}/training`);
  await send(
    keyPerson,
    table,
    { workedOn: '2026-11-20', hours: '2', words: canary('Kanarie-uren aan tafel', 'policy A') },
    `${table}/hours`,
  );
  const corner = newBrowser();
  await send(corner, table, { as: 'shared' }, `${table}/begin`);
  hold('/nl/voice-booth', corner);
  const tablet = newBrowser();
  await send(tablet, table, { as: 'tablet' }, `${table}/begin`);
  hold('/nl/voice-booth/tablet', tablet);

  const invited = await send(policy, `${desk}/readers`, {
    name: canary('Kanarie-lezer van woorden', 'policy A'),
    languages: ['nl'],
  });
  hold(linkIn(invited.to ? (await policy.follow()).html : invited.html, 'voice-reader'));

  const speaker = newBrowser();
  const said = await send(speaker, '/nl/voice/praat-mee/say', {
    language: 'nl',
    words: canary('Kanarie-woorden van mij'),
  });
  hold(pathOf(said.to), speaker);

  const proposer = newBrowser();
  const proposed = await send(proposer, '/nl/voice-propose', {
    municipality,
    words: canary('Kanarie-voorstel', 'policy A'),
  });
  hold(pathOf(proposed.to), proposer);
  const panel = await send(policy, '/nl/policy/agenda/panels', {
    name: canary('Kanarie-panel', 'policy A'),
    seats: '5',
  });
  hold(linkIn(panel.to ? (await policy.follow()).html : panel.html, 'voice-panel'));
  return holders;
}

const linkIn = (html: string, word: string): string => {
  const [link] = new RegExp(`/nl/${word}/[\\w-]{43}`).exec(html) ?? [];
  if (!link) throw new Error(`no link to ${word}`);
  return link;
};

const pathOf = (address: string | null | undefined): string => {
  if (!address) throw new Error('it leads nowhere');
  return address.replace(/^https?:\/\/[^/]+/, '').replace(/[?#].*$/, '');
};
