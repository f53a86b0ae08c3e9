import { Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import type { FieldConflict } from './field-merge.ts';

/** Somebody else changed the same words meanwhile: theirs beside yours; the form below keeps what was typed. */
export function TheirsAndYours({
  conflicts,
  labels,
  language,
}: {
  conflicts: readonly FieldConflict[];
  /** What the fields are called; of those without a name only the words are shown. */
  labels: Partial<Record<string, string>>;
  language: string;
}) {
  const t = messagesIn(language);
  return (
    <Notice kind="problem" role="alert">
      <p>{t('table.refused.changed-elsewhere')}</p>
      {conflicts.map(({ name, theirs, yours }) => (
        <dl class="definition">
          {labels[name] && <dt>{labels[name]}</dt>}
          <div>
            <dt>{t('both.theirs')}</dt>
            <dd dir="auto">{theirs || '–'}</dd>
          </div>
          <div>
            <dt>{t('both.yours')}</dt>
            <dd dir="auto">{yours || '–'}</dd>
          </div>
        </dl>
      ))}
      <p>{t('both.next')}</p>
    </Notice>
  );
}
