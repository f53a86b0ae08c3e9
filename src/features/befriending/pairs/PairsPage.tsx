import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { ButtonLink, Layout, LinkCard } from '#ui';
import { messagesIn } from '../messages.ts';
import type { OwnPair } from '../model/pair-queries.ts';
import { OWN_PATH, PAIRS_PATH, PROPOSALS_PATH } from '../model/paths.ts';
import type { OtherSide } from '../model/queries.ts';
import { namesOf } from '../proposals/AboutOthers.tsx';

interface PairsProps {
  page: PageContext;
  pairs: OwnPair[];
  /** The people of the other sides. */
  others: OtherSide[];
}

/** The ways to the people whom somebody meets. Also for the own page. */
export function PairLinks({ language, pairs, others }: { language: string } & Omit<PairsProps, 'page'>) {
  const t = messagesIn(language);
  return (
    <div class="doors">
      {pairs.map((pair) => {
        const people = others.filter(({ card }) => card === pair.other);
        return (
          <LinkCard
            href={`/${language}${PAIRS_PATH}/${pair.id}`}
            icon={pair.kind === 'circle' ? 'people' : 'second'}
            title={people.length > 0 ? namesOf(people, language) : t('pairs.title')}
            hint={
              pair.endedAt
                ? t('pairs.ended.on', { day: formatDay(pair.endedAt, language) })
                : t('pairs.since', { day: formatDay(pair.since, language) })
            }
          />
        );
      })}
    </div>
  );
}

/** Everybody whom somebody meets, and whom they met. */
export function PairsPage({ page, pairs, others }: PairsProps) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout page={page} title={t('pairs.all')} narrow sheet={page.assets['befriending.css']} robots="noindex">
      <h1>{t('pairs.all')}</h1>
      {pairs.length === 0 && <p class="lead">{t('pairs.none')}</p>}
      <PairLinks language={language} pairs={pairs} others={others} />
      <p class="actions">
        <ButtonLink href={`/${language}${PROPOSALS_PATH}`} icon="people">
          {t('proposals.title')}
        </ButtonLink>
        <ButtonLink href={`/${language}${OWN_PATH}`} kind="ghost" icon="back">
          {t('proposals.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}
