import { deskMessagesIn } from '../messages.ts';

/** A key and what it does on a page: it clicks or focuses the element with the same `data-key`. */
export interface DeskKey {
  key: string;
  label: string;
}

/** The list of keys, which the key `?` shows. It stands in the page without the script too, where no key does anything. */
export function DeskKeys({ keys, language }: { keys: readonly DeskKey[]; language: string }) {
  const t = deskMessagesIn(language);
  const all: DeskKey[] = [
    { key: 'j', label: t('keys.next') },
    { key: 'k', label: t('keys.previous') },
    { key: '↵', label: t('keys.open') },
    { key: 'x', label: t('keys.choose') },
    { key: '/', label: t('keys.search') },
    ...keys,
    { key: 'Ctrl ↵', label: t('keys.send') },
    { key: '?', label: t('keys.help') },
  ];
  return (
    <dialog class="desk-keys" aria-labelledby="desk-keys-title">
      <h2 id="desk-keys-title">{t('keys')}</h2>
      <dl>
        {all.map(({ key, label }) => (
          <div>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" class="button ghost">
          <span>{t('keys.close')}</span>
        </button>
      </form>
    </dialog>
  );
}
