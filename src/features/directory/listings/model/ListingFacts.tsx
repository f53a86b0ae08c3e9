import { Definition } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { FIELD_LABELS, formatField } from './field-texts.ts';
import type { ListingForm } from './types.ts';

/** What a card does not show, and whoever reads the listing or vouches for it must know. */
const FACTS = [
  'contactForms',
  'safeguards',
  'coordinator',
  'ageMin',
  'ageMax',
  'price',
  'access',
  'signLanguages',
  'giftsWanted',
  'bring',
  'route',
] as const;

/** What the listing says besides its card, in words; nothing when it says no more. */
export function ListingFacts({ form, language }: { form: ListingForm; language: string }) {
  const t = teamMessagesIn(language);
  const items = FACTS.flatMap((field): [string, preact.ComponentChildren][] => {
    const text = formatField(form, field, language);
    return text ? [[t(FIELD_LABELS[field]), <bdi>{text}</bdi>]] : [];
  });
  return items.length > 0 ? <Definition items={items} /> : null;
}
