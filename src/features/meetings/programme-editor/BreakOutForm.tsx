import { Badge, Button, TextField } from '#ui';
import { LanguageChoices } from '../edition/LanguageChoices.tsx';
import { readTexts } from '../edition/programme.ts';
import { TranslatedTextFields } from '../edition/TranslatedTextFields.tsx';
import { textOf } from '../edition/texts.ts';
import type { BreakOut } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { EditorForm, type EditorFormProps, RemoveForm, valuesShown } from './EditorForm.tsx';
import { BREAK_OUT_TEXTS, breakOutValues, DEFAULT_CAPACITY } from './fields.ts';
import { StepFreeField } from './StepFreeField.tsx';

/** A break-out, or a new one: question, host, room, capacity and languages. */
export function BreakOutForm({
  breakOut,
  itemId,
  ...props
}: {
  breakOut?: BreakOut;
  itemId: string;
} & EditorFormProps) {
  const { token, basePath, language, refused, formKeys } = props;
  const t = teamMessagesIn(language);
  const id = breakOut?.id ?? `new-${itemId}`;
  const stored = breakOut ? breakOutValues(breakOut) : {};
  const values = valuesShown(id, stored, refused);
  const title = breakOut ? textOf(breakOut.texts, 'title', language) : '';
  const textField = (name: string, label: string) => (
    <TextField id={`${id}-${name}`} name={name} label={label} value={values[name] ?? ''} />
  );
  const numberField = (name: string, label: string, value: number) => (
    <TextField
      id={`${id}-${name}`}
      name={name}
      label={label}
      value={values[name] ?? String(value)}
      type="number"
      min={0}
    />
  );
  return (
    <details open={refused?.formId === id} id={`form-${id}`}>
      <summary>
        {breakOut ? (
          <>
            {breakOut.number}. <bdi>{title}</bdi>{' '}
            {breakOut.cancelledAt && <Badge kind="soft">{t('state.cancelled')}</Badge>}
          </>
        ) : (
          t('edit.add')
        )}
      </summary>
      <EditorForm
        action={`${basePath}/break-out`}
        token={token}
        stored={stored}
        boxes={['languages', 'interpreters']}
        once={breakOut ? undefined : formKeys.breakOut}
        hidden={{ part: itemId, id: breakOut?.id ?? '' }}
      >
        <TranslatedTextFields
          id={id}
          keys={BREAK_OUT_TEXTS}
          texts={readTexts((name) => values[name] ?? '', BREAK_OUT_TEXTS)}
          language={language}
        />
        <div class="side-by-side">
          {textField('host', t('edit.host'))}
          {textField('room', t('edit.room'))}
          {numberField('places', t('numbers.places'), DEFAULT_CAPACITY)}
          {numberField('least', t('edit.least'), 0)}
        </div>
        {(['languages', 'interpreters'] as const).map((name) => (
          <LanguageChoices
            name={name}
            legend={t(`edit.${name}`)}
            chosen={(values[name] ?? '').split(',')}
            language={language}
          />
        ))}
        <StepFreeField id={id} value={values.stepFree ?? 'unknown'} language={language} />
        <Button kind="ghost">{t(breakOut ? 'change.do' : 'edit.add')}</Button>
      </EditorForm>
      {breakOut && (
        <RemoveForm
          action={`${basePath}/remove`}
          token={token}
          kind="break-out"
          id={breakOut.id}
          label={t('table.drop.label', { words: title })}
        >
          {t('table.drop')}
        </RemoveForm>
      )}
    </details>
  );
}
