import { formatDate, formatDay, formatTimeRange } from '#core/i18n/formats.ts';
import { ButtonLink } from '#ui';
import { formatLength, messagesIn } from '../messages.ts';
import type { HoursEntry } from '../model/queries.ts';
import { minutesOf } from '../model/rules.ts';
import { HOURS_PATH } from './rules.ts';

/** What was signed, the newest first. */
export function EntryList({ entries, language }: { entries: readonly HoursEntry[]; language: string }) {
  const t = messagesIn(language);
  return (
    <div class="cards">
      {entries.map((entry) => (
        <section class="card">
          <EntryFacts entry={entry} language={language} heading="h3" />
          {(entry.state === 'stands' || entry.state === 'disputed') && (
            <p class="no-print">
              <ButtonLink
                href={`/${language}${HOURS_PATH}/${entry.id}`}
                kind="quiet"
                icon={entry.state === 'stands' ? 'question' : 'check'}
              >
                {t(entry.state === 'stands' ? 'dispute.do' : 'dispute.settle')}
              </ButtonLink>
            </p>
          )}
        </section>
      ))}
    </div>
  );
}

/** One entry: when, how long, where, what, and who signed. @param heading one level below what stands above it */
export function EntryFacts({
  entry,
  language,
  heading: Heading,
}: {
  entry: HoursEntry;
  language: string;
  heading: 'h2' | 'h3';
}) {
  const t = messagesIn(language);
  const signed = { day: formatDate(entry.signedAt, language) };
  return (
    <>
      <Heading class="card-title">{formatDay(entry.startedAt, language)}</Heading>
      <p>
        <b>{formatLength(minutesOf(entry), language)}</b>
        {' · '}
        {formatTimeRange(entry.startedAt, entry.endedAt, language)}
      </p>
      <p>
        <bdi>{entry.place}</bdi>
        {' · '}
        {t(`kind.${entry.kind}`)}
      </p>
      {(entry.dutch || entry.together) && (
        <p class="soft">
          {[entry.dutch && t('entry.dutch'), entry.together && t('entry.together')]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {entry.state !== 'stands' && (
        <p>
          <b>{t(`state.${entry.state}`)}</b>
          {entry.eventReason && entry.state !== 'corrected' && ` · ${t(`reason.${entry.eventReason}`)}`}
        </p>
      )}
      <p class="soft">
        {entry.signedBy
          ? t('entry.signed-by', { ...signed, name: entry.signedBy })
          : t('entry.signed', signed)}
        {entry.reason && ` · ${t('entry.correction')}: ${t(`reason.${entry.reason}`)}`}
      </p>
    </>
  );
}
