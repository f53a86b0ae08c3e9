import type { TeamRole } from '#core/access/actor.ts';
import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { Breadcrumbs, Layout, LinkCard, Notice } from '#ui';
import { languageName } from '../edition/language-names.ts';
import { breakOutsOf, type EditionPhase } from '../edition/rules.ts';
import { textOf, wordsIn } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { Words } from '../website/ProgrammePage.tsx';
import type { Numbers } from './numbers.ts';

interface Showing {
  page: PageContext;
  edition: Edition;
  phase: EditionPhase;
  numbers: Numbers;
  duties: TeamRole[];
}

/** One edition for the team: how it stands, and the one next step; then everything else one can do. */
export function DeskPage({ page, edition, phase, numbers, duties }: Showing) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const at = (path: string) => `/${language}/organise/${edition.id}${path}`;
  const title = textOf(edition.texts, 'title', language);
  const organiser = duties.includes('organiser');
  return (
    <Layout page={page} title={title} robots="noindex">
      <Breadcrumbs
        label={t('crumbs')}
        items={[{ href: `/${language}/organise`, words: t('team.title') }, { words: title }]}
      />
      <h1>{title}</h1>
      <p class="lead">{formatDay(edition.startsAt, language)}</p>
      <Notice kind="ask">{t(`next.${phase}`, { date: formatDay(edition.wishesUntil, language) })}</Notice>
      <div class="doors">
        {organiser && (
          <LinkCard href={at('/seats')} icon="everyone" title={t('desk.seats')} hint={t('desk.seats.hint')} />
        )}
        {organiser && (
          <LinkCard
            href={at('/needs')}
            icon="children"
            title={t('desk.needs')}
            hint={t('desk.needs.hint', { count: numbers.needs.asked })}
          />
        )}
        <LinkCard href={at('/come')} icon="phone" title={t('desk.come')} hint={t('desk.come.hint')} />
        <LinkCard
          href={at('/check-in')}
          icon="qr"
          title={t('desk.check-in')}
          hint={t('desk.check-in.hint', { came: numbers.came, people: numbers.people })}
        />
        <LinkCard href={at('/badges')} icon="print" title={t('desk.badges')} hint={t('desk.badges.hint')} />
        {organiser && (
          <LinkCard href={at('/hosts')} icon="person" title={t('desk.hosts')} hint={t('desk.hosts.hint')} />
        )}
        {organiser && (
          <LinkCard href={at('/market')} icon="home" title={t('desk.market')} hint={t('desk.market.hint')} />
        )}
        {organiser && (
          <LinkCard
            href={at('/shifts')}
            icon="volunteer"
            title={t('desk.shifts')}
            hint={t('desk.shifts.hint')}
          />
        )}
        {organiser && (
          <LinkCard
            href={at('/message')}
            icon="note"
            title={t('desk.message')}
            hint={t('desk.message.hint')}
          />
        )}
        {organiser && (
          <LinkCard
            href={at('/photos')}
            icon="camera"
            title={t('desk.photos')}
            hint={t('desk.photos.hint')}
          />
        )}
        {organiser && (
          <LinkCard href={at('/edit')} icon="pen" title={t('desk.edit')} hint={t('desk.edit.hint')} />
        )}
      </div>
      <section>
        <h2>{t('numbers')}</h2>
        <p>
          {t('numbers.coming', { signUps: numbers.signUps, people: numbers.people })}{' '}
          {edition.seating === 'published' && t('numbers.unseated', { people: numbers.unseated })}
        </p>
        {numbers.interpreters.length > 0 && (
          <ul>
            {numbers.interpreters.map(([code, people]) => (
              <li>{t('numbers.interpreter', { language: languageName(code, language), people })}</li>
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
            {numbers.breakOuts.map((one) => (
              <tr>
                <th scope="row">
                  {one.number}.{' '}
                  <Words
                    of={wordsIn(
                      breakOutsOf(edition).find(({ id }) => id === one.id)?.texts ?? {},
                      'title',
                      language,
                    )}
                  />
                  {one.uncovered.length > 0 && (
                    <small>
                      {' '}
                      {t('numbers.uncovered', { language: languageName(one.uncovered[0] ?? '', language) })}
                    </small>
                  )}
                </th>
                <td>{one.capacity}</td>
                {one.wished.map((count) => (
                  <td>{count}</td>
                ))}
                <td>{one.seated}</td>
                <td>{one.waiting}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>
          <a href={at('/people.csv')}>{t('numbers.csv')}</a>
        </p>
      </section>
    </Layout>
  );
}
