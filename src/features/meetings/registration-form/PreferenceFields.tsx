import { SelectField } from '#ui';
import { textOf } from '../edition/texts.ts';
import type { ProgrammeItem } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import { MAX_WISHES } from './rules.ts';

/** Which break-out one likes best, second and third: three lists, no dragging. */
export function PreferenceFields({
  item,
  chosen,
  language,
  error,
}: {
  item: ProgrammeItem;
  chosen: readonly string[];
  language: string;
  error?: string | undefined;
}) {
  const t = messagesIn(language);
  const options = item.breakOuts.map(({ id, number, texts }) => ({
    value: id,
    label: `${number}. ${textOf(texts, 'title', language)}`,
  }));
  const count = Math.min(MAX_WISHES, options.length);
  return (
    <fieldset class="wishes">
      <legend>
        <h2>{t('come.wish')}</h2>
      </legend>
      <p class="soft">{t('come.wish.lead')}</p>
      {Array.from({ length: count }, (_, i) => (
        <SelectField
          name={`wish-${item.id}-${i + 1}`}
          label={t('come.wish.number', { number: i + 1 })}
          value={chosen[i] ?? ''}
          error={i === 0 ? error : undefined}
          options={[{ value: '', label: t('come.wish.none') }, ...options]}
        />
      ))}
    </fieldset>
  );
}
