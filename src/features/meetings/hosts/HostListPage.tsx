import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { Layout, PrintButton } from '#ui';
import { TranslatedText } from '../edition/TranslatedText.tsx';
import { wordsIn } from '../edition/texts.ts';
import { teamMessagesIn } from '../messages.ts';
import { needText } from '../registrations/need-text.ts';
import type { HostList } from './queries.ts';

/** For the host of a break-out: the first names of who sits there and what they need, and nothing else. */
export function HostListPage({ page, edition, breakOut, people, needs }: HostList & { page: PageContext }) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const seatsPublished = edition.seating === 'published';
  return (
    <Layout page={page} title={t('host.title')} narrow robots="noindex">
      <h1>
        {breakOut.number}. <TranslatedText of={wordsIn(breakOut.texts, 'title', language)} />
      </h1>
      <p class="lead">{formatDay(edition.startsAt, language)}</p>
      <p>
        <TranslatedText of={wordsIn(breakOut.texts, 'question', language)} />
      </p>
      <h2>{t('host.people', { count: seatsPublished ? people.length : 0 })}</h2>
      {!seatsPublished && <p>{t('host.wait')}</p>}
      {seatsPublished && (
        <ul>
          {people.map(({ id, firstName }) => {
            const personalNeeds = needs.filter(({ member }) => member === id);
            return (
              <li>
                <bdi>{firstName ?? t('host.nameless')}</bdi>
                {personalNeeds.length > 0 && (
                  <p class="soft">{personalNeeds.map((need) => needText(need, language)).join(' · ')}</p>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <PrintButton label={t('print')} />
      <p class="no-print">
        <a href={`/${language}/team/sessions`}>{t('team.sessions')}</a>
      </p>
    </Layout>
  );
}
