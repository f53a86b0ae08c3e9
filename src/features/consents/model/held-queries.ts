import type { Tx } from '#core/db/connection.ts';
import { isStoryQuestion, type StoryQuestion } from '#features/story';
import { type ConsentPurpose, STORY_PARTS, type StoryPart } from './rules.ts';

/** A consent in force, as whoever received it sees it. */
export interface GuideConsent {
  id: string;
  person: string;
  /** How the person wants to be called; null: not by name. */
  shownName: string | null;
  purpose: ConsentPurpose;
  parts: StoryPart[];
  questions: StoryQuestion[];
  mayFill: boolean;
  /** The language in which the person decided. */
  language: string;
  decidedAt: Date;
  until: Date;
}

const isPart = (text: string): text is StoryPart => Object.hasOwn(STORY_PARTS, text);

/**
 * The consents in force that a guide received, what ends first on top; or only the one with this id. The transaction must act
 * for the account of the guide.
 */
export async function consentsOfGuide(
  tx: Tx,
  { account, id }: { account: string; id?: string },
  now: Date,
): Promise<GuideConsent[]> {
  let query = tx
    .selectFrom('consent')
    .select([
      'id',
      'person_id as person',
      'shown_name as shownName',
      'purpose',
      'parts',
      'questions',
      'may_fill as mayFill',
      'language',
      'decided_at as decidedAt',
      'until',
    ])
    .where('account_id', '=', account)
    .where('decision', '=', 'given')
    .where('ended_at', 'is', null)
    .where('until', '>', now);
  if (id !== undefined) query = query.where('id', '=', id);
  const rows = await query.orderBy('until').orderBy('id').execute();
  return rows.map(({ parts, questions, ...consent }) => ({
    ...consent,
    parts: parts.filter(isPart),
    questions: questions.filter(isStoryQuestion),
  }));
}
