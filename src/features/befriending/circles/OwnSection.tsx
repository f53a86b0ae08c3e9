import { formatDate } from '#core/i18n/formats.ts';
import { Button, ButtonLink, Notice } from '#ui';
import type { OwnSection } from '../card/own-sections.ts';
import { messagesIn } from '../messages.ts';
import { CIRCLE_PATH, CIRCLES_PATH, PAIRS_PATH } from '../model/paths.ts';
import { type OwnCircleFacts, ownCircleFacts } from './own-circles.ts';
import { missingOf } from './rules.ts';
import type { CircleYear } from './year-queries.ts';

/** On the own page: the circles that somebody is in, and the way to circles that can be asked. */
export function CirclesSection({
  language,
  token,
  facts: { circles, years },
}: {
  language: string;
  token: string;
  facts: OwnCircleFacts;
}) {
  const t = messagesIn(language);
  return (
    <section>
      <h2>{t('circles.title')}</h2>
      {circles.map(({ card, members }) => {
        const missing = missingOf(members);
        return (
          <>
            <p>
              <b>
                <bdi>{card.circleName}</bdi>
              </b>
              {' · '}
              {t('circles.members', { count: members.length })}
            </p>
            {missing && (
              <Notice kind="ask">
                {missing.why === 'members'
                  ? t('circles.state.members', { count: missing.count })
                  : t('circles.state.hours')}
              </Notice>
            )}
          </>
        );
      })}
      {years.map((year) => (
        <YearSection language={language} token={token} year={year} />
      ))}
      <p class="actions">
        {circles.length > 0 && (
          <ButtonLink href={`/${language}${CIRCLE_PATH}`} icon="people">
            {t('circles.own.open')}
          </ButtonLink>
        )}
        <ButtonLink href={`/${language}${CIRCLES_PATH}`} kind="ghost" icon="search">
          {t('circles.see')}
        </ButtonLink>
      </p>
    </section>
  );
}

/** Until when a year together is, and before it is over whether one goes on. */
export function YearSection({
  language,
  token,
  year: { pair, until, asks, saidOn },
}: {
  language: string;
  token: string;
  year: CircleYear;
}) {
  const t = messagesIn(language);
  const day = formatDate(until, language);
  if (!asks) return <p class="soft">{t('circles.year', { day })}</p>;
  return (
    <Notice kind="ask" title={t('circles.year.soon', { day })}>
      <p>{t(saidOn ? 'circles.year.said' : 'circles.year.ask')}</p>
      {!saidOn && (
        <form method="post" action={`/${language}${PAIRS_PATH}/${pair}/year`}>
          <input type="hidden" name="token" value={token} />
          <p class="actions">
            <Button icon="check">{t('circles.year.on')}</Button>
            <ButtonLink href={`/${language}${PAIRS_PATH}/${pair}`} kind="ghost">
              {t('circles.year.end')}
            </ButtonLink>
          </p>
        </form>
      )}
    </Notice>
  );
}

/** The part of circles on the own page. */
export const circlesOwnSection: OwnSection = async ({ tx, app, person, language, token }) => (
  <CirclesSection language={language} token={token} facts={await ownCircleFacts(tx, app, person)} />
);
