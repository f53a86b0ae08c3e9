import type { PageContext } from '#core/http/page-context.ts';
import type { ShownIdea } from '../model/FreePart.tsx';
import type { PlanDesk } from '../model/read-plan.ts';

export const PLAN_NOTICES = [
  'saved',
  'discarded',
  'changed',
  'no-draft',
  'not-b1',
  'decided',
  'notified',
  'received',
  'talked',
  'annulled',
] as const;
export type PlanNotice = (typeof PLAN_NOTICES)[number];

export interface PlanPageProps {
  page: PageContext;
  token: string;
  desk: PlanDesk;
  ideas: ShownIdea[];
  now: Date;
  /** Keys of the forms that record something about a decided plan. */
  formKeys: Record<'notified' | 'received' | 'talked' | 'annul', string>;
  notice?: PlanNotice | undefined;
  undone?: boolean;
  /** A form about dates that could not be kept, as it was typed. */
  typed?: TypedDates | undefined;
}

/** A form about a decided plan that could not be kept, as it was typed. */
export interface TypedDates {
  form: 'notified' | 'received' | 'talked' | 'annul';
  refusal: 'before-decision' | 'future' | 'no-day' | 'no-words';
  day: string;
  by: string;
  language: string;
  interpreter: boolean;
  words: string;
}
