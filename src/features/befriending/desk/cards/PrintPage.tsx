import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { ButtonLink, DeskLayout, PrintButton } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { DESK_PATH } from '../../model/paths.ts';
import { AnswersFacts } from '../model/AnswersFacts.tsx';
import type { PoolCard } from '../model/queries.ts';
import { nameOfCard, weeksSince } from './rules.ts';

/** The chosen cards on paper, for an evening at a table: without an address, an e-mail or what is noted of a check. */
export function PrintPage({ page, cards, now }: { page: PageContext; cards: PoolCard[]; now: Date }) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const list = `/${language}${DESK_PATH}`;
  return (
    <DeskLayout
      page={page}
      title={t('desk.print.title')}
      count={t('desk.cards.count', { count: cards.length })}
      crumbs={[{ href: list, label: t('desk.cards.title') }]}
      actions={cards.length > 0 && <PrintButton label={t('desk.print.do')} />}
    >
      {cards.length === 0 ? (
        <>
          <p>{t('desk.print.nothing')}</p>
          <ButtonLink href={list} icon="back">
            {t('desk.card.back')}
          </ButtonLink>
        </>
      ) : (
        <>
          <p class="soft">{t('desk.print.careful')}</p>
          {cards.map((row) => (
            <article class="sheet">
              <h2>
                <bdi>{nameOfCard(row)}</bdi> <small>{t(`desk.side.${row.card.side}`)}</small>
              </h2>
              <p>
                {t('desk.card.since', {
                  date: formatDate(row.card.wishedAt, language),
                  count: weeksSince(row.card.wishedAt, now),
                })}
              </p>
              {row.members.map((member) => (
                <>
                  {row.members.length > 1 && (
                    <h3>
                      <bdi>{member.name}</bdi>
                    </h3>
                  )}
                  <AnswersFacts answers={member.answers} language={language} />
                </>
              ))}
            </article>
          ))}
        </>
      )}
    </DeskLayout>
  );
}
