import { Badge } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import type { BottleneckStanding, BottleneckState } from '../model/rules.ts';

const KINDS: Record<BottleneckState, 'plain' | 'soft' | 'good'> = {
  proposed: 'plain',
  waiting: 'soft',
  paused: 'soft',
  'will-do': 'soft',
  done: 'good',
  no: 'plain',
  'not-ours': 'plain',
};

/** How a bottleneck stands, as badges: late and opened again stand out beside the state itself. */
export function StateBadge({
  standing,
  language,
}: {
  standing: Pick<BottleneckStanding, 'state' | 'isOverdue' | 'isReopened'>;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <>
      {standing.isOverdue && (
        <>
          <Badge kind="new">{t('bottleneck.state.overdue')}</Badge>{' '}
        </>
      )}
      {standing.isReopened && (
        <>
          <Badge kind="new">{t('bottleneck.state.reopened')}</Badge>{' '}
        </>
      )}
      <Badge kind={KINDS[standing.state]}>{t(`bottleneck.state.${standing.state}`)}</Badge>
    </>
  );
}
