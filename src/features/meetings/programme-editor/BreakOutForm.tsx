import { SPOKEN_LANGUAGES } from '#features/vocabulary';
import { Button, TextField } from '#ui';
import { languageName } from '../edition/language-names.ts';
import { TranslatedTextFields } from '../edition/TranslatedTextFields.tsx';
import { textOf } from '../edition/texts.ts';
import type { BreakOut } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { DEFAULT_CAPACITY } from './apply-input.ts';
import type { EditorFormProps } from './form-props.ts';
import { StepFreeField } from './StepFreeField.tsx';

/** A break-out, or a new one: question, host, room, capacity and languages. */
export function BreakOutForm({
  breakOut,
  itemId,
  token,
  basePath,
  language,
  expectedVersion,
  openFormId,
}: {
  breakOut?: BreakOut;
  itemId: string;
} & EditorFormProps) {
  const t = teamMessagesIn(language);
  const id = breakOut?.id || `new-${itemId}`;
  const textField = (name: string, label: string, value: string) => (
    <TextField id={`${id}-${name}`} name={name} label={label} value={value} />
  );
  const numberField = (name: string, label: string, value: number) => (
    <TextField id={`${id}-${name}`} name={name} label={label} value={String(value)} type="number" min={0} />
  );
  return (
    <details open={openFormId !== undefined && openFormId === breakOut?.id}>
      <summary>
        {breakOut ? (
          <>
            {breakOut.number}. <bdi>{textOf(breakOut.texts, 'title', language)}</bdi>
          </>
        ) : (
          t('edit.add')
        )}
      </summary>
      <form method="post" action={`${basePath}/break-out`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={String(expectedVersion)} />
        <input type="hidden" name="part" value={itemId} />
        <input type="hidden" name="id" value={breakOut?.id ?? ''} />
        <TranslatedTextFields
          id={id}
          keys={['title', 'question']}
          texts={breakOut?.texts ?? {}}
          language={language}
        />
        <div class="side-by-side">
          {textField('host', t('edit.host'), breakOut?.hostName ?? '')}
          {textField('room', t('edit.room'), breakOut?.room ?? '')}
          {numberField('places', t('numbers.places'), breakOut?.capacity ?? DEFAULT_CAPACITY)}
          {numberField('least', t('edit.least'), breakOut?.minAttendees ?? 0)}
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
                    checked={breakOut?.[name].includes(code) ?? false}
                  />{' '}
                  {languageName(code, language)}
                </label>
              ))}
            </p>
          </fieldset>
        ))}
        <StepFreeField id={id} value={breakOut?.stepFree ?? null} language={language} />
        <Button kind="ghost">{t(breakOut?.id ? 'change.do' : 'edit.add')}</Button>
      </form>
    </details>
  );
}
