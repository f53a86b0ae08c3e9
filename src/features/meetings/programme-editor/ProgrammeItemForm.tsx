import { formatMinutes, formatTimeRange } from '#core/i18n/formats.ts';
import { toAmsterdam } from '#core/time/amsterdam.ts';
import { Button, TextField } from '#ui';
import { TranslatedTextFields } from '../edition/TranslatedTextFields.tsx';
import { textOf } from '../edition/texts.ts';
import type { ProgrammeItem } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import type { EditorFormProps } from './form-props.ts';

/** One item of the programme: its hours and texts. */
export function ProgrammeItemForm({
  item,
  token,
  basePath,
  language,
  expectedVersion,
  openFormId,
}: {
  item: ProgrammeItem;
} & EditorFormProps) {
  const t = teamMessagesIn(language);
  const [from, to] = [toAmsterdam(item.startsAt), toAmsterdam(item.endsAt)];
  return (
    <details open={openFormId !== undefined && openFormId === item.id}>
      <summary>
        {formatTimeRange(item.startsAt, item.endsAt, language)} ·{' '}
        <bdi>{textOf(item.texts, 'title', language) || t(`kind.${item.kind}`)}</bdi>
      </summary>
      <form method="post" action={`${basePath}/part`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={String(expectedVersion)} />
        <input type="hidden" name="part" value={item.id} />
        <input type="hidden" name="day" value={from.day} />
        <div class="side-by-side">
          {(
            [
              ['from', from.minutes],
              ['to', to.minutes],
            ] as const
          ).map(([name, minutes]) => (
            <TextField
              id={`${item.id}-${name}`}
              name={name}
              type="time"
              label={t(`edit.${name}`)}
              value={formatMinutes(minutes, 'en').padStart(5, '0')}
            />
          ))}
        </div>
        <TranslatedTextFields id={item.id} keys={['title', 'about']} texts={item.texts} language={language} />
        <Button kind="ghost">{t('change.do')}</Button>
      </form>
    </details>
  );
}
