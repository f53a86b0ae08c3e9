import { formatMinutes, formatTimeRange } from '#core/i18n/formats.ts';
import { toAmsterdam } from '#core/time/amsterdam.ts';
import { Button, TextField } from '#ui';
import { textOf } from '../edition/texts.ts';
import type { ProgrammeItem } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import type { ProgrammeForm } from './form.ts';
import { TextsFields } from './texts.tsx';

/** One part of the programme: hours and words. */
export function PartForm({
  part,
  token,
  at,
  language,
  seen,
  opened,
}: {
  part: ProgrammeItem;
} & ProgrammeForm) {
  const t = teamMessagesIn(language);
  const [from, to] = [toAmsterdam(part.startsAt), toAmsterdam(part.endsAt)];
  return (
    <details open={opened !== undefined && opened === part.id}>
      <summary>
        {formatTimeRange(part.startsAt, part.endsAt, language)} ·{' '}
        <bdi>{textOf(part.texts, 'title', language) || t(`kind.${part.kind}`)}</bdi>
      </summary>
      <form method="post" action={`${at}/part`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={String(seen)} />
        <input type="hidden" name="part" value={part.id} />
        <input type="hidden" name="day" value={from.day} />
        <div class="side-by-side">
          {(
            [
              ['from', from.minutes],
              ['to', to.minutes],
            ] as const
          ).map(([name, minutes]) => (
            <TextField
              id={`${part.id}-${name}`}
              name={name}
              type="time"
              label={t(`edit.${name}`)}
              value={formatMinutes(minutes, 'en').padStart(5, '0')}
            />
          ))}
        </div>
        <TextsFields id={part.id} keys={['title', 'about']} texts={part.texts} language={language} />
        <Button kind="ghost">{t('change.do')}</Button>
      </form>
    </details>
  );
}
