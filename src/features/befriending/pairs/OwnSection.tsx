import type { OwnSection } from '../card/own-sections.ts';
import { messagesIn } from '../messages.ts';
import { ownPairs } from '../model/pair-queries.ts';
import { PAIRS_PATH } from '../model/paths.ts';
import { otherSides } from '../model/queries.ts';
import { PairLinks } from './PairsPage.tsx';

/** On the own page: the people whom somebody meets. */
export const pairsSection: OwnSection = async ({ tx, app, person, language }) => {
  const pairs = await ownPairs(tx, person);
  if (pairs.length === 0) return null;
  const t = messagesIn(language);
  const going = pairs.filter(({ state }) => state !== 'ended');
  return (
    <section>
      <h2>{t('pairs.all')}</h2>
      <PairLinks language={language} pairs={going} others={await otherSides(tx, app)} />
      {going.length < pairs.length && (
        <p>
          <a href={`/${language}${PAIRS_PATH}`}>{t('pairs.earlier')}</a>
        </p>
      )}
    </section>
  );
};
