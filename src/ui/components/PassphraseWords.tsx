import { picturedWordsOf, wordsOfPassphrase } from '#core/passphrase/passphrase.ts';
import { Icon } from '../icons/icon.tsx';

/**
 * The words of a card, numbered by the style sheet because their order counts, each with its picture; those of an earlier
 * card have none. Left-to-right in every language, so that a card looks the same to who helps as to who holds it.
 * @param passphrase words, joined by hyphens
 */
export function PassphraseWords({ passphrase }: { passphrase: string }) {
  const pictured = picturedWordsOf(passphrase);
  return (
    <ol class={pictured ? 'words drawn' : 'words'} lang="nl" dir="ltr">
      {pictured
        ? pictured.map((word) => (
            <li>
              <Icon name={`word-${word}`} />
              <b>{word}</b>
            </li>
          ))
        : wordsOfPassphrase(passphrase).map((word) => (
            <li>
              <b>{word}</b>
            </li>
          ))}
    </ol>
  );
}
