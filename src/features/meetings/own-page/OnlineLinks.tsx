import { ButtonLink } from '#ui';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';

/** Where to take part on line: only on the page of somebody who comes. */
export function OnlineLinks({
  edition,
  links,
  language,
}: {
  edition: Edition;
  links: ReadonlyMap<string, string>;
  language: string;
}) {
  const t = messagesIn(language);
  const places = edition.venues.filter(({ id, online }) => online && links.has(id));
  if (places.length === 0 || edition.state === 'cancelled') return null;
  return (
    <section class="no-print">
      <h2>{t('online')}</h2>
      <p>{t('online.private')}</p>
      <p class="actions">
        {places.map(({ id, name }) => (
          <ButtonLink href={links.get(id) ?? ''} kind="ghost" icon="arrow">
            {name}
          </ButtonLink>
        ))}
      </p>
    </section>
  );
}
