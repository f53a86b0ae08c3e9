import { ConflictNotice } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { FIELD_LABELS, formatField } from '../model/field-texts.ts';
import { changedFields } from '../model/rules.ts';
import type { ListingForm } from '../model/types.ts';

/** The fields of the form whose text is what stands in one input. */
const PLAIN_FIELDS: readonly (keyof ListingForm)[] = [
  'organisation',
  'name',
  'summary',
  'town',
  'address',
  'price',
  'coordinator',
  'bring',
  'route',
  'website',
  'email',
  'phone',
  'ownerEmail',
];

/** Says that somebody else changed the listing meanwhile: theirs and yours, per field. What was typed stays in the form below. */
export function ChangedElsewhere({
  current,
  sent,
  language,
}: {
  current: ListingForm;
  sent: ListingForm;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <ConflictNotice
      language={language}
      fields={changedFields(current, sent).map((field) => ({
        label: t(FIELD_LABELS[field]),
        theirs: formatField(current, field, language),
        yours: formatField(sent, field, language),
        ...(PLAIN_FIELDS.includes(field) ? { field } : {}),
      }))}
    />
  );
}
