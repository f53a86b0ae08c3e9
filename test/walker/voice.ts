import type { AppContext } from '#core/context.ts';
import { flushBallots } from '../../src/features/voice/ballots/flush.ts';
import { TRAINING_STEPS } from '../../src/features/voice/helping/rules.ts';
import { publishConversations } from '../../src/features/voice/publication/publish-conversations.ts';
import { answersOf, makeConversation, vote } from '../support/voice.ts';
import { type Browser, formsOf, send } from './crawl.ts';
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
  const typists = await send(policy, `${desk}/tables`, {
    name: 'Papier',
    place: '',
    work: 'typing',
    payment: '',
  });
  const overview = typists.to ? (await policy.follow()).html : typists.html;
  for (const [link] of overview.matchAll(/\/nl\/voice-table\/[\w-]{43}/g)) {
    if (link === table) continue;
    const typist = hold(`${link}/paper`);
    await send(typist, link, { trained: [...TRAINING_STEPS], promised: 'yes' }, `${link}/training`);
    break;
  }
  const tablet = newBrowser();
  await send(tablet, table, { as: 'tablet' }, `${table}/begin`);
  hold('/nl/voice-booth/tablet', tablet);

  const invited = await send(policy, `${desk}/readers`, {
    name: canary('Kanarie-taalhulp', 'policy A'),
    languages: ['nl'],
  });
  hold(linkIn(invited.to ? (await policy.follow()).html : invited.html, 'voice-reader'));

  const speaker = newBrowser();
  const said = await send(speaker, '/nl/voice/praat-mee/say', {
    language: 'nl',
    words: canary('Kanarie-woorden van mij', 'policy A'),
  });
  const own = pathOf(said.to);
  hold(own, speaker);
  await confirmWords(speaker, own);

  const proposer = newBrowser();
  const proposed = await send(proposer, '/nl/voice-propose', {
    municipality,
    words: canary('Kanarie-voorstel', 'policy A'),
  });
  hold(pathOf(proposed.to), proposer);
  // A statement that is hidden, about which somebody may ask to look again.
  const [decision = ''] =
    /\/nl\/policy\/voice\/[0-9a-f-]+\/moderation\/[0-9a-f-]{36}/.exec(
      (await policy.get(`${desk}/moderation?state=shown`)).html,
    ) ?? [];
  await send(policy, decision, { reason: 'unclear' }, `${decision}/hide`);
  const panel = await send(policy, '/nl/policy/agenda/panels', {
    name: canary('Kanarie-panel', 'policy A'),
    seats: '5',
  });
  const panels = panel.to ? (await policy.follow()).html : panel.html;
  const agenda = (await policy.get('/nl/policy/agenda')).html;
  const [proposal = ''] = /\/nl\/policy\/agenda\/[0-9a-f-]{36}/.exec(agenda) ?? [];
  const { html: forwarding } = await policy.get(proposal);
  const [, panelId = ''] = /<option value="([0-9a-f-]{36})"[^>]*>Kanarie-panel/.exec(forwarding) ?? [];
  await send(policy, proposal, { panel: panelId }, `${proposal}/panel`);
  hold(linkIn(panels, 'voice-panel'));
  return holders;
}

/** Says that these are the words that were meant. */
async function confirmWords(speaker: Browser, own: string): Promise<void> {
  const { html } = await speaker.get(own);
  const confirming = formsOf(html, own, () => '').find(({ fields }) =>
    [fields.step].flat().includes('confirm'),
  );
  await speaker.post(own, { ...confirming?.fields, step: 'confirm' });
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
