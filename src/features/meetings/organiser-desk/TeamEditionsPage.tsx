import type { TeamRole } from '#core/access/actor.ts';
import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { CloseForm } from '#features/accounts';
import { Badge, ButtonLink, Card, DeskLayout, LinkCard } from '#ui';
import { wordsIn } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';

/** Where a team member starts: the editions that their link is for, and what else they may do. */
export function TeamEditionsPage({
  page,
  name,
  roles,
  editions,
  canMakeMeetings,
  token,
}: {
  page: PageContext;
  name: string;
  roles: TeamRole[];
  editions: Edition[];
  /** An organiser whose link is for every meeting. */
  canMakeMeetings: boolean;
  token: string;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <DeskLayout
      page={page}
      title={t('team.hello', { name })}
      crumbs={[]}
      actions={
        canMakeMeetings && (
          <ButtonLink href={`/${language}/organise/new`} icon="plus">
            {t('new.title')}
          </ButtonLink>
        )
      }
    >
      <p class="lead">{t('team.lead')}</p>
      <div class="cards">
        {editions.map((edition) => {
          const title = wordsIn(edition.texts, 'title', language);
          return (
            <Card
              href={`/${language}/organise/${edition.id}`}
              level={2}
              title={title?.text ?? edition.slug}
              lang={title?.lang}
              lines={[formatDay(edition.startsAt, language)]}
              badges={
                edition.state !== 'published' && <Badge kind="new">{t(`state.${edition.state}`)}</Badge>
              }
            />
          );
        })}
      </div>
      {editions.length === 0 && <p>{t('list.none')}</p>}
      <div class="doors">
        {roles.includes('answerer') && (
          <LinkCard
            href={`/${language}/inbox`}
            icon="note"
            title={t('team.inbox')}
            hint={t('team.inbox.hint')}
          />
        )}
        {roles.includes('organiser') && (
          <LinkCard
            href={`/${language}/listings`}
            icon="sprout"
            title={t('team.listings')}
            hint={t('team.listings.hint')}
          />
        )}
        {roles.includes('organiser') && (
          <LinkCard
            href={`/${language}/spreadsheets`}
            icon="plus"
            title={t('team.sheets')}
            hint={t('team.sheets.hint')}
          />
        )}
      </div>
      <CloseForm page={page} token={token} action="/team/close" />
    </DeskLayout>
  );
}
