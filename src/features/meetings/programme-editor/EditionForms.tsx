import { toAmsterdam } from '#core/time/amsterdam.ts';
import { Button, SelectField, TextField } from '#ui';
import { TranslatedTextFields } from '../edition/TranslatedTextFields.tsx';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import type { EditorFormProps } from './form-props.ts';

/** The edition itself: its texts, day and state, and until when people may choose. */
export function EditionForm({
  edition,
  token,
  basePath,
  language,
  expectedVersion,
}: { edition: Edition } & EditorFormProps) {
  const t = teamMessagesIn(language);
  return (
    <form method="post" action={`${basePath}/edition`} class="stack">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="seen" value={String(expectedVersion)} />
      <TranslatedTextFields
        id="edition"
        keys={['title', 'summary', 'about']}
        texts={edition.texts}
        language={language}
      />
      <TextField name="day" type="date" label={t('edit.day')} value={toAmsterdam(edition.startsAt).day} />
      <TextField
        name="wishesUntil"
        type="date"
        label={t('edit.wishes')}
        value={toAmsterdam(edition.wishesUntil).day}
      />
      <SelectField
        name="state"
        label={t('edit.state')}
        value={edition.state}
        options={(['draft', 'published', 'cancelled'] as const).map((state) => ({
          value: state,
          label: t(`edit.state.${state}`),
        }))}
      />
      <Button icon="check">{t('change.do')}</Button>
    </form>
  );
}

/** A new edition with the programme of this one, on another day. */
export function CopyEditionForm({ token, basePath, language }: EditorFormProps) {
  const t = teamMessagesIn(language);
  return (
    <form method="post" action={`${basePath}/copy`} class="stack">
      <h2>{t('copy.title')}</h2>
      <p>{t('copy.lead')}</p>
      <input type="hidden" name="token" value={token} />
      <TextField name="slug" label={t('copy.slug')} hint={t('copy.slug.hint')} value="" maxlength={60} />
      <TextField name="copyDay" type="date" label={t('edit.day')} value="" />
      <Button kind="ghost" icon="plus">
        {t('copy.do')}
      </Button>
    </form>
  );
}
