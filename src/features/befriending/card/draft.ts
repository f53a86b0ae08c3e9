import { z } from 'zod';
import { answersInput, FORMS, MAX_NAME_LENGTH } from '../model/answers.ts';
import { type Card, PARTIES, SIDES } from '../model/rules.ts';

/** The steps of the form, in their order. */
export const STEPS = [
  'you',
  'likes',
  'learn',
  'show',
  'rather-not',
  'languages',
  'time',
  'place',
  'together',
  'rhythm',
  'news',
] as const;
export type CardStep = (typeof STEPS)[number];
export const isStep = (text: string): text is CardStep => (STEPS as readonly string[]).includes(text);

export const MAX_EMAIL_LENGTH = 200;

/** A card that is being filled in: what was answered so far. */
export const draftSchema = answersInput.partial().extend({
  name: z.string().trim().min(1).max(MAX_NAME_LENGTH).optional(),
  side: z.enum(SIDES).optional(),
  party: z.enum(PARTIES).optional(),
  forms: z.array(z.enum(FORMS)).min(1).max(FORMS.length).optional(),
  /** null: news is read here alone. */
  email: z.string().max(MAX_EMAIL_LENGTH).nullable().optional(),
});
export type Draft = z.infer<typeof draftSchema>;

/** A card in which every question has an answer. */
export const completeDraftSchema = answersInput.extend({
  name: z.string().trim().min(1).max(MAX_NAME_LENGTH),
  side: z.enum(SIDES),
  party: z.enum(PARTIES),
  forms: z.array(z.enum(FORMS)).min(1).max(FORMS.length),
  email: z.string().max(MAX_EMAIL_LENGTH).nullable(),
});
export type CompleteDraft = z.infer<typeof completeDraftSchema>;

/** What each step asks for. */
const FIELDS_OF: Record<CardStep, readonly (keyof Draft)[]> = {
  you: ['name', 'side', 'age'],
  likes: ['likes'],
  learn: ['learn'],
  show: ['show'],
  'rather-not': ['ratherNot'],
  languages: ['languages'],
  time: ['cells'],
  place: ['place', 'rangeKm', 'widerKm'],
  together: ['party', 'children', 'company'],
  rhythm: ['forms', 'howOften', 'howLong'],
  news: ['email'],
};

export const isDone = (draft: Draft, step: CardStep): boolean =>
  FIELDS_OF[step].every((field) => draft[field] !== undefined);

/** The first step without an answer; undefined when the card is complete. */
export const firstMissing = (draft: Draft): CardStep | undefined =>
  STEPS.find((step) => !isDone(draft, step));

export const stepAfter = (step: CardStep): CardStep | undefined => STEPS[STEPS.indexOf(step) + 1];
export const stepBefore = (step: CardStep): CardStep | undefined => STEPS[STEPS.indexOf(step) - 1];

/** The whole card; undefined while something is missing. */
export function completeDraft(draft: Draft): CompleteDraft | undefined {
  const parsed = completeDraftSchema.safeParse(draft);
  return parsed.success ? parsed.data : undefined;
}

/** A card as it is kept, to be changed. */
export const draftOfCard = (
  card: Pick<Card, 'side' | 'party' | 'forms'>,
  member: { name: string; email: string | null; answers: z.infer<typeof answersInput> },
): Draft => ({
  ...member.answers,
  name: member.name,
  email: member.email,
  side: card.side,
  party: card.party,
  forms: card.forms,
});

/** What one person says of themselves, out of a whole card. */
export const answersOf = ({ name, side, party, forms, email, ...answers }: CompleteDraft) => answers;
