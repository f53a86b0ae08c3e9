import { Definition, Notice } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { FIELD_LABELS, formatField } from '../model/field-texts.ts';
import { changedFields } from '../model/rules.ts';
import type { ListingForm } from '../model/types.ts';

/** Says that somebody else changed the listing meanwhile, with its current values; what was typed stays in the form below. */
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
  const items = changedFields(current, sent).map((field): [string, string] => [
    t(FIELD_LABELS[field]),
    formatField(current, field, language) || '–',
  ]);
  return (
    <Notice kind="problem" role="alert">
      <p>{t('register.refused.changed-elsewhere')}</p>
      {items.length > 0 && <p>{t('register.elsewhere')}</p>}
      <Definition items={items} />
    </Notice>
  );
}
