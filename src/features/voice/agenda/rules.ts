export const PROPOSAL_SOURCES = ['newcomer', 'volunteer', 'table', 'signal', 'panel'] as const;
export type ProposalSource = (typeof PROPOSAL_SOURCES)[number];

export const MAX_PROPOSAL_CHARACTERS = 280;
export const MAX_REASON_CHARACTERS = 600;
export const MAX_PANEL_NAME = 80;
/** How many links a panel has. */
export const PANEL_SEATS = { min: 5, usual: 8, max: 40 } as const;
/** Fewer answers than this are never counted. */
export const MIN_PANEL_ANSWERS = 5;

export const PANEL_ANSWERS = ['ask', 'not-now', 'pass'] as const;
export type PanelAnswer = (typeof PANEL_ANSWERS)[number];
export type PanelVerdict = 'ask' | 'not-now' | 'undecided';

/** What somebody proposes to ask. */
export interface Proposal {
  id: string;
  tenant: string;
  municipality: string;
  source: ProposalSource;
  sourceRef: string | null;
  /** The language in which it was said. */
  language: string;
  /** YYYY-MM-DD */
  proposedOn: string;
  mergedInto: string | null;
  panel: string | null;
  panelSays: PanelVerdict | null;
  municipalitySays: 'yes' | 'no' | null;
  /** Why not, for everybody. */
  reason: string;
  became: 'statement' | 'bottleneck' | null;
  becameId: string | null;
  /** YYYY-MM-DD */
  decidedOn: string | null;
  version: number;
  texts: { language: string; words: string }[];
}

/** A panel of newcomers, with one round of answers. */
export interface Panel {
  id: string;
  tenant: string;
  municipality: string;
  name: string;
  seats: number;
  closesAt: Date;
  countedAt: Date | null;
  tooFew: boolean;
}

export const PROPOSAL_STATES = ['new', 'panel', 'wanted', 'unwanted', 'asked', 'declined', 'merged'] as const;
/**
 * `new`: nobody looked at it; `panel`: a panel thinks about it; `wanted`: the panel wants it asked, the municipality did not say
 * yet; `unwanted`: the panel does not, or not now; `asked`: it became a question or a bottleneck; `declined`: the municipality
 * said no, and why; `merged`: it is part of another proposal.
 */
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** How a proposal stands. */
export function proposalState(
  proposal: Pick<Proposal, 'mergedInto' | 'municipalitySays' | 'panelSays' | 'panel'>,
): ProposalState {
  if (proposal.mergedInto) return 'merged';
  if (proposal.municipalitySays) return proposal.municipalitySays === 'yes' ? 'asked' : 'declined';
  if (proposal.panelSays) return proposal.panelSays === 'ask' ? 'wanted' : 'unwanted';
  return proposal.panel ? 'panel' : 'new';
}

/**
 * What a panel says about a proposal. Only the verdict is ever told, once, after the round: so the answers of all but one member
 * say nothing about the last one, except where theirs decided. More than half of those who said something want it, or do not.
 */
export function panelVerdict(answers: Readonly<Record<PanelAnswer, number>>): PanelVerdict {
  const said = answers.ask + answers['not-now'];
  if (answers.ask * 2 > said) return 'ask';
  return answers['not-now'] * 2 > said ? 'not-now' : 'undecided';
}

/** Are there enough people in a round to count it? */
export const mayCount = (voters: number): boolean => voters >= MIN_PANEL_ANSWERS;

/** What the municipality says yes to is what newcomers asked: what a panel wants, and what a table of a meeting put forward. */
export const mayBecomeQuestion = (
  proposal: Pick<Proposal, 'panelSays' | 'municipalitySays' | 'mergedInto'>,
) => proposal.panelSays === 'ask' && proposal.municipalitySays === null && proposal.mergedInto === null;

/** The words in the language of the reader, else as they were said. */
export function proposalWords(
  { texts, language: first }: Pick<Proposal, 'texts' | 'language'>,
  language: string,
): { language: string; words: string; original: { language: string; words: string } | undefined } {
  const original = texts.find((text) => text.language === first);
  const own = texts.find((text) => text.language === language) ?? original ?? texts[0];
  return {
    language: own?.language ?? first,
    words: own?.words ?? '',
    original: own && own.language !== first ? original : undefined,
  };
}

/** Everything that was said in one proposal: itself, and what was put in it, also by way of another. */
export function chainOf(proposals: readonly Proposal[], id: string): Proposal[] {
  const chain = proposals.filter((proposal) => proposal.id === id);
  for (const { id: into } of chain)
    for (const proposal of proposals)
      if (proposal.mergedInto === into && !chain.includes(proposal)) chain.push(proposal);
  return chain;
}
