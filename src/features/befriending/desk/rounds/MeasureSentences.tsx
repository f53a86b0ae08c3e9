import { teamMessagesIn } from '../../messages.ts';
import type { RoundMeasures } from '../../rounds/compute-round.ts';

/** A difference of so many points of a thousand between the sides is worth a sentence of its own. */
const NOTABLE_GAP_POINTS = 50;

/** How good a round was, in sentences: what was possible, what it cost, and whether one side is better off. */
export function MeasureSentences({ measures, language }: { measures: RoundMeasures; language: string }) {
  const t = teamMessagesIn(language);
  const { newcomers, residents, size, maximum, blocking, withoutAnybody, mode, gap } = measures;
  return (
    <ul>
      <li>{t('desk.round.cards', { newcomers: newcomers.cards, residents: residents.cards })}</li>
      <li>{t('desk.round.size', { size, maximum })}</li>
      <li>
        {blocking === 0 ? t('desk.round.stable') : t('desk.round.blocking', { count: blocking })}
        {mode === 'stable' && maximum > size && ` ${t('desk.round.cost', { count: maximum - size })}`}
      </li>
      {withoutAnybody > 0 && <li>{t('desk.round.nobody', { count: withoutAnybody })}</li>}
      {gap !== null && (
        <li>
          {Math.abs(gap) < NOTABLE_GAP_POINTS
            ? t('desk.round.equal')
            : t(gap > 0 ? 'desk.round.gap.newcomer' : 'desk.round.gap.resident')}
        </li>
      )}
    </ul>
  );
}
