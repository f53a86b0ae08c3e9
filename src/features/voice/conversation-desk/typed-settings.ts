import { toHHMM } from '#core/i18n/formats.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { toAmsterdam } from '#core/time/amsterdam.ts';
import { DAY_MS } from '#core/time/durations.ts';
import { type Conversation, SET_SIZE } from '../model/rules.ts';

/** The form of a conversation, as it was typed. */
export interface TypedConversation {
  title: Partial<Record<string, string>>;
  intro: Partial<Record<string, string>>;
  reviewed: string[];
  slug: string;
  municipality: string;
  access: string;
  tokenKind: string;
  moderation: string;
  setSize: number;
  opensOn: string;
  opensTime: string;
  closesOn: string;
  closesTime: string;
}

export const titleField = (code: string): string => `title-${code}`;
export const introField = (code: string): string => `intro-${code}`;

/** Reads the form. */
export const typedSettings = (form: {
  get: (field: string) => string;
  getAll: (field: string) => string[];
}): TypedConversation => ({
  title: Object.fromEntries(interfaceLanguages.map(({ code }) => [code, form.get(titleField(code))])),
  intro: Object.fromEntries(interfaceLanguages.map(({ code }) => [code, form.get(introField(code))])),
  reviewed: form.getAll('reviewed'),
  slug: form.get('slug').slice(0, 200),
  municipality: form.get('municipality').slice(0, 10),
  access: form.get('access'),
  tokenKind: form.get('tokenKind'),
  moderation: form.get('moderation'),
  setSize: Number(form.get('setSize')),
  opensOn: form.get('opensOn').slice(0, 20),
  opensTime: form.get('opensTime').slice(0, 10),
  closesOn: form.get('closesOn').slice(0, 20),
  closesTime: form.get('closesTime').slice(0, 10),
});

const dayOf = (moment: Date) => toAmsterdam(moment).day;
const timeOf = (moment: Date) => toHHMM(toAmsterdam(moment).minutes);

/** The form with what is stored. */
export const settingsOf = (conversation: Conversation): TypedConversation => ({
  title: conversation.title,
  intro: conversation.intro,
  reviewed: conversation.reviewedLanguages,
  slug: conversation.slug,
  municipality: conversation.municipality,
  access: conversation.access,
  tokenKind: conversation.tokenKind,
  moderation: conversation.moderation,
  setSize: conversation.setSize,
  opensOn: dayOf(conversation.opensAt),
  opensTime: timeOf(conversation.opensAt),
  closesOn: dayOf(conversation.closesAt),
  closesTime: timeOf(conversation.closesAt),
});

const OPENS_IN_DAYS = 7;
const STAYS_OPEN_DAYS = 28;
const OPENS_TIME = '09:00';
const CLOSES_TIME = '20:00';

/** An empty form, or the texts of an earlier conversation: it opens in a week, and stays open for four. */
export function newSettings(now: Date, municipality: string, earlier?: Conversation): TypedConversation {
  const opens = new Date(now.getTime() + OPENS_IN_DAYS * DAY_MS);
  const dates = {
    opensOn: dayOf(opens),
    opensTime: OPENS_TIME,
    closesOn: dayOf(new Date(opens.getTime() + STAYS_OPEN_DAYS * DAY_MS)),
    closesTime: CLOSES_TIME,
  };
  if (earlier) return { ...settingsOf(earlier), slug: '', ...dates };
  return {
    title: {},
    intro: {},
    reviewed: [],
    slug: '',
    municipality,
    access: 'open',
    tokenKind: 'signed',
    moderation: 'strict',
    setSize: SET_SIZE.usual,
    ...dates,
  };
}
