import { formatFullDay } from '#core/i18n/formats.ts';
import { Badge } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import type { CheckState } from './checks.ts';

/** The state of a check in a word, with its day. */
export function CheckBadge({
  state,
  checkedOn,
  language,
}: {
  state: CheckState;
  checkedOn: string | null;
  language: string;
}) {
  const t = teamMessagesIn(language);
  if (state === 'none') return <span class="soft">–</span>;
  return (
    <>
      <Badge kind={state === 'good' ? 'plain' : state === 'soon' ? 'soft' : 'new'}>
        {t(`desk.check.${state}`)}
      </Badge>
      {checkedOn !== null && <small class="soft below">{formatFullDay(checkedOn, language)}</small>}
    </>
  );
}
