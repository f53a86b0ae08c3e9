import { SelectField } from '#ui';
import { textOf } from '../edition/texts.ts';
import type { ProgrammeItem } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import { MAX_WISHES } from './rules.ts';

/** Which break-out one likes best, second and third: three lists, no dragging. */
export function PreferenceFields({
  part,
  chosen,
  language,
  error,
}: {
  part: ProgrammeItem;
  chosen: readonly string[];
  language: string;
  error?: string | undefined;
}) {
  const t = messagesIn(language);
  const options = part.breakOuts.map((one) => ({
    value: one.id,
    label: `${one.number}. ${textOf(one.texts, 'title', language)}`,
  }));
  const most = Math.min(MAX_WISHES, options.length);
  return (
    <fieldset class="wishes">
      <legend>
        <h2>{t('come.wish')}</h2>
      </legend>
      <p class="soft">{t('come.wish.lead')}</p>
      {Array.from({ length: most }, (_, k) => (
        <SelectField
          name={`wish-${part.id}-${k + 1}`}
          label={t('come.wish.number', { number: k + 1 })}
          value={chosen[k] ?? ''}
          error={k === 0 ? error : undefined}
          options={[{ value: '', label: t('come.wish.none') }, ...options]}
        />
      ))}
    </fieldset>
  );
}
