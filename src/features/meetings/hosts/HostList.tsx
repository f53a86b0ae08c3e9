import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { Layout, PrintButton } from '#ui';
import { wordsIn } from '../edition/texts.ts';
import type { BreakOut, Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { needText } from '../own-page/OwnNeeds.tsx';
import type { Need } from '../registrations/types.ts';
import { Words } from '../website/ProgrammePage.tsx';

/** For the host of a break-out: first names and what people need; nothing else. */
export function HostListPage({
  page,
  edition,
  breakOut,
  people,
  needs,
}: {
  page: PageContext;
  edition: Edition;
  breakOut: BreakOut;
  people: { id: string; firstName: string | null }[];
  needs: Need[];
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const open = edition.seating === 'published';
  return (
    <Layout page={page} title={t('host.title')} narrow robots="noindex">
      <h1>
        {breakOut.number}. <Words of={wordsIn(breakOut.texts, 'title', language)} />
      </h1>
      <p class="lead">{formatDay(edition.startsAt, language)}</p>
      <p>
        <Words of={wordsIn(breakOut.texts, 'question', language)} />
      </p>
      <h2>{t('host.people', { count: open ? people.length : 0 })}</h2>
      {!open && <p>{t('host.wait')}</p>}
      {open && (
        <ul>
          {people.map(({ id, firstName }) => {
            const own = needs.filter(({ member }) => member === id);
            return (
              <li>
                <bdi>{firstName ?? t('host.nameless')}</bdi>
                {own.length > 0 && (
                  <p class="soft">{own.map((need) => needText(need, language)).join(' · ')}</p>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <PrintButton words={t('print')} />
    </Layout>
  );
}
