import { SelectField } from '#ui';
import { speak } from '../../messages/index.ts';
import { MOST_WISHES } from '../../rules/form.ts';
import { textOf } from '../../rules/texts.ts';
import type { Part } from '../../types.ts';

/** Which break-out one likes best, second and third: three lists, no dragging. */
export function WishFields({
  part,
  chosen,
  language,
  error,
}: {
  part: Part;
  chosen: readonly string[];
  language: string;
  error?: string | undefined;
}) {
  const say = speak(language);
  const options = part.breakOuts.map((one) => ({
    value: one.id,
    label: `${one.number}. ${textOf(one.texts, 'title', language)}`,
  }));
  const most = Math.min(MOST_WISHES, options.length);
  return (
    <fieldset class="wishes">
      <legend>
        <h2>{say('come.wish')}</h2>
      </legend>
      <p class="soft">{say('come.wish.lead')}</p>
      {Array.from({ length: most }, (_, k) => (
        <SelectField
          name={`wish-${part.id}-${k + 1}`}
          label={say('come.wish.number', { number: k + 1 })}
          value={chosen[k] ?? ''}
          error={k === 0 ? error : undefined}
          options={[{ value: '', label: say('come.wish.none') }, ...options]}
        />
      ))}
    </fieldset>
  );
}
