import { formatDay } from '#core/i18n/formats.ts';
import { Button, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import type { ContactQuestion } from '../model/types.ts';

/** Merging with another question of the same asker: chosen from those that may be theirs, or by its address. */
export function MergeForm({
  question,
  related,
  merged,
  token,
  path,
  language,
}: {
  question: ContactQuestion;
  related: ContactQuestion[];
  merged: ContactQuestion[];
  token: string;
  path: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <details open={related.length > 0 || merged.length > 0}>
      <summary>{t('merge.title')}</summary>
      {merged.map(({ id, version, subject, category, receivedAt }) => (
        <form method="post" action={`/${language}/inbox/${id}/unmerge`} class="undo">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="seen" value={String(version)} />
          <p>
            {t('merge.holds', {
              subject: subject ?? t(`category.${category}`),
              date: formatDay(receivedAt, language),
            })}
          </p>
          <Button kind="quiet">{t('merge.undo')}</Button>
        </form>
      ))}
      <form method="post" action={`${path}/merge`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={String(question.version)} />
        {related.length > 0 && (
          <fieldset>
            <legend>{t('merge.choose')}</legend>
            {related.map((other) => (
              <label class="merge-choice">
                <input type="radio" name="chosen-question" value={other.id} />
                <span>
                  <bdi>{other.name ?? other.email ?? t('inbox.nameless')}</bdi> ·{' '}
                  {other.subject ?? t(`category.${other.category}`)} · {formatDay(other.receivedAt, language)}{' '}
                  <a href={`/${language}/inbox/${other.id}`}>{t('merge.look')}</a>
                  {other.id === question.possiblyOf && <small> {t('merge.named')}</small>}
                </span>
              </label>
            ))}
          </fieldset>
        )}
        <TextField name="into" label={t('merge.into')} hint={t('merge.hint')} value="" maxlength={200} />
        <Button kind="quiet">{t('merge.do')}</Button>
      </form>
    </details>
  );
}
