import { Icon } from '#ui';
import { messagesIn } from '../messages.ts';

/** So many letters stand on a line of the narrowest phone. */
const LINE_LETTERS = 28;

/** A text that is made to be sent: copied or shared with one tap where a script runs; else it can be selected. */
export function TextToTake({
  id,
  label,
  text,
  language,
  script,
  textLanguage = 'nl',
}: {
  id: string;
  label: string;
  text: string;
  language: string;
  /** The address of the script that takes it along. */
  script: string;
  /** The language of the text; null: it is an address. */
  textLanguage?: string | null;
}) {
  const t = messagesIn(language);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        lang={textLanguage ?? undefined}
        dir="ltr"
        rows={Math.ceil(text.length / LINE_LETTERS)}
        readOnly
      >
        {text}
      </textarea>
      <p class="actions no-print" hidden>
        {(['copy', 'share'] as const).map((take) => (
          <button
            type="button"
            class="button quiet"
            data-bring={script}
            data-take={take}
            data-from={id}
            aria-describedby={`${id}-done`}
          >
            <Icon name={take === 'copy' ? 'note' : 'arrow'} />
            <span>{t(`come.${take}`)}</span>
          </button>
        ))}
      </p>
      <p role="status" id={`${id}-done`} data-done={t('come.copied')} />
    </div>
  );
}
