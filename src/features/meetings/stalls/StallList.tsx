import { Badge } from '#ui';
import { messagesIn } from '../messages.ts';
import { byNumber } from './plan.ts';
import type { MarketStall } from './types.ts';

/** The stalls on the market, and a link to the form with which an organisation requests one. */
export function StallList({
  stalls,
  language,
  formHref,
}: {
  stalls: MarketStall[];
  language: string;
  formHref?: string | undefined;
}) {
  const t = messagesIn(language);
  if (!stalls.length && !formHref) return null;
  return (
    <section>
      {stalls.length > 0 && <h2>{t('stand.here')}</h2>}
      <ul>
        {byNumber(stalls).map((stall) => (
          <li>
            {stall.number && <Badge kind="plain">{stall.number}</Badge>}{' '}
            <b>
              <bdi>{stall.organisation}</bdi>
            </b>
            {': '}
            <bdi>{stall.shows}</bdi>
          </li>
        ))}
      </ul>
      {formHref && (
        <p>
          <a href={formHref}>{t('stand.come')}</a>
        </p>
      )}
    </section>
  );
}
