import { Icon } from '#ui';
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
  return (
    <>
      <bdi lang="nl">
        {lines.map((line) => (
          <div>{line}</div>
        ))}
      </bdi>
      {it.lat !== null && it.lon !== null && (
        <a
          class="no-print"
          rel="noreferrer"
          href={`https://www.openstreetmap.org/?mlat=${it.lat}&mlon=${it.lon}#map=17/${it.lat}/${it.lon}`}
        >
          <Icon name="place" /> {t('one.map')}
        </a>
      )}
    </>
  );
}
