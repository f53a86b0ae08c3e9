import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { DeskLayout } from '#ui';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { partyName } from '../registrations/rules.ts';
import type { Registration } from '../registrations/types.ts';
import { type Admission, placesFree } from './rules.ts';

/** How full a meeting is, and who waits for it, in order. */
export function WaitingDeskPage({
  page,
  edition,
  admission,
  people,
}: {
  page: PageContext;
  edition: Edition;
  admission: Admission;
  people: Registration[];
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const basePath = `/${language}/organise/${edition.id}`;
  const { capacity, coming, waiting } = admission;
  const nameOf = (id: string) => {
    const registration = people.find((each) => each.id === id);
    return registration ? partyName(registration) : '';
  };
  return (
    <DeskLayout
      page={page}
      title={t('waiting.title')}
      crumbs={[
        { href: `/${language}/organise`, label: t('team.title') },
        { href: basePath, label: textOf(edition.texts, 'title', language) },
      ]}
    >
      <p>
        {capacity === null
          ? t('waiting.no-capacity')
          : t('waiting.count', { coming, capacity, free: placesFree(admission) })}{' '}
        <a href={`${basePath}/edit#field-capacity`}>{t('waiting.capacity')}</a>
      </p>
      {waiting.length === 0 ? (
        <p>{t('waiting.none')}</p>
      ) : (
        <ol class="needs">
          {waiting.map(({ id, size, joinedAt, offeredUntil }) => (
            <li>
              <b>
                <bdi>{nameOf(id)}</bdi>
              </b>{' '}
              · {t('seats.people', { people: size })} · {formatDate(joinedAt, language, 'moment')}
              {offeredUntil && (
                <p>{t('waiting.offered', { until: formatDate(offeredUntil, language, 'moment') })}</p>
              )}
            </li>
          ))}
        </ol>
      )}
    </DeskLayout>
  );
}
