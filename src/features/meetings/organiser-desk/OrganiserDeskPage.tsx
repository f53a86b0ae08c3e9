import type { TeamRole } from '#core/access/actor.ts';
import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { DeskLayout, LinkCard, Notice } from '#ui';
import { languageName } from '../edition/language-names.ts';
import { breakOutsOf, type EditionPhase } from '../edition/rules.ts';
import { TranslatedText } from '../edition/TranslatedText.tsx';
import { textOf, wordsIn } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import type { EditionStatistics } from './statistics.ts';

interface OrganiserDeskPageProps {
  page: PageContext;
  edition: Edition;
  phase: EditionPhase;
  statistics: EditionStatistics;
  roles: TeamRole[];
}

/** One edition for the team: its phase and the next step, links to everything the team can do, and its statistics. */
export function OrganiserDeskPage({ page, edition, phase, statistics, roles }: OrganiserDeskPageProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const href = (path: string) => `/${language}/organise/${edition.id}${path}`;
  const title = textOf(edition.texts, 'title', language);
  const isOrganiser = roles.includes('organiser');
  return (
    <DeskLayout
      page={page}
      title={title}
      count={formatDay(edition.startsAt, language)}
      crumbs={[{ href: `/${language}/organise`, label: t('team.title') }]}
    >
      <Notice kind="ask">{t(`next.${phase}`, { date: formatDay(edition.wishesUntil, language) })}</Notice>
      <section>
        <h2>{t('numbers')}</h2>
        <p>
          {t('numbers.coming', { signUps: statistics.registrations, people: statistics.people })}{' '}
          {edition.seating === 'published' && t('numbers.unseated', { people: statistics.unseated })}
        </p>
        {statistics.interpreters.length > 0 && (
          <ul>
            {statistics.interpreters.map(([code, count]) => (
              <li>{t('numbers.interpreter', { language: languageName(code, language), people: count })}</li>
            ))}
          </ul>
        )}
        <table class="figures">
          <thead>
            <tr>
              {(['break-out', 'places', 'first', 'second', 'third', 'seated', 'waiting'] as const).map(
                (column) => (
                  <th scope="col">{t(`numbers.${column}`)}</th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {statistics.breakOuts.map((row) => (
              <tr>
                <th scope="row">
                  {row.number}.{' '}
                  <TranslatedText
                    of={wordsIn(
                      breakOutsOf(edition).find(({ id }) => id === row.id)?.texts ?? {},
                      'title',
                      language,
                    )}
                  />
                  {row.uncoveredLanguages.length > 0 && (
                    <small>
                      {' '}
                      {t('numbers.uncovered', {
                        language: languageName(row.uncoveredLanguages[0] ?? '', language),
                      })}
                    </small>
                  )}
                </th>
                <td>{row.capacity}</td>
                {row.wishCounts.map((count) => (
                  <td>{count}</td>
                ))}
                <td>{row.seated}</td>
                <td>{row.waiting}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {isOrganiser && (
          <p>
            <a href={href('/people.csv')}>{t('numbers.csv')}</a>
          </p>
        )}
      </section>
      <div class="doors">
        {isOrganiser && (
          <LinkCard href={href('/people')} icon="person" title={t('people.title')} hint={t('people.hint')} />
        )}
        {isOrganiser && (
          <LinkCard
            href={href('/seats')}
            icon="everyone"
            title={t('desk.seats')}
            hint={t('desk.seats.hint')}
          />
        )}
        {isOrganiser && (
          <LinkCard
            href={href('/needs')}
            icon="children"
            title={t('desk.needs')}
            hint={t('desk.needs.hint', { count: statistics.openNeeds })}
          />
        )}
        <LinkCard href={href('/come')} icon="phone" title={t('desk.come')} hint={t('desk.come.hint')} />
        <LinkCard
          href={href('/check-in')}
          icon="qr"
          title={t('desk.check-in')}
          hint={t('desk.check-in.hint', { came: statistics.present, people: statistics.people })}
        />
        <LinkCard href={href('/badges')} icon="print" title={t('desk.badges')} hint={t('desk.badges.hint')} />
        {isOrganiser && (
          <LinkCard href={href('/hosts')} icon="person" title={t('desk.hosts')} hint={t('desk.hosts.hint')} />
        )}
        {isOrganiser && (
          <LinkCard
            href={href('/market')}
            icon="home"
            title={t('desk.market')}
            hint={t('desk.market.hint')}
          />
        )}
        {isOrganiser && (
          <LinkCard
            href={href('/shifts')}
            icon="volunteer"
            title={t('desk.shifts')}
            hint={t('desk.shifts.hint')}
          />
        )}
        {isOrganiser && (
          <LinkCard
            href={href('/message')}
            icon="note"
            title={t('desk.message')}
            hint={t('desk.message.hint')}
          />
        )}
        {isOrganiser && (
          <LinkCard
            href={href('/photos')}
            icon="camera"
            title={t('desk.photos')}
            hint={t('desk.photos.hint')}
          />
        )}
        {isOrganiser && (
          <LinkCard href={href('/edit')} icon="pen" title={t('desk.edit')} hint={t('desk.edit.hint')} />
        )}
      </div>
    </DeskLayout>
  );
}
