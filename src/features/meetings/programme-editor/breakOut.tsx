import { SPOKEN_LANGUAGES } from '#features/vocabulary';
import { Button, TextField } from '#ui';
import { languageName } from '../edition/language-names.ts';
import { textOf } from '../edition/texts.ts';
import type { BreakOut } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import type { ProgrammeForm } from './form.ts';
import { StepFreeField } from './stepFree.tsx';
import { TextsFields } from './texts.tsx';

/** One break-out, or a new one: question, host, room, places, languages. */
export function BreakOutForm({
  one,
  part,
  token,
  at,
  language,
  seen,
  opened,
}: {
  one?: BreakOut;
  part: string;
} & ProgrammeForm) {
  const t = teamMessagesIn(language);
  const id = one?.id || `new-${part}`;
  const line = (name: string, label: string, value: string) => (
    <TextField id={`${id}-${name}`} name={name} label={label} value={value} />
  );
  const number = (name: string, label: string, value: number) => (
    <TextField id={`${id}-${name}`} name={name} label={label} value={String(value)} type="number" min={0} />
  );
  return (
    <details open={opened !== undefined && opened === one?.id}>
      <summary>
        {one ? (
          <>
            {one.number}. <bdi>{textOf(one.texts, 'title', language)}</bdi>
          </>
        ) : (
          t('edit.add')
        )}
      </summary>
      <form method="post" action={`${at}/break-out`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={String(seen)} />
        <input type="hidden" name="part" value={part} />
        <input type="hidden" name="id" value={one?.id ?? ''} />
        <TextsFields id={id} keys={['title', 'question']} texts={one?.texts ?? {}} language={language} />
        <div class="side-by-side">
          {line('host', t('edit.host'), one?.hostName ?? '')}
          {line('room', t('edit.room'), one?.room ?? '')}
          {number('places', t('numbers.places'), one?.capacity ?? 25)}
          {number('least', t('edit.least'), one?.minAttendees ?? 0)}
        </div>
        {(['languages', 'interpreters'] as const).map((name) => (
          <fieldset class="member">
            <legend>{t(`edit.${name}`)}</legend>
            <p class="choices">
              {SPOKEN_LANGUAGES.map((code) => (
                <label>
                  <input
                    type="checkbox"
                    name={name}
                    value={code}
                    checked={one?.[name].includes(code) ?? false}
                  />{' '}
                  {languageName(code, language)}
                </label>
              ))}
            </p>
          </fieldset>
        ))}
        <StepFreeField id={id} known={one?.stepFree ?? null} language={language} />
        <Button kind="ghost">{t(one?.id ? 'change.do' : 'edit.add')}</Button>
      </form>
    </details>
  );
}
