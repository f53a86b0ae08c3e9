import { Icon } from '#ui';
import { mapLink } from '../catalogue/map-link.ts';
import type { Initiative } from '../catalogue/types.ts';
import { messagesIn } from '../messages.ts';

/** Whether it is known where an initiative is. */
export const hasLocation = ({ online, placeName, address, town }: Initiative): boolean =>
  online || Boolean(placeName || address || town);

/** Where an initiative is, as it stands on envelopes, with a link to a map. */
export function Location({ it, language }: { it: Initiative; language: string }) {
  const t = messagesIn(language);
  if (it.online) return <>{t('one.online')}</>;
  const lines = [it.placeName, it.address, [it.postcode, it.town].filter(Boolean).join(' ')].filter(Boolean);
  const map = mapLink(it);
  return (
    <>
      <bdi lang="nl">
        {lines.map((line) => (
          <div>{line}</div>
        ))}
      </bdi>
      {map && (
        <a class="no-print" rel="noreferrer" href={map.url}>
          <Icon name="place" /> {t('one.map')}
        </a>
      )}
      {map?.precision === 'town' && it.town && (
        <div class="soft no-print">{t('one.map.town', { town: it.town })}</div>
      )}
    </>
  );
}
