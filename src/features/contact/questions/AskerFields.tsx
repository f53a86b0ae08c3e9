import { TextArea, TextField } from '#ui';
import { messagesIn } from '../messages.ts';

/** What everybody who asks something fills in: the words, a name and an e-mail address if they like; and what only a machine fills in. */
export function AskerFields({
  typed,
  label,
  refusal,
  language,
}: {
  typed: { text: string; name: string; email: string };
  /** Of the words. */
  label: string;
  refusal: string | undefined;
  language: string;
}) {
  const t = messagesIn(language);
  return (
    <>
      <TextArea
        name="words"
        label={label}
        hint={t('ask.words.hint')}
        value={typed.text}
        error={refusal === 'no-words' ? t('ask.refused.no-words') : undefined}
      />
      <TextField
        name="name"
        label={t('ask.name')}
        value={typed.name}
        autocomplete="given-name"
        maxlength={80}
      />
      <TextField
        name="email"
        label={t('ask.email')}
        hint={t('ask.email.hint')}
        value={typed.email}
        inputmode="email"
        autocomplete="email"
        maxlength={200}
        error={refusal === 'no-email' ? t('ask.refused.no-email') : undefined}
      />
      <div class="trap" aria-hidden="true">
        <label for="website">{t('ask.trap')}</label>
        <input id="website" name="website" tabindex={-1} autocomplete="off" />
      </div>
    </>
  );
}
