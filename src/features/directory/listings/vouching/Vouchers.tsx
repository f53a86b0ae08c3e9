import { teamMessagesIn } from '../../messages.ts';

/** The names of who vouched for a listing. */
export function Vouchers({ names, language }: { names: string[]; language: string }) {
  const t = teamMessagesIn(language);
  if (!names.length) return null;
  return (
    <section>
      <h2>{t('vouch.by')}</h2>
      <ul>
        {names.map((name) => (
          <li>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
