import { messagesIn } from '../messages.ts';
import type { MarketStall } from './types.ts';

/** Who stands on the market, and the way to a stand of one's own. */
export function Stands({
  stands,
  language,
  form,
}: {
  stands: MarketStall[];
  language: string;
  form?: string | undefined;
}) {
  const t = messagesIn(language);
  if (!stands.length && !form) return null;
  return (
    <section>
      {stands.length > 0 && <h2>{t('stand.here')}</h2>}
      <ul>
        {stands.map((stand) => (
          <li>
            <b>
              <bdi>{stand.organisation}</bdi>
            </b>
            {': '}
            <bdi>{stand.shows}</bdi>
          </li>
        ))}
      </ul>
      {form && (
        <p>
          <a href={form}>{t('stand.come')}</a>
        </p>
      )}
    </section>
  );
}
