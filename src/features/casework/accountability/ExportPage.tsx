import type { PageContext } from '#core/http/page-context.ts';
import { formatDate, formatFullDay } from '#core/i18n/formats.ts';
import { languageNameOf } from '#core/i18n/languages.ts';
import { ButtonLink, Definition, DeskLayout, PrintButton } from '#ui';
import type { StoredDeadline } from '../caseload/queries.ts';
import { ruleTitle } from '../clock/rule-title.ts';
import { teamMessagesIn } from '../messages.ts';
import { LOOK_IN_LIST } from '../model/looks.ts';
import { casePath } from '../model/paths.ts';
import type { CaseFile, Look, RecordedEvent } from '../model/queries.ts';
import { eventDetails, eventTitle } from '../way/event-text.ts';
import { readReason } from './rules.ts';

/** What is known of somebody, to read and print for them; the file beside it has every stored field. */
export function ExportPage({
  page,
  file,
  events,
  deadlines,
  looks,
}: {
  page: PageContext;
  file: CaseFile;
  events: RecordedEvent[];
  deadlines: StoredDeadline[];
  looks: Look[];
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const here = `/${language}${casePath(file.id)}`;
  const { street, postcode, town, phone, email } = file.contact;
  const reasonOf = (reason: string): string => {
    const known = readReason(reason);
    return known ? t(`reason.${known}`) : t(`reason.${LOOK_IN_LIST}`);
  };
  return (
    <DeskLayout
      page={page}
      title={t('export.title')}
      count={t('case.number', { number: file.number })}
      crumbs={[{ href: here, label: file.name, lang: '' }]}
      actions={
        <>
          <PrintButton label={t('register.print')} />
          <ButtonLink href={`${here}/export.json`} kind="ghost">
            {t('export.file')}
          </ButtonLink>
        </>
      }
    >
      <p class="lead">{t('export.lead')}</p>
      <Definition
        items={[
          [t('export.name'), <bdi>{file.name}</bdi>],
          [t('cover.language'), languageNameOf(file.language)],
          [t('cover.address'), <bdi>{[street, postcode, town].filter(Boolean).join(', ') || '–'}</bdi>],
          [t('cover.reach'), <bdi dir="ltr">{[phone, email].filter(Boolean).join(' · ') || '–'}</bdi>],
        ]}
      />
      <h2>{t('export.events')}</h2>
      <ul>
        {events.map((event) => (
          <li>
            {formatFullDay(event.day, language)} · <b>{eventTitle(event.kind, language)}</b>
            {eventDetails(event, language).map(({ label, text }) => (
              <span>
                {' '}
                · {label}: <bdi>{text}</bdi>
              </span>
            ))}
            {event.note && (
              <p>
                <bdi>{event.note}</bdi>
              </p>
            )}
          </li>
        ))}
      </ul>
      <h2>{t('export.terms')}</h2>
      <ul>
        {deadlines.map(({ rule, dueOn }) => (
          <li>
            {ruleTitle(rule, language)} {dueOn && formatFullDay(dueOn, language)}
          </li>
        ))}
      </ul>
      <h2>{t('export.looks')}</h2>
      <ul>
        {looks.map(({ at, name, reason }) => (
          <li>
            {formatDate(at, language, 'moment')} · <bdi>{name}</bdi>
            {reason && ` · ${reasonOf(reason)}`}
          </li>
        ))}
      </ul>
      <p class="soft">{t('export.more')}</p>
    </DeskLayout>
  );
}
