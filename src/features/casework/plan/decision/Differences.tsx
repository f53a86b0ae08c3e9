import { teamMessagesIn } from '../../messages.ts';
import type { PlanDifference } from '../model/describe.ts';

/** What changed between two versions, line by line in words. */
export function Differences({
  differences,
  language,
}: {
  differences: readonly PlanDifference[];
  language: string;
}) {
  const t = teamMessagesIn(language);
  if (differences.length === 0) return <p>{t('plan.differences.none')}</p>;
  return (
    <ul>
      {differences.map(({ label, before, after }) => (
        <li>
          <b>{label}</b>
          <br />
          {t('plan.differences.before')}{' '}
          <span dir="auto">{before ? <del>{before}</del> : <i>{t('plan.not-said')}</i>}</span>
          <br />
          {t('plan.differences.after')}{' '}
          <span dir="auto">{after ? <ins>{after}</ins> : <i>{t('plan.not-said')}</i>}</span>
        </li>
      ))}
    </ul>
  );
}
